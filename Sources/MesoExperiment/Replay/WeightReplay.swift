public import MesoMechanisms
public import MesoScenario

/// What rules of Yuma consensus would have given a network on its own history.
public struct WeightReplay: Sendable {
  public let network: RecordedNetwork
  public let rules: [NamedYumaRule]
  public let arithmetic: YumaNetwork.Arithmetic
  /// The uid that is the owner's; `nil` for none.
  public let owner: Int?

  public init(
    _ network: RecordedNetwork, rules: [NamedYumaRule], arithmetic: YumaNetwork.Arithmetic,
    owner: Int? = nil
  ) {
    self.network = network
    self.rules = rules
    self.arithmetic = arithmetic
    self.owner = owner
  }

  /// One epoch under one rule.
  public struct Step: Sendable {
    /// The place of the rule.
    public let rule: Int
    /// The epoch as the record numbers it.
    public let epoch: Int
    public let stakes: [Double]
    public let outcome: YumaOutcome
  }

  /// Runs every rule over all epochs, one rule after the other.
  public func run(_ body: (Step) throws -> Void) rethrows {
    for (place, rule) in rules.enumerated() {
      var state = YumaNetwork(
        identities: network.identities.count, rule: rule.rule, arithmetic: arithmetic,
        owner: owner)
      for epoch in network.epochs {
        var evidence = epoch.evidence
        evidence.blocks.now = epoch.number * rule.rule.tempo
        try body(
          Step(
            rule: place, epoch: epoch.number, stakes: evidence.stakes,
            outcome: state.step(evidence)))
      }
    }
  }
}
