import MesoPrimitives

/// What every behaviour does in the epoch, laid out for the loops over rows: a handful of
/// numbers per behaviour, and per pair of a validator's and a contributor's behaviour.
final class EpochPlans {
  private let arena = Arena()
  /// Contributor behaviours.
  let behaviours: Int

  // One value per contributor behaviour.
  let offset: Column<Double>
  let skillWeight: Column<Double>
  let noise: Column<Double>
  let cost: Column<Int64>
  let submits: Column<UInt8>
  let replicates: Column<UInt8>
  let contributions: Column<Int32>
  /// How many of an operator's identities are used; more than any has, for all.
  let identities: Column<Int32>
  let topUp: Column<TopUpPlan>

  /// The different ways in which validators see work, in front: at most one per validator behaviour.
  let eyes: Column<Eye>
  private(set) var eyeCount = 0

  // One value per validator behaviour.
  let signalNoise: Column<Double>
  let inspectionCost: Column<Int64>
  let validatorTopUp: Column<TopUpPlan>

  // One value per pair, at validator behaviour × behaviours + contributor behaviour.
  let look: Column<Look>
  /// How a seat of the pair judges; see ``SeatRule``.
  let seatRule: Column<SeatRule>
  let inspects: Column<UInt8>
  /// 1 where the judgement needs more than the signal.
  let isSpecial: Column<UInt8>
  private let reads: [PublicEvidence]
  /// Whether any behaviour uses fewer identities than an operator may have.
  let anyUsesFew: Bool
  /// Whether any pair is special.
  private(set) var anySpecial = false
  /// Whether any validator colludes.
  let anyColludes: Bool
  /// Whether any contributor tops its stake up.
  let anyTopUp: Bool
  /// How all contributors top their stakes up; `nil` if they differ.
  let commonTopUp: TopUpPlan?
  /// What of an operator's receipts goes to its stake, by behaviour of each side; empty where none
  /// does.
  let reinvest: [Proportion]
  let validatorReinvest: [Proportion]
  private(set) var deeds: DeedPlans
  private(set) var said = Intentions()
  private var answers = StrategyAnswers()
  /// What operators sell, by contributor and by validator behaviour.
  let sells: [SellTerms?]
  let judgeSells: [SellTerms?]
  /// Whether any operator sells.
  let anySells: Bool
  /// The most that a cost in dollars comes to, however low the price, so that sums can be counted.
  private let greatestCost: Double

  init(world: World) {
    let own = world.contributors.count
    let judges = world.validators.count
    behaviours = own
    let reads = world.mechanism.reads
    self.reads = PublicEvidence.allCases.filter { reads.contains($0) }
    offset = arena.column(own, of: 0)
    skillWeight = arena.column(own, of: 0)
    noise = arena.column(own, of: 0)
    cost = arena.column(own, of: 0)
    submits = arena.column(own, of: 1)
    replicates = arena.column(own, of: 1)
    contributions = arena.column(own, of: 1)
    identities = arena.column(own, of: Int32.max)
    topUp = arena.column(own, of: TopUpPlan())
    signalNoise = arena.column(judges, of: 0)
    inspectionCost = arena.column(judges, of: 0)
    validatorTopUp = arena.column(judges, of: TopUpPlan())
    look = arena.column(own * judges, of: Look())
    seatRule = arena.column(own * judges, of: SeatRule())
    eyes = arena.column(max(1, judges), of: Eye(noise: 0, bias: 0))
    inspects = arena.column(own * judges, of: 0)
    isSpecial = arena.column(own * judges, of: 0)
    anyUsesFew = world.contributors.contains { $0.usedIdentities != nil }
    var toppingUp = false
    for (index, cohort) in world.contributors.enumerated() {
      replicates[index] = cohort.work == .replicate ? 1 : 0
      contributions[index] = Int32(cohort.contributions)
      if let used = cohort.usedIdentities { identities[index] = Int32(used) }
      topUp[index] = TopUpPlan(cohort.terms)
      toppingUp = toppingUp || topUp[index].amount > 0
    }
    anyTopUp = toppingUp
    sells = world.contributors.map { $0.terms.sells }
    judgeSells = world.validators.map { $0.terms.sells }
    anySells = sells.contains { $0 != nil } || judgeSells.contains { $0 != nil }
    let made = world.contributors.reduce(1) {
      $0 + $1.terms.operators * $1.terms.identities * $1.contributions
    }
    greatestCost = 0x1p60 / Double(made * max(1, world.panelTerms?.size ?? 1))
    let topUps = topUp.array
    commonTopUp = topUps.dropFirst().allSatisfy { $0 == topUps[0] } ? topUps.first : nil
    reinvest = Self.reinvested(world.contributors.map { $0.terms })
    validatorReinvest = Self.reinvested(world.validators.map { $0.terms })
    var colluding = false
    for (index, cohort) in world.validators.enumerated() {
      signalNoise[index] = cohort.signalNoise
      colluding = colluding || cohort.terms.coalition > 0
      inspectionCost[index] = cohort.inspectionCost.units
      validatorTopUp[index] = TopUpPlan(cohort.terms)
    }
    anyColludes = colluding
    deeds = DeedPlans(world: world, arena: arena)
  }

