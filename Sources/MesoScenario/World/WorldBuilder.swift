import MesoModel
import MesoPrimitives

/// Makes a world of a resolved scenario: components through the catalogue, everything else as is.
struct WorldBuilder {
  let schema: ScenarioSchema
  let root: Resolved
  var issues: [ScenarioIssue] = []

  init(schema: ScenarioSchema, root: Resolved) {
    self.schema = schema
    self.root = root
  }

  mutating func report(_ place: Place, _ sentence: String) {
    issues.append(ScenarioIssue(place, sentence))
  }

  /// The world; `nil` if a component refuses its parameters or money does not fit, which is then
  /// reported.
  mutating func world(named name: String) -> World? {
    let catalog = schema.catalog
    let coalitions = coalitionNames()
    let contributors = contributorCohorts(coalitions)
    let validators = validatorCohorts(coalitions)
    let mechanism = mechanism()
    let price = make(catalog.price, "token", "price")
    let rule = make(catalog.demand, "demand")
    let supply = supply(
      givenAway: givenAway(mechanism), tasks: tasksOfUsers(mechanism), pooled: pooled(by: price),
      growth: rule?.ceiling ?? 1)
    let shares = emissionShares()
    let token = root.part("token")
    guard let mechanism,
      let production = make(catalog.production, "production"),
      let adaptation = make(catalog.adaptation, "adaptation"),
      let emission = make(catalog.emission, "token", "emission"),
      let rule,
      let governance = make(catalog.governance, "governance"),
      let price, let contributors, let validators, let supply, let shares
    else { return nil }
    let popularity = root.part("popularity")
    let side = root.part("adaptation").name("side")
    guard
      let evaluation = withOwner(mechanism.verification, validators),
      let verification = withRecord(
        evaluation, contributors: contributors, validators: validators)
    else { return nil }
    var world = World(
      scenario: root.name("scenario"), mechanismName: name,
      token: TokenTerms(symbol: token.text("symbol") ?? "", decimals: token.count("decimals")),
      epochs: root.count("epochs"), warmUp: root.count("warm-up"),
      epochDays: root.number("epoch-days"), supply: supply,
      treasury: root.part("treasury").amount("balance"), demand: demand(rule),
      qualityThreshold: root.number("quality-threshold"),
      scoreBiasSD: root.number("score-bias-sd"),
      popularity: PopularityTerms(
        itemSD: popularity.number("item-sd"), operatorSD: popularity.number("operator-sd")),
      costsAreBurned: root.part("costs").name("settled") == "burned",
      capitalCost: root.number("capital-cost"), incomeWindow: root.count("income-window"),
      contributors: contributors, validators: validators, coalitions: coalitions,
      mechanism: mechanism, production: production,
      adaptation: AdaptationTerms(
        rule: adaptation, contributors: side != "validators", validators: side != "contributors",
        among: root.part("adaptation")["among"]?.names),
      emission: emission, price: price, governance: governance, metricCadence: cadence())
    world.emissionShares = shares
    world.mechanism.verification = verification
    world.treasuryTerms = treasuryTerms()
    world.costsAreInDollars = root.part("costs").name("currency") == "usd"
    let profit = root.part("profit")
    world.profit = ProfitTerms(
      discount: profit.number("discount"), countsPending: profit.name("pending") == "counted")
    world.roles = roles()
    world.derivation = derivation()
    world.delegators = delegators()
    return world
  }

  /// What each role makes visible: the usual, and what the scenario says in its place.
  private func derivation() -> DerivationTerms? {
    root.part("production")["derivation"].map { part in
      DerivationTerms(
        probability: part.number("probability"), parents: part.count("parents"),
        choice: DerivationTerms.Choice(rawValue: part.name("choice")) ?? .uniform,
        window: part.count("window"))
    }
  }

  private func roles() -> RoleEvidence {
    var roles = RoleEvidence.standard
    for (name, role) in root.part("roles").entries.map({ ($0.key, $0.value) }) {
      for reading in role.entries {
        guard let key = Role(rawValue: name), let kind = PublicEvidence(rawValue: reading.key)
        else { continue }
        roles[key]?[kind] = EvidenceModel(
          base: reading.value.number("base"), quality: reading.value.number("quality"),
          effort: reading.value.number("effort"), noise: reading.value.number("noise"))
      }
    }
    return roles
  }

  private func demand(_ rule: any Demand) -> DemandTerms {
    let demand = root.part("demand")
    return DemandTerms(
      budget: demand["budget"].map { _ in demand.amount("budget") },
      usage: demand.number("usage"), rule: rule, fee: demand.amount("fee"), tasks: tasks)
  }

