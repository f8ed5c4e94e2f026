import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Slashing rules in the engine: integer tenths, correlation, reporters, false attestations.
@Suite struct SlashingRuleTests {
  /// Bad work that is found bad in every epoch.
  private func audited(_ slashing: String, stake: String = "100", operators: Int = 1) -> String {
    """
    scenario: faults
    epochs: 1
    warm-up: 0
    production: {kind: linear}
    contributors:
      bad: {strategy: lazy, operators: \(operators), stake: \(stake), quality: {skill-weight: 0, base: 0, noise: 0}}
      good: {strategy: honest, operators: 1000, stake: 32, quality: {skill-weight: 0, base: 1, noise: 0}}
    validators:
      honest: {strategy: honest, operators: 3, stake: 10, signal-noise: 0}
    mechanism:
      verification: {kind: oracle}
      reward: {kind: per-task, amount: 0}
      slashing: \(slashing)
    """
  }

  @Test func `repeated tenths of a thousand units stop at nine`() throws {
    let world = try world(
      audited("{kind: integer-tenth}", stake: "0.000001"), "epochs=60")
    let stakes = try frames(of: world).map { $0.contributors[0].stake }

    #expect([1, 5, 10, 22, 60].map { stakes[$0 - 1] } == [900, 592, 351, 103, 9])
    #expect(try frames(of: world).last?.balances[.stranded] == 991)
  }

  @Test(arguments: [(10, 0.96), (50, 4.8), (100, 9.6)])
  func `a cartel loses in proportion to the square of its size`(
    size: Int, each: Double
  ) throws {
    // min(3·k ⁄ 1000, 1)·32 each, where k of 1000 equal stakes are at fault at once.
    let world = try world(
      audited("{kind: correlated, initial-quotient: 0}", stake: "32", operators: size),
      "contributors.good.operators=\(1000 - size)")
    let slashed = try frames(of: world)[0].contributors[0].slashed

    #expect(slashed == Int64((each * 1e9).rounded()) * Int64(size))
  }

  @Test func `faults count as together for as long as the window lasts`() throws {
    // One of 1000 stakes of 32 is at fault in every epoch, and the penalty is taken from what is
    // left; the sums of the window are those of the stakes at the time.
    let text = audited("{kind: correlated, initial-quotient: 0, window: 2}", stake: "32")
    let world = try world(text, "epochs=4", "contributors.good.operators=999")
    let stakes = try frames(of: world).map { $0.contributors[0].stake }

    var (stake, before) = (Int64(32_000_000_000), Int64(0))
    var expected: [Int64] = []
    for _ in 0..<4 {
      let staked = 999 * Int64(32_000_000_000) + stake
      let taken = mulDivFloor(stake, 3 * (stake + before), staked)
      before = stake
      stake -= taken
      expected.append(stake)
    }
    #expect(stakes == expected)
  }

  @Test func `reporters share a slash equally and the dust goes to the treasury`() throws {
    let world = try world(
      audited("{kind: fraction, fraction: 0.1, to: reporter}", stake: "0.000001"),
      "mechanism.verification={kind: committee, size: 3, approvals: 2}")
    let frame = try frames(of: world)[0]

    // ⌊1 000 ⁄ 10⌋ over three attestations is 33 each, and one unit is left.
    #expect(frame.contributors[0].slashed == 100)
    #expect(frame.validators[0].rewards == 99)
    #expect(frame.balances[.treasury] == 1)
    #expect(frame.balances[.pool] == 0)
  }

  @Test func `where nobody reports the treasury gets what reporters would`() throws {
    let world = try world(audited("{kind: fraction, fraction: 0.1, to: reporter}"))
    let frame = try frames(of: world)[0]

    #expect(frame.balances[.treasury] == 10_000_000_000)
    #expect(frame.validators[0].rewards == 0)
  }

  @Test func `a validator pays for every attestation against the verdict`() throws {
    // One of three approves everything: it disagrees on the bad work alone, once an epoch.
    let world = try world(
      audited(
        "{kind: per-fault, false-attestation: 0.1, malicious: 0, plagiarism: 0, downtime: 0}"),
      "mechanism.verification={kind: committee, size: 3, approvals: 2}", "epochs=3",
      "validators.honest.operators=2",
      "validators.lazy={strategy: lazy, operators: 1, stake: 10}")
    let epochs = try frames(of: world)

    #expect(epochs.map { $0.validators[1].slashed } == [1_000_000_000, 900_000_000, 810_000_000])
    #expect(epochs.map { $0.validators[0].slashed } == [0, 0, 0])
    #expect(epochs[0].burned.units == 1_000_000_000)
  }

  @Test func `work is malicious if nobody approves it`() throws {
    let text = audited("{kind: per-fault, malicious: 0.5, plagiarism: 0, downtime: 0}")
    let unanimous = try world(
      text, "mechanism.verification={kind: committee, size: 3, approvals: 2}")
    let split = try world(
      text, "mechanism.verification={kind: committee, size: 3, approvals: 2}",
      "validators.honest.operators=2", "validators.lazy={strategy: lazy, operators: 1, stake: 10}")

    #expect(try frames(of: unanimous)[0].contributors[0].slashed == 50_000_000_000)
    #expect(try frames(of: split)[0].contributors[0].slashed == 0)
  }

  @Test func `a tenth of two hundred deters as a slash of twenty does`() throws {
    // p* = (3 − 0.2) ⁄ (0.9 · (10 + 200 ⁄ 10)), the stake restored every epoch.
    func gap(rate: Double) throws -> [Double] {
      let world = try world(
        """
        scenario: tenths
        epochs: 40
        warm-up: 0
        capital-cost: 0
        treasury: {balance: 10_000_000}
        production: {kind: linear}
        contributors:
          honest: {strategy: honest, operators: 2_000, capital: 100_000, effort-cost: 3, quality: {skill-weight: 0, base: 1, noise: 0}}
          lazy: {strategy: lazy, operators: 2_000, capital: 100_000, effort-cost: 0.2, quality: {skill-weight: 0, base: 0, noise: 0}}
        validators:
          idle: {strategy: honest, operators: 1}
        mechanism:
          admission: {kind: stake, minimum: 200}
          verification: {kind: audit, rate: \(rate), detection: 0.9, false-positive: 0}
          reward: {kind: per-task, amount: 10}
          slashing: {kind: integer-tenth}
        """)
      return try frames(of: world).map {
        ($0.contributors[0].profit - $0.contributors[1].profit) / 2e12
      }
    }
    let indifferent = 0.1037037037037037
    #expect(Bounds.mean(of: try gap(rate: indifferent), equals: 0))
    #expect(Statistics.mean(try gap(rate: indifferent * 1.1)) > 0.15)
    #expect(Statistics.mean(try gap(rate: indifferent / 1.1)) < -0.15)
  }
}
