import MesoPrimitives

/// What an engine lays out at the start of a run and cannot change later, part by part.
///
/// Whatever else a world says may change between two epochs.
struct WorldStructure: Hashable {
  /// A part, in words, and what it is.
  struct Part: Hashable {
    let name: String
    let value: String
  }

  private(set) var parts: [Part] = []

  init(_ world: World) {
    addPopulation(of: world)
    addVerification(of: world)
    addMoney(of: world)
    addInstruments(of: world)
  }

  private mutating func add(_ name: String, _ values: Any...) {
    let texts = values.map { String(describing: $0) }
    parts.append(Part(name: name, value: texts.joined(separator: ", ")))
  }

  private mutating func addPopulation(of world: World) {
    for cohort in world.contributors.map({ $0.terms }) + world.validators.map({ $0.terms }) {
      add(
        "the operators of '\(cohort.name)'", cohort.operators, cohort.identities, cohort.coalition)
    }
    for cohort in world.contributors {
      add(
        "who of '\(cohort.terms.name)' may come and go", cohort.outside != nil,
        cohort.outside?.reserve ?? 0)
      add("the contributions of '\(cohort.terms.name)'", cohort.work.rawValue, cohort.contributions)
    }
    for cohort in world.validators {
      add(
        "who of '\(cohort.terms.name)' may come and go", cohort.outside != nil,
        cohort.outside?.reserve ?? 0)
    }
    for cohort in world.delegators {
      add(
        "the holders of '\(cohort.name)'", world.holders(of: cohort), cohort.contributors ?? -1,
        cohort.tokens.units, cohort.start.rawValue)
    }
    add("the horizon", world.epochs, world.warmUp, world.incomeWindow)
    let rule = world.adaptation.rule
    let comparesBehaviours = if case .profit = rule.basis { true } else { false }
    add(
      "what adaptation compares", rule.basis != .balance, comparesBehaviours,
      rule is any LearningAdaptation)
    if comparesBehaviours {
      let considered = Side.allCases.map { world.behavioursConsidered(by: $0) }
      add("the behaviours that adaptation considers", considered)
    }
    add("whether effort is chosen", OwnEfforts.areKept(in: world))
    add(
      "whether identities may go unused", world.contributors.contains { $0.usedIdentities != nil })
  }

  private mutating func addVerification(of world: World) {
    let panel = world.panelTerms
    let instrument = world.mechanism.verification.instrument
    let kind = instrument.map { String(String(describing: $0).prefix { $0 != "(" }) }
    add("the instrument of verification", kind ?? "none")
    add("the seats of a panel", panel?.size ?? 0)
    add("how panels are heard", world.hearsInTurn, world.keepsSeats)
    add("whether bribes are offered", world.offersBribes)
    add("what attestations say", panel.map { String(describing: $0.reading) } ?? "none")
    add("whether panels read reputation", panel?.weighting == .reputation)
    add("whether contributions are decided one by one", world.mechanism.usesDocket)
    let evaluation = (world.mechanism.verification as? any PeerEvaluation)?.evaluation
    add(
      "when rows of weights count", evaluation?.revealPeriod ?? -1,
      evaluation?.asksValidators ?? false)
    add("whether contributions carry deposits", world.mechanism.admission.takesDeposits)
  }

  private mutating func addMoney(of world: World) {
    let payout = world.mechanism.payout
    add("the schedule of payout", payout.schedule)
    add("where money waits", payout.holding.rawValue, payout.claims != nil)
    add("the source of rewards", world.mechanism.reward.source.rawValue)
    add("whether tokens are traded", world.hasMarket)
    add("what makes the price", world.price.venue.map { String(describing: type(of: $0)) } ?? "")
    add("whether contributors sell", world.contributors.contains { $0.terms.sells != nil })
    let bonds = world.treasuryTerms.bonds
    add("the bonds of the treasury", bonds?.length ?? 0, bonds?.vesting ?? 0)
    add("whether faults exclude", world.mechanism.slashing.exclusion != nil)
  }

  private mutating func addInstruments(of world: World) {
    let mechanism = world.mechanism
    add("whether work is scored", mechanism.rewards.contains { $0.scoreNoise != nil })
    add("the rules of roles", mechanism.roles.map { $0.role.rawValue })
    let tasks = mechanism.allocation as? any TaskAllocation
    add("how long tasks stay open", tasks?.expiry ?? 0, tasks?.sponsor.rawValue ?? "none")
    add("whether copies are detected", mechanism.slashing.detector != nil)
    add("the readings that are drawn", mechanism.reads.map { $0.rawValue }.sorted())
    add("whether reputation changes", mechanism.reputation.isConstant)
    add("how items are labelled", mechanism.allocation.labelling?.labels ?? 0)
    add("whether quality drifts", world.production.drift != nil)
    add("how work is derived", world.derivation?.parents ?? 0, world.derivation?.window ?? 0)
  }
}

extension World {
  /// What another world has laid out in another way; `nil` if an engine could go over to it between
  /// two epochs.
  public func structuralDifference(from other: World) -> String? {
    zip(WorldStructure(self).parts, WorldStructure(other).parts).first { $0 != $1 }?.0.name
  }
}
