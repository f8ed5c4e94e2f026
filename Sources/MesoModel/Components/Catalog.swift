/// Every component that a scenario may name, by stage.
///
/// A package of its own adds a component with `.standard.adding(…)` and edits nothing here.
public struct Catalog: Sendable {
  public var admission: [CatalogEntry<any Admission>] = []
  public var allocation: [CatalogEntry<any Allocation>] = []
  public var verification: [CatalogEntry<any Verification>] = []
  public var dispute: [CatalogEntry<any Dispute>] = []
  public var reward: [CatalogEntry<any Reward>] = []
  public var validatorReward: [CatalogEntry<any ValidatorReward>] = []
  public var slashing: [CatalogEntry<any Slashing>] = []
  public var payout: [CatalogEntry<any Payout>] = []
  public var reputation: [CatalogEntry<any Reputation>] = []
  public var production: [CatalogEntry<any Production>] = []
  public var adaptation: [CatalogEntry<any Adaptation>] = []
  public var demand: [CatalogEntry<any Demand>] = []
  public var emission: [CatalogEntry<any Emission>] = []
  public var price: [CatalogEntry<any Price>] = []
  public var governance: [CatalogEntry<any Governance>] = []
  public var contributorStrategy: [CatalogEntry<any ContributorStrategy>] = []
  public var validatorStrategy: [CatalogEntry<any ValidatorStrategy>] = []

  public init() {}

  /// The stages in the order that documents use, with the descriptors of each one's components.
  public var stages: [(stage: Stage, descriptors: [ComponentDescriptor])] {
    Stage.allCases.map { ($0, descriptors(of: $0)) }
  }

  /// The descriptors of one stage's components, in catalogue order.
  public func descriptors(of stage: Stage) -> [ComponentDescriptor] {
    switch stage {
    case .admission: admission.map { $0.descriptor }
    case .allocation: allocation.map { $0.descriptor }
    case .verification: verification.map { $0.descriptor }
    case .dispute: dispute.map { $0.descriptor }
    case .reward: reward.map { $0.descriptor }
    case .validatorReward: validatorReward.map { $0.descriptor }
    case .slashing: slashing.map { $0.descriptor }
    case .payout: payout.map { $0.descriptor }
    case .reputation: reputation.map { $0.descriptor }
    case .production: production.map { $0.descriptor }
    case .adaptation: adaptation.map { $0.descriptor }
    case .demand: demand.map { $0.descriptor }
    case .emission: emission.map { $0.descriptor }
    case .price: price.map { $0.descriptor }
    case .governance: governance.map { $0.descriptor }
    case .contributorStrategy: contributorStrategy.map { $0.descriptor }
    case .validatorStrategy: validatorStrategy.map { $0.descriptor }
    }
  }

  /// A copy with one more reward.
  public func adding(_ entry: CatalogEntry<any Reward>) -> Catalog {
    with { $0.reward.append(entry) }
  }

  /// A copy with one more verification.
  public func adding(_ entry: CatalogEntry<any Verification>) -> Catalog {
    with { $0.verification.append(entry) }
  }

  /// A copy changed in place: how to add a component to any other stage.
  public func with(_ change: (inout Catalog) -> Void) -> Catalog {
    var copy = self
    change(&copy)
    return copy
  }
}

/// A place that a component can fill. The raw value is the key in a scenario file.
public enum Stage: String, CaseIterable, Sendable {
  case admission, allocation, verification, dispute, reward
  case validatorReward = "validator-reward"
  case slashing, payout, reputation, production, adaptation, demand, emission, price, governance
  case contributorStrategy = "contributor-strategy"
  case validatorStrategy = "validator-strategy"
}