  /// Asks every strategy what it does in this epoch, and lays the answers out; where nothing is new,
  /// what the last epoch laid out holds.
  func ask(
    _ shared: Shared<World>, view: PublicView, slots: Int?, tasks: TaskForecast? = nil
  ) {
    let isNew = answers.take(shared, view, slots: slots)
    guard isNew || tasks != nil || shared.value.costsAreInDollars else { return }
    // Filled apart: what stands in the plans is checked for exclusive access at every step.
    var (said, deeds) = (Intentions(), self.deeds)
    swap(&said, &self.said)
    said.clear()
    deeds.startEpoch()
    // Cohorts are read where they lie: a copy of one takes a dozen counted references along.
    let (contributors, validators) = (shared.value.contributors, shared.value.validators)
    let (own, judges) = (contributors.span, validators.span)
    for index in own.indices {
      var plan = answers.plans[index]
      if let tasks { plan.effort = tasks.effort(of: own[index], planned: plan.effort) }
      said.efforts.append(plan.effort)
      said.answers.append(plan.answer)
      said.appeals.append(plan.appeals)
      deeds.note(plan, of: index)
      for kind in reads {
        said.evidence[kind.index].append(
          shared.value.roles[own[index].role]?[kind].map {
            PlannedReading($0, effort: plan.rational == nil ? plan.effort : 0)
          })
      }
      said.washes.append(plan.washes)
      said.bribes.append(own[index].strategy.bribe)
      said.rational.append(plan.rational)
      let effort = plan.rational == nil ? plan.effort : 0
      let latent = shared.value.production.latent(effort: effort, override: own[index].quality)
      offset[index] = latent.offset
      skillWeight[index] = latent.skillWeight
      noise[index] = latent.noise
      let spent = own[index].effortCost.at(effort: plan.effort + plan.gamingEffort)
      // What operators choose to spend is added up as they do.
      cost[index] = plan.rational == nil ? inTokens(spent, shared.value, view) : 0
      submits[index] = plan.submits ? 1 : 0
      contributions[index] = Int32(min(own[index].contributions, slots ?? own[index].contributions))
    }
    anySpecial = false
    eyeCount = 0
    for judge in judges.indices {
      let plan = answers.judgePlans[judge]
      let eye = place(of: Eye(noise: judges[judge].signalNoise, bias: judges[judge].signalBias))
      if shared.value.costsAreInDollars {
        inspectionCost[judge] = inTokens(judges[judge].inspectionCost, shared.value, view)
      }
      said.watch.append(plan.watch)
      said.turnout.append(plan.turnout)
      said.prices.append(plan.price)
      said.rows.append(plan.row)
      said.poses.append(plan.camouflage)
      said.looksOnce.append(plan.outsiders == .inspectOnce || plan.insiders == .inspectOnce)
      for author in 0..<behaviours {
        let coalition = own[author].terms.coalition
        let insider =
          judges[judge].terms.coalition > 0 && judges[judge].terms.coalition == coalition
        let judgement = insider ? plan.insiders : plan.outsiders
        let pair = judge * behaviours + author
        deeds.note(
          plan, pair: pair, insider: insider, offer: said.bribes[author], world: shared.value)
        said.judgements.append(judgement)
        said.camouflage.append(judgement == .inspect ? 0 : plan.camouflage)
        let looks = judgement == .inspect || judgement == .inspectOnce
        inspects[pair] = looks ? 1 : 0
        let bias: Double =
          switch judgement {
          case .approve: .infinity
          case .reject: -.infinity
          case .inspect, .inspectOnce, .random, .copy: judges[judge].signalBias
          }
        look[pair] = Look(noise: judges[judge].signalNoise, bias: bias)
        seatRule[pair] = SeatRule(
          judgement, eye: eye, colludes: judges[judge].terms.coalition > 0)
        let simple = judgement == .inspect || judgement == .approve || judgement == .reject
        isSpecial[pair] = simple && said.camouflage[pair] == 0 ? 0 : 1
        anySpecial = anySpecial || isSpecial[pair] == 1
      }
    }
    swap(&said, &self.said)
    self.deeds = deeds
  }
}

