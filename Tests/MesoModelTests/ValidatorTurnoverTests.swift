import MesoModel
import MesoScenario
import Testing

/// Validators that come and go by what they make.
@Suite struct ValidatorTurnoverTests {
  /// Twenty validators that share 10 tokens an epoch equally, since they stake alike.
  private static let pool = """
    scenario: stakers
    epochs: 80
    treasury: {balance: 10_000}
    capital-cost: 0
    production: {kind: linear, skill-weight: 0, base: 1, noise: 0}
    contributors:
      all: {strategy: honest, operators: 10, capital: 50}
    validators:
      staker:
        strategy: honest
        operators: 20
        stake: 100
        capital: 5
        participation: {outside-option: 0.8, hysteresis: 0.2, window: 3, speed: 0.2}
    mechanism:
      admission: {kind: stake, minimum: 0, unbonding: 4}
      verification: {kind: committee, size: 3, approvals: 2}
      reward: {kind: per-task, amount: 0}
      validator-reward: {kind: stake-share, from: treasury, pool: 10}
    """

  /// n validators make 10 ⁄ n each: 0.8, at which they stay, up to 12 of them; more than 1, at which others
  /// come, below 10.
  @Test(arguments: [0, 15])
  func `validators come and go until those who are in make what they would elsewhere`(
    reserve: Int
  ) throws {
    let frames = try frames(of: try world(Self.pool, "validators.staker.reserve=\(reserve)"))
    #expect(frames[0].validators[0].operators == 20 - reserve)
    let last = frames.suffix(20).map { $0.validators[0].operators }
    #expect(last.allSatisfy { (10...12).contains($0) }, "\(last)")
    #expect(Set(last).count == 1)
    // Those who stay have all their stake, and those who left have theirs back.
    #expect(frames[79].validators[0].stake == Int64(last[0]) * 100_000_000_000)
    #expect(frames[79].balances[.unbonding] == 0)
  }

  @Test func `who has left is not drawn, is not paid and gets its stake back in time`() throws {
    let frames = try frames(
      of: try world(
        Self.pool,
        "validators.staker.participation={outside-option: 5, window: 1, speed: 1}"))
    #expect(frames[0].validators[0].attestations == 30)
    #expect(frames[1].departures == 20)
    for frame in frames[1...] {
      #expect(frame.validators[0].operators == 0 && frame.validators[0].attestations == 0)
      #expect(frame.validators[0].rewards == 0)
    }
    let whole = Int64(20) * 100_000_000_000
    #expect(frames[4].balances[.unbonding] == whole)
    #expect(frames[5].balances[.unbonding] == 0)
  }

  /// Everyone makes 0.5, leaves for 0.6 and is back in the next epoch, when elsewhere pays 0.4; stake takes
  /// four epochs, and 5 tokens each and what they made are at hand meanwhile.
  @Test func `who comes back while its stake is on its way stakes it when it is there`() throws {
    let late = try frames(
      of: try world(
        Self.pool, "epochs=20",
        "validators.staker.participation={outside-option: 0.6, hysteresis: 0, window: 1, speed: 1}",
        "shocks=[{epoch: 3, set: {validators.staker.participation.outside-option: 0.4}}]"))
    #expect(late[1].departures == 20 && late[2].arrivals == 20)
    #expect(late[2].validators[0].stake == 110_000_000_000)
    #expect(late[5].validators[0].stake == 2_000_000_000_000)
  }

  @Test func `an alternative that pays nothing keeps everybody in and changes nothing`() throws {
    let plain = try frames(of: try world(Self.pool, "validators.staker.participation=null"))
    let free = try frames(
      of: try world(Self.pool, "validators.staker.participation={outside-option: 0, speed: 1}"))
    for (one, other) in zip(plain, free) {
      #expect("\(one.validators)" == "\(other.validators)")
      #expect("\(one.flows)" == "\(other.flows)")
    }
  }
}
