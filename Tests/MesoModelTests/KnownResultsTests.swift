import MesoModel
import MesoPrimitives
import Testing

/// Known results of rewards, payouts and tests of work, out of whole runs.
struct KnownResultsTests {
  private func run(
    _ contributors: String, verification: String = "{kind: none}", reward: String,
    more: String = "", epochs: Int = 1
  ) throws -> [EpochFrame] {
    try frames(
      of: try world(
        """
        scenario: known
        epochs: \(epochs)
        warm-up: 0
        replicates: 1
        score-bias-sd: 0
        treasury: {balance: 1_000_000}
        demand: {kind: constant}
        production: {kind: linear}
        contributors:
        \(contributors)
        mechanism:
          verification: \(verification)
          reward: \(reward)
        \(more)
        """))
  }

  private static let perfect = "quality: {skill-weight: 0, base: 1, noise: 0}"
  private static let worthless = "quality: {skill-weight: 0, base: 0, noise: 0}"

  /// M2: 1 001 base units in three equal parts are 333 each, and 2 stay with the payer.
  @Test func `what three parts do not divide stays with the payer`() throws {
    let frame = try #require(
      try run(
        "  all: {strategy: honest, operators: 3, \(Self.perfect)}",
        reward: "{kind: pool-share, pool: 1_001, benchmark-noise: 0}", more: "token: {decimals: 0}"
      ).first)

    #expect(frame.contributors[0].rewards == 3 * 333)
    #expect(frame.balances[.treasury] == 1_000_000 - 3 * 333)
  }

  /// One work and k copies of it: Shapley gives each 1 ⁄ (k + 1) of the pool, so that whoever made the
  /// copies takes k ⁄ (k + 1); without any one of them nothing is missed.
  @Test(arguments: [1, 3, 9])
  func `copies are paid under Shapley and not by what would be missing`(k: Int) throws {
    let cohorts = """
        author: {strategy: honest, operators: 1, \(Self.perfect)}
        cloner: {strategy: sybil, operators: 1, identities: \(k), \(Self.perfect)}
      """
    func paid(_ kind: String) throws -> [Double] {
      try run(cohorts, reward: "{kind: \(kind), worth: best, pool: 120, benchmark-noise: 0}")[0]
        .contributors.map { Double($0.rewards) / 1e9 }
    }

    let shapley = try paid("shapley")
    #expect(abs(shapley[0] - 120 / Double(k + 1)) < 1e-6)
    #expect(abs(shapley[1] - 120 * Double(k) / Double(k + 1)) < 1e-6)
    #expect(try paid("leave-one-out") == [0, 0])
  }

  /// H5: a guesser gets 8 of 10 questions right with 0.0546875 of two options and 0.000415802 of four.
  /// Of 100 000 the share has a standard deviation of 7.2·10⁻⁴ and 6.4·10⁻⁵; bounds are 5σ.
  @Test(arguments: [(2, 0.054_687_5, 0.0036), (4, 0.000_415_802, 0.000_33)])
  func `guessers pass gold questions as the binomial says`(
    options: Int, share: Double, bound: Double
  ) throws {
    let frames = try run(
      "  guess: {strategy: lazy, operators: 20_000, \(Self.worthless)}",
      verification: "{kind: gold-questions, questions: 10, minimum: 8, options: \(options)}",
      reward: "{kind: per-task}", epochs: 5)

    let accepted = frames.reduce(0) { $0 + $1.contributors[0].accepted }
    #expect(abs(Double(accepted) / 100_000 - share) < bound)
  }

  /// E11: 4 800 earned once, with a cliff of 12 of 48 epochs: 0 before it, 1 200 at it, 3 000 after 30,
  /// all after 48.
  @Test func `what vests is received as the schedule says`() throws {
    let frames = try run(
      "  once: {strategy: honest, operators: 1, depart: 2, \(Self.perfect)}",
      reward: "{kind: per-task, amount: 4_800}",
      more: "  payout: {kind: vesting, cliff: 12, duration: 48}", epochs: 61)

    let received = [0, 11, 12, 30, 48, 60].map {
      1_000_000_000_000_000 - frames[$0].balances[.treasury] - frames[$0].balances[.locked]
        - frames[$0].balances[.escrow]
    }
    #expect(received == [0, 0, 1_200, 3_000, 4_800, 4_800].map { $0 * 1_000_000_000 })
  }

  /// I4: an identity that earns 2 once over 30 epochs at a cost of capital of 0.1 % an epoch is worth a
  /// deposit of up to 2 ⁄ (1.001³⁰ − 1) = 65.70499187: what the deposit would have earned, compounded.
  @Test(arguments: [(65.704_991_87, 0), (60, 1), (70, -1)])
  func `an identity pays up to the deposit at which its capital earns as much`(
    deposit: Double, sign: Int
  ) throws {
    let frames = try run(
      "  sybil: {strategy: sybil, operators: 1, identities: 10, capital: 1_000}",
      reward: "{kind: per-task, amount: 2}",
      more: "  admission: {kind: stake, minimum: \(deposit)}\ncapital-cost: 0.365_25", epochs: 30)

    let worth = frames.reduce(0.0) { $0 * 1.001 + $1.contributors[0].capitalCost / 1e9 }
    // Each of the ten identities is paid in every epoch; one payment each counts here.
    let gain = Double(frames[0].contributors[0].rewards) / 1e9 - worth
    #expect(sign == 0 ? abs(gain) < 1e-6 : gain * Double(sign) > 1)
  }
}