extension EpochPlans {
  private static func reinvested(_ cohorts: [CohortTerms]) -> [Proportion] {
    cohorts.contains { $0.reinvest > .zero } ? cohorts.map { $0.reinvest } : []
  }

  /// The place of a way of seeing among those that differ.
  private func place(of eye: Eye) -> UInt8 {
    for known in 0..<eyeCount where eyes[known] == eye { return UInt8(known) }
    eyes[eyeCount] = eye
    eyeCount += 1
    return UInt8(eyeCount - 1)
  }

  /// What a cost comes to in tokens at the price of the epoch, rounded down.
  func inTokens(_ cost: Amount, _ world: World, _ view: PublicView) -> Int64 {
    guard world.costsAreInDollars else { return cost.units }
    guard cost > .zero else { return 0 }
    return Int64(min(greatestCost, Double(cost.units) / max(view.priceUSD, 1e-300)))
  }
}

/// How a reading arises under one behaviour: constant + quality·q + noise·Z.
struct PlannedReading: Hashable {
  let constant: Double
  /// What a unit of an operator's own effort adds, where it chooses it.
  let perEffort: Double
  let quality: Double
  let noise: Double

  init(_ model: EvidenceModel, effort: Double) {
    constant = model.base + model.effort * effort
    perEffort = model.effort
    quality = model.quality
    noise = model.noise
  }
}

/// When an identity's stake is topped up, and by how much.
struct TopUpPlan: BitwiseCopyable, Hashable {
  /// The floor of the stake; nothing is below the floor of an operator that never tops up.
  var below = Int64.min
  var amount: Int64 = 0

  init() {}

  init(_ terms: CohortTerms) {
    guard let topUp = terms.topUp, topUp.amount.units > 0 else { return }
    (below, amount) = (topUp.below.units, topUp.amount.units)
  }
}

/// How behaviours top stakes up: loops are written once over any, and compiled for each.
protocol TopUps {
  func plan(_ behaviour: UInt8) -> TopUpPlan
}

/// All alike.
struct OneTopUp: TopUps {
  let plan: TopUpPlan

  @inline(__always) func plan(_ behaviour: UInt8) -> TopUpPlan { plan }
}

/// Listed by behaviour.
struct ListedTopUps: TopUps {
  let plans: UnsafePointer<TopUpPlan>

  @inline(__always) func plan(_ behaviour: UInt8) -> TopUpPlan { plans[Int(behaviour)] }
}

/// What contributors expect of the tasks that are allotted.
struct TaskForecast {
  let allocation: any TaskAllocation
  /// Entrants in a task.
  let entrants: Int

  init(_ allocation: any TaskAllocation, entrants: Int) {
    self.allocation = allocation
    self.entrants = entrants
  }

  /// The effort of a cohort's entries: what its strategy plans, or the equilibrium; in parts, if the
  /// cohort splits it over its identities.
  func effort(of cohort: ContributorCohort, planned: Double) -> Double {
    var effort = planned
    if cohort.tasks.effort == .equilibrium {
      let entrant = Entrant(
        entrants: entrants, linear: Double(cohort.effortCost.linear.units),
        quadratic: Double(cohort.effortCost.quadratic.units))
      effort = allocation.effort(entrant) ?? planned
    }
    return cohort.tasks.splitsEffort ? effort / Double(cohort.terms.identities) : effort
  }
}
