import MesoMechanisms
import MesoModel
import MesoPrimitives
import MesoStrategies
import Testing

extension World {
  /// Two honest contributors and one each of lazy, Sybil and colluding ones, with one validator
  /// of each kind; a token has 2 decimals and an epoch lasts a day.
  static func sample(slashing: String = "burn") throws -> World {
    let contributors = try ["honest", "lazy", "sybil", "colluding"].map { name in
      ContributorCohort(
        terms: terms(name, operators: name == "honest" ? 2 : 1),
        strategy: try made(Catalog.strategies.contributorStrategy, name), role: .modelDeveloper,
        work: .replicate, contributions: 1, skill: .constant(0.5),
        effortCost: EffortCost(fixed: .zero), quality: QualityOverride())
    }
    let validators = try ["honest", "lazy", "colluding"].map { name in
      ValidatorCohort(
        terms: terms(name, operators: 1),
        strategy: try made(Catalog.strategies.validatorStrategy, name), signalNoise: 0.15,
        signalBias: 0, inspectionCost: .zero)
    }
    return World(
      scenario: "sample", mechanismName: "custom", token: TokenTerms(symbol: "T", decimals: 2),
      epochs: 10, warmUp: 0, epochDays: 1, supply: .zero, treasury: .zero,
      demand: DemandTerms(
        budget: nil, usage: 0, rule: try made(Catalog.mechanisms.demand, "constant"),
        fee: .zero, tasks: nil), qualityThreshold: 0.5,
      scoreBiasSD: 0, popularity: PopularityTerms(itemSD: 0, operatorSD: 0), costsAreBurned: false,
      capitalCost: 0, incomeWindow: 20, contributors: contributors, validators: validators,
      coalitions: [], mechanism: try mechanism(slashing: slashing),
      production: try made(Catalog.mechanisms.production, "linear"),
      adaptation: AdaptationTerms(
        rule: try made(Catalog.mechanisms.adaptation, "none"), contributors: true,
        validators: false),
      emission: try made(Catalog.mechanisms.emission, "none"),
      price: try made(Catalog.mechanisms.price, "constant"),
      governance: try made(Catalog.mechanisms.governance, "none"), metricCadence: [:])
  }

  private static func terms(_ name: String, operators: Int) -> CohortTerms {
    CohortTerms(
      name: name, strategyName: name, operators: operators, identities: 1,
      capital: Amount(units: 10_000), stake: .zero, topUp: nil, coalition: 0, arrive: 1,
      depart: nil)
  }

  private static func mechanism(slashing: String) throws -> Mechanism {
    let catalog = Catalog.mechanisms
    return Mechanism(
      admission: try made(catalog.admission, "open"),
      allocation: try made(catalog.allocation, "open-submission"),
      verification: try made(catalog.verification, "none"),
      dispute: try made(catalog.dispute, "none"),
      reward: try made(catalog.reward, "royalty"),
      validatorReward: try made(catalog.validatorReward, "none"),
      slashing: try made(catalog.slashing, "fraction", ["to": slashing]),
      payout: try made(catalog.payout, "immediate"),
      reputation: try made(catalog.reputation, "none"))
  }

  /// Makes a component that has numbers, counts, amounts, flags and choices for parameters.
  private static func made<Product>(
    _ entries: [CatalogEntry<Product>], _ name: String, _ settings: [String: String] = [:]
  ) throws -> Product {
    let entry = try #require(entries.first { $0.descriptor.name == name })
    var values: [String: ParameterValue] = [:]
    for parameter in entry.descriptor.parameters {
      guard let text = settings[parameter.name] ?? parameter.defaultText else { continue }
      switch parameter.kind {
      case .number: values[parameter.name] = .number(try #require(Double(text)))
      case .count: values[parameter.name] = .count(try #require(Int(text)))
      case .amount: values[parameter.name] = .amount(try Amount.parse(text, decimals: 9))
      case .flag: values[parameter.name] = .flag(text == "true")
      default: values[parameter.name] = .name(text)
      }
    }
    return try entry.make(ParameterValues(values))
  }
}
