import MesoModel
import MesoPrimitives

/// Checks that involve more than one field of a scenario.
struct CrossChecks {
  let root: Resolved
  let world: World
  let decimals: Int
  private(set) var issues: [ScenarioIssue] = []
  private(set) var warnings: [ScenarioIssue] = []

  init(root: Resolved, world: World, decimals: Int) {
    self.root = root
    self.world = world
    self.decimals = decimals
  }

  mutating func run() {
    checkTime()
    checkCohorts()
    checkCoalitions()
    checkAdaptation()
    checkEffort()
    checkTurnover()
    checkDelegation()
    checkRoles()
    checkPanel()
    checkAttestations()
    warnOfDeeds()
    checkDuties()
    checkLabels()
    checkDocket()
    // Sums of money are taken over columns that fit.
    if checkSizes() { checkMoney() }
    warnOfWarmUp()
    warnOfStake()
    warnOfDeposit()
    checkPurse()
    checkStages()
    checkEmissionShares()
    checkEvaluation()
    checkMarket()
    checkTasks()
    checkRoleRules()
    warnOfContract()
  }

  mutating func report(_ place: Place, _ sentence: String) {
    issues.append(ScenarioIssue(place, sentence))
  }

  mutating func warn(_ place: Place, _ sentence: String) {
    warnings.append(ScenarioIssue(place, sentence))
  }

  /// The cohorts of both sides: side, entry of the scenario, terms of the world.
  var cohorts: [(side: String, entry: Resolved.Entry, terms: CohortTerms)] {
    zip(root.part("contributors").entries, world.contributors).map {
      ("contributors", $0, $1.terms)
    }
      + zip(root.part("validators").entries, world.validators).map {
        ("validators", $0, $1.terms)
      }
  }

  private mutating func checkTime() {
    if world.warmUp >= world.epochs {
      report(
        root.part("warm-up").place,
        "'warm-up' is \(world.warmUp); it must be less than 'epochs', which is \(world.epochs).")
    }
  }

  private mutating func checkCohorts() {
    if world.contributors.allSatisfy({ $0.terms.operators == 0 }) {
      report(
        root.part("contributors").place, "'contributors' needs at least one operator in all.")
    }
    for (side, entry, terms) in cohorts {
      let path = "'\(side).\(entry.key)"
      if let depart = terms.depart, depart <= terms.arrive {
        report(
          entry.value.part("depart").place,
          "\(path).depart' is \(depart); it must be after 'arrive', which is \(terms.arrive).")
      }
      if terms.arrive > world.epochs {
        warn(
          entry.value.part("arrive").place,
          "\(path)' arrives in epoch \(terms.arrive), after the last one, \(world.epochs).")
      }
      if let topUp = terms.topUp, topUp.amount == .zero {
        report(
          entry.value.part("top-up").part("amount").place,
          "\(path).top-up.amount' is 0; it must be more than 0 tokens.")
      }
      if case .uniform(let low, let high)? = skill(of: entry, side: side), low > high {
        report(
          entry.value.part("skill").place,
          "\(path).skill.uniform' is [\(low.shortest), \(high.shortest)]; the first must not be "
            + "greater than the second.")
      }
    }
  }

  private func skill(of entry: Resolved.Entry, side: String) -> SkillDistribution? {
    guard side == "contributors" else { return nil }
    return world.contributors.first { $0.terms.name == entry.key }?.skill
  }

  private mutating func checkCoalitions() {
    for (side, entry, terms) in cohorts where terms.coalition == 0 {
      guard ["colluding", "self-voting"].contains(terms.strategyName) else { continue }
      report(
        entry.value.place,
        "'\(side).\(entry.key)' colludes with nobody; it needs 'coalition', the name of one.")
    }
    for (index, name) in world.coalitions.enumerated() {
      let members = cohorts.filter { $0.terms.coalition == index + 1 }
      let operators = members.reduce(0) { $0 + $1.terms.operators }
      guard operators < 2, let first = members.first else { continue }
      report(
        first.entry.value.part("coalition").place,
        operators == 0
          ? "The coalition '\(name)' has no members."
          : "The coalition '\(name)' has only one operator; it takes two or more.")
    }
  }
}