  /// Tasks in an epoch; `nil` if they are not limited.
  private var tasks: Int? {
    if case .count(let count)? = root.part("demand")["tasks"]?.value { count } else { nil }
  }

  /// What users give in an epoch beside the mechanism's fees: gifts, and the fees of roles' rules. In
  /// base units.
  private func givenAway(_ mechanism: Mechanism?) -> Int128 {
    let fee = Double(root.part("demand").amount("fee").units)
    let gifts = (mechanism?.rewards ?? []).reduce(Int128(0)) {
      $0 + Int128(($1 as? any EpochReward)?.gifts.units ?? 0)
    }
    return (mechanism?.roles ?? []).reduce(gifts) {
      $0 + Int128(($1.usage * fee).rounded(.up))
    }
  }

  /// What users put up for tasks in an epoch, in base units.
  private func tasksOfUsers(_ mechanism: Mechanism?) -> Int128 {
    guard let market = mechanism?.allocation as? any TaskAllocation, market.sponsor == .users,
      (mechanism?.reward as? any EpochReward)?.paysAgreedPrices == true
    else { return 0 }
    return Int128(market.budget.units) * Int128(tasks ?? 0)
  }

  private func cadence() -> [String: Int] {
    Dictionary(
      root.part("metrics").entries.map { ($0.key, $0.value.count("every")) },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func mechanism() -> Mechanism? {
    let catalog = schema.catalog
    guard let admission = make(catalog.admission, "mechanism", "admission"),
      let allocation = make(catalog.allocation, "mechanism", "allocation"),
      let verification = make(catalog.verification, "mechanism", "verification"),
      let dispute = make(catalog.dispute, "mechanism", "dispute"),
      let reward = make(catalog.reward, "mechanism", "reward"),
      let validatorReward = make(catalog.validatorReward, "mechanism", "validator-reward"),
      let slashing = make(catalog.slashing, "mechanism", "slashing"),
      let payout = make(catalog.payout, "mechanism", "payout"),
      let reputation = make(catalog.reputation, "mechanism", "reputation")
    else { return nil }
    guard let roles = roleRules() else { return nil }
    var mechanism = Mechanism(
      admission: admission, allocation: allocation, verification: verification, dispute: dispute,
      reward: reward, validatorReward: validatorReward, slashing: slashing, payout: payout,
      reputation: reputation)
    mechanism.roles = roles
    return mechanism
  }

  /// The roles that are paid by a rule of their own; `nil` if a reward refuses its parameters.
  private mutating func roleRules() -> [RoleRule]? {
    var rules: [RoleRule] = []
    for role in Role.allCases {
      guard let part = root.part("mechanism")["roles"]?[role.rawValue] else { continue }
      guard
        let reward = make(
          schema.catalog.reward, "mechanism", "roles", role.rawValue, "reward")
      else { return nil }
      rules.append(
        RoleRule(
          role: role, reward: reward, budget: part["budget"].map { _ in part.amount("budget") },
          usage: part.number("usage")))
    }
    return rules
  }

  /// The component at a path; `nil` if its parameters contradict each other.
  mutating func make<Product>(
    _ entries: [CatalogEntry<Product>], _ path: String...
  ) -> Product? {
    guard let part = root[path], case .component(let shape)? = shape(at: path) else {
      preconditionFailure("The schema has no component at \(path).")
    }
    return make(entries, of: part, as: shape, path: path)
  }

  mutating func make<Product>(
    _ entries: [CatalogEntry<Product>], of part: Resolved, as shape: ComponentShape, path: [String]
  ) -> Product? {
    let name = part.name(shape.discriminator)
    guard let entry = entries.first(where: { $0.descriptor.name == name }) else {
      preconditionFailure("The catalogue has no component \(name).")
    }
    var values: [String: ParameterValue] = [:]
    for parameter in entry.descriptor.parameters {
      values[parameter.name] = part[shape.path(of: parameter)]?.value
    }
    do {
      return try entry.make(ParameterValues(values))
    } catch let conflict as ParameterConflict {
      let parameter = entry.descriptor.parameters.first { $0.name == conflict.parameter }
      var place = parameter.flatMap { part[shape.path(of: $0)]?.place } ?? part.place
      if place.line > 0 { place.column += conflict.offset }
      report(place, "In \(Resolver.quoted(path)): \(conflict.description)")
    } catch {
      report(part.place, "In \(Resolver.quoted(path)): \(error)")
    }
    return nil
  }

  private func shape(at path: [String]) -> Shape? {
    path.reduce(Shape.record(schema.root) as Shape?) { shape, key in
      if case .record(let record)? = shape { record[key]?.shape } else { nil }
    }
  }
}
