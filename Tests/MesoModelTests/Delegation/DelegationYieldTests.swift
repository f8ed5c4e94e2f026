import MesoModel
import MesoScenario
import Testing

/// The yield of staking: APR = inflation · (1 − tax) ⁄ bonded · (1 − commission), and what it compounds to
/// over n payments, (1 + APR ⁄ n)ⁿ − 1. With inflation 0.13, tax 0.02, bonded 0.62, commission 0.05 and
/// n = 365: 0.19520967741935483 and 0.21550240684949648.
@Suite struct DelegationYieldTests {
  private static let apr = 0.195_209_677_419_354_83
  private static let apy = 0.215_502_406_849_496_48

  private static func network(_ emission: String, own: Int, holders: String) -> String {
    """
    scenario: yield
    epochs: 3
    supply: 1_000_000
    treasury: {balance: 0}
    capital-cost: 0
    token: {emission: {kind: target-stake, split: {validators: 0.98, treasury: 0.02}, \(emission)}}
    contributors:
      idle: {strategy: honest, operators: 1, skill: {constant: 0.8}}
    validators:
      staker: {strategy: honest, operators: 10, stake: \(own), commission: 0.05}
    delegators:
      holders: {\(holders), mobility: 0}
    mechanism:
      verification: {kind: none}
      reward: {kind: per-task, amount: 0}
      validator-reward: {kind: stake-share}
    """
  }

  /// 10 · 2 000 + 300 · 2 000 of a million tokens are staked. What the first epoch mints is paid in the
  /// second. Rounding takes at most a unit from each of the pool, 10 identities and 300 holders, of some
  /// 3 · 10¹¹.
  @Test func `holders get inflation over the bonded share, less tax and commission`() throws {
    let world = try world(
      Self.network(
        "minimum: 0.13, maximum: 0.13", own: 2_000, holders: "holders: 300, tokens: 2_000"))
    let frames = try frames(of: world)

    #expect(frames[0].delegation.rewards == 0)
    let paid = frames[1].delegation
    #expect(paid.staked == 600_000_000_000_000)
    let bound = Self.apr * 322 / Double(paid.rewards)
    let apr = Double(paid.rewards) / Double(paid.staked) * 365.25
    #expect(abs(apr - Self.apr) < bound)
    // A twentieth of what holders' stake earned is kept for them by nobody else.
    let gross = paid.rewards + paid.commission
    #expect(abs(Double(paid.commission) - 0.05 * Double(gross)) < 322)
    let operators = frames[1].validators[0].rewards
    #expect(abs(Double(operators - paid.commission) / Double(gross) - 20.0 / 600) < 1e-9)
  }

  /// A yield of 0.13 ⁄ 0.62 on what is staked, paid an epoch after it is minted for the stake of then: a
  /// unit that is delegated on grows by 1 + a · T′ ⁄ T in an epoch, with a = APR ⁄ 365 and T the stake, T′ the
  /// one before. T′ ⁄ T is at least 1 − a, so that 365 payments fall short of the APY by a factor of at
  /// most exp(365 · a²), beside rounding.
  @Test func `what is delegated on compounds`() throws {
    let rate = "rule: api3, initial: 0.209677419354838710, minimum: 0.209677419354838710, "
    var world = try world(
      Self.network(
        rate + "maximum: 0.209677419354838710", own: 1,
        holders: "holders: 10, tokens: 2_000, reinvest: 1, start: by-stake"))
    world.epochs = 366
    let frames = try frames(of: world)

    let grown = Double(frames[365].delegation.staked) / Double(frames[0].delegation.staked)
    let a = Self.apr / 365
    #expect(grown < 1 + Self.apy)
    #expect(grown > (1 + Self.apy) * (1 - 365 * a * a - 1e-9))
  }
}
