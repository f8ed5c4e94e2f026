import MesoModel
import MesoPrimitives
import Testing

/// A network that lives on new tokens until they end, and on its users' fees from there on.
struct TransitionTests {
  private let scenario = """
    scenario: transition
    seed: 3
    epochs: 120
    warm-up: 0
    replicates: 1
    treasury: {balance: 20_000}
    supply: 200_000
    demand:
      {kind: elastic, usage: 1_000, fee: 0.04, quality-elasticity: 1, depreciation: 0.1, adjustment: 0.3, ceiling: 3}
    contributors:
      workers:
        strategy: honest
        operators: 120
        reserve: 40
        capital: 100
        effort-cost: 0.3
        participation: {outside-option: 0.15, hysteresis: 0.05, window: 10, speed: 0.05}
    mechanism:
      verification: {kind: audit, rate: 0.5}
      reward: {kind: revenue-share, share: 1, emission: 20, decay: 0}
    """

  /// Operators and fees in an epoch while it is subsidised, and seventy epochs after that ended.
  private func course(fee: Double) throws -> (before: EpochFrame, after: EpochFrame) {
    let engine = try Engine(
      world: try world(scenario, "demand.fee=\(fee)"), seed: 3, replicate: 1)
    for _ in 0..<49 { try engine.step() }
    let before = engine.frame
    // The subsidy ends: the same network goes on under other rules.
    let after = try Engine(
      world: try world(scenario, "demand.fee=\(fee)", "mechanism.reward.emission=0"),
      checkpoint: engine.checkpoint())
    for _ in 49..<120 { try after.step() }
    return (before, after.frame)
  }

  private func operators(_ frame: EpochFrame) -> Int {
    frame.contributors.reduce(0) { $0 + Int($1.operators) }
  }

  @Test func `where fees do not pay for those who stay the network dies of its subsidy's end`()
    throws
  {
    let (before, after) = try course(fee: 0.015)
    #expect(operators(before) > 60)
    #expect(operators(after) < operators(before) / 4)
    #expect(after.fees.units < before.fees.units / 4)
  }

  @Test func `where fees pay the network outlives its subsidy, and grows`() throws {
    let (before, after) = try course(fee: 0.1)
    #expect(operators(before) >= 80)
    #expect(operators(after) >= operators(before))
    #expect(after.fees.units > before.fees.units * 9 / 10)
  }
}
