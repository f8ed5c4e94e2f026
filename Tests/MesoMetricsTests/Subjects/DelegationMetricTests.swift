import MesoMetrics
import MesoModel
import Testing

struct DelegationMetricTests {
  private var frame: EpochFrame {
    var frame = EpochFrame.empty
    frame.validators[Place.honest].stake = 14_610
    frame.delegation.staked = 43_830
    frame.delegation.rewards = 150
    frame.delegation.commission = 10
    frame.delegation.slashed = 30
    frame.delegation.moved = 4_383
    return frame
  }

  /// 43 830 ⁄ 58 440; (150 − 30) · 365.25 ⁄ 43 830; a tenth is taken away.
  @Test(arguments: [
    ("delegated_share", 0.75), ("apr_delegator_rate", 1), ("redelegation_rate", 0.1),
  ])
  func `delegation is measured against the stake that it is part of`(
    name: String, expected: Double
  ) throws {
    #expect(try value(name, [frame], in: .sample()) == expected)
  }

  @Test func `amounts are in tokens`() throws {
    let world = try World.sample()
    let unit = world.token.unitsPerToken
    for (name, units) in [
      ("delegated_tokens", 43_830.0), ("delegator_rewards_tokens", 150), ("commission_tokens", 10),
      ("delegator_slashed_tokens", 30),
    ] {
      #expect(try value(name, [frame], in: world) == units / unit, "\(name)")
    }
  }

  @Test func `only worlds with delegators have these metrics`() throws {
    let names = Metric.standard(for: try .sample()).map { $0.name }
    #expect(!names.contains("apr_delegator_rate"))
    #expect(Metric.standard.contains { $0.name == "apr_delegator_rate" })
  }
}
