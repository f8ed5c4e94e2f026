import MesoModel
import MesoPrimitives

extension WorldBuilder {
  /// The names of coalitions in the order in which cohorts first name them.
  func coalitionNames() -> [String] {
    let cohorts = root.part("contributors").entries + root.part("validators").entries
    var seen: Set<String> = []
    return cohorts.compactMap { $0.value.optionalName("coalition") }
      .filter { seen.insert($0).inserted }
  }

  mutating func contributorCohorts(_ coalitions: [String]) -> [ContributorCohort]? {
    cohorts("contributors", schema.catalog.contributorStrategy) { part, terms, strategy in
      var cohort = ContributorCohort(
        terms: terms(coalitions), strategy: strategy,
        role: Role(rawValue: part.name("role")) ?? .modelDeveloper,
        work: ContributorCohort.Work(rawValue: part.name("work")) ?? .replicate,
        contributions: part.count("contributions-per-epoch"),
        skill: Self.skill(part.part("skill")), effortCost: Self.cost(part.part("effort-cost")),
        quality: Self.quality(part.part("quality")))
      cohort.tasks = part["tasks"].map { Self.tasks($0) } ?? TaskConduct()
      cohort.usedIdentities = part.optionalCount("uses-identities")
      cohort.outside = Self.outside(part, strategy)
      return cohort
    }
  }

  mutating func validatorCohorts(_ coalitions: [String]) -> [ValidatorCohort]? {
    cohorts("validators", schema.catalog.validatorStrategy) { part, terms, strategy in
      var cohort = ValidatorCohort(
        terms: terms(coalitions), strategy: strategy, signalNoise: part.number("signal-noise"),
        signalBias: part.number("signal-bias"), inspectionCost: part.amount("inspection-cost"),
        duties: Duties.names.first { $0.name == part.name("duty") }?.duty ?? .all,
        nonReveal: part.number("non-reveal"))
      cohort.commission = Proportion(part.optionalNumber("commission") ?? 0)
      cohort.outside = Self.outside(part)
      return cohort
    }
  }

  /// Who delegates; the operators of a contributor cohort are named by its place.
  func delegators() -> [DelegatorCohort] {
    let names = root.part("contributors").entries.map { $0.key }
    return (root["delegators"]?.entries ?? []).map { entry in
      let part = entry.value
      return DelegatorCohort(
        name: entry.key, holders: part.optionalCount("holders") ?? 0,
        contributors: part.optionalName("of").flatMap { names.firstIndex(of: $0) },
        tokens: part.amount("tokens"),
        start: DelegatorCohort.Start(rawValue: part.name("start")) ?? .even,
        mobility: part.number("mobility"), inertia: part.number("inertia"),
        window: part.count("window"), outsideRate: part.number("outside-rate"),
        reinvest: Proportion(part.number("reinvest")))
    }
  }

  /// The cohorts of a side; `nil` if a strategy refuses its parameters.
  private mutating func cohorts<Strategy, Cohort>(
    _ side: String, _ strategies: [CatalogEntry<Strategy>],
    _ cohort: (Resolved, ([String]) -> CohortTerms, Strategy) -> Cohort
  ) -> [Cohort]? {
    guard case .named(let named)? = schema.root[side]?.shape,
      case .component(let shape) = named.entry
    else { preconditionFailure("The schema has no cohorts at \(side).") }
    let entries = root.part(side).entries
    let cohorts = entries.compactMap { entry -> Cohort? in
      let path = [side, entry.key]
      return make(strategies, of: entry.value, as: shape, path: path).map { strategy in
        cohort(entry.value, { Self.terms(entry, coalitions: $0) }, strategy)
      }
    }
    return cohorts.count == entries.count ? cohorts : nil
  }

  private static func terms(_ entry: Resolved.Entry, coalitions: [String]) -> CohortTerms {
    let part = entry.value
    let coalition = part.optionalName("coalition").flatMap(coalitions.firstIndex(of:))
    let topUp = part["top-up"].map {
      TopUp(below: $0.amount("below"), amount: $0.amount("amount"))
    }
    var terms = CohortTerms(
      name: entry.key, strategyName: part.name("strategy"), operators: part.count("operators"),
      identities: part.count("identities"), capital: part.amount("capital"),
      stake: part.amount("stake"), topUp: topUp, coalition: coalition.map { $0 + 1 } ?? 0,
      arrive: part.count("arrive"), depart: part.optionalCount("depart"))
    terms.sells = part["sell"].map {
      SellTerms(costs: $0.flag("costs"), share: Proportion($0.number("share")))
    }
    terms.reinvest = Proportion(part.optionalNumber("reinvest") ?? 0)
    return terms
  }

  /// What the cohort says of its operators' alternatives, or what their strategy does.
  private static func outside(
    _ part: Resolved, _ strategy: (any ContributorStrategy)? = nil
  ) -> OutsideOption? {
    var option = part["participation"].map {
      OutsideOption(
        profit: $0.amount("outside-option"), rate: $0.number("outside-rate"),
        hysteresis: $0.amount("hysteresis"), hysteresisRate: $0.number("hysteresis-rate"),
        window: $0.count("window"), speed: $0.number("speed"))
    }
    option = option ?? strategy?.outside
    option?.reserve = part.optionalCount("reserve") ?? 0
    return option
  }

  private static func skill(_ part: Resolved) -> SkillDistribution {
    let numbers = part.entries.first?.value.items.compactMap { item -> Double? in
      if case .number(let number)? = item.value { number } else { nil }
    }
    return switch (part.entries.first?.key, numbers) {
    case ("beta", .some(let shapes)): .beta(shapes[0], shapes[1])
    case ("uniform", .some(let bounds)): .uniform(bounds[0], bounds[1])
    default: .constant(part.number("constant"))
    }
  }

  private static func cost(_ part: Resolved) -> EffortCost {
    EffortCost(
      fixed: part.amount("fixed"), linear: part.amount("linear"),
      quadratic: part.amount("quadratic"))
  }

  private static func tasks(_ part: Resolved) -> TaskConduct {
    var conduct = TaskConduct()
    conduct.bid = TaskConduct.Bid(rawValue: part.name("bid")) ?? .equilibrium
    conduct.markup = part.number("markup")
    conduct.effort = TaskConduct.Effort(rawValue: part.name("effort")) ?? .planned
    conduct.splitsEffort = part["split-effort"]?.value == .flag(true)
    conduct.lowestCost = part.amount("cost-low")
    conduct.highestCost = part["cost-high"] == nil ? conduct.lowestCost : part.amount("cost-high")
    return conduct
  }

  private static func quality(_ part: Resolved) -> QualityOverride {
    QualityOverride(
      base: part.optionalNumber("base"), skillWeight: part.optionalNumber("skill-weight"),
      noise: part.optionalNumber("noise"))
  }
}
