import MesoModel
import Testing

/// The preset of the contract that counts approvals.
struct RewardPoolContractTests {
  /// Quality that validators of noise 0.1 approve with probability 0.1 or 0.8:
  /// 0.5 + 0.1 · Φ⁻¹(p).
  private static let pool = """
    scenario: pool
    seed: 4
    epochs: 5
    warm-up: 0
    replicates: 1
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      work: {strategy: honest, operators: 2_000, capital: 100, skill: {constant: 0.371844843445540}}
    validators:
      honest: {strategy: honest, operators: 50, signal-noise: 0.1}
    mechanism: {preset: reward-pool-contract, dispute: {epochs: 0}}
    """

  private static let good = "contributors.work.skill={constant: 0.584162123357291}"

  /// A share p of 10,000 at 5σ: one false alarm in 1.7 million.
  @Test(arguments: [(10, 0.0016349374), (20, 0.043174495284463384), (50, 0.5688015931709383)])
  func `bad work is paid the more often the more honest validators there are`(
    voters: Int, chance: Double
  ) throws {
    let frames = try frames(
      of: world(Self.pool, "mechanism.verification.voters=\(voters)"))
    let accepted = Double(frames.reduce(0) { $0 + $1.contributors[0].accepted })
    #expect(abs(accepted - 10_000 * chance) < 5 * (10_000 * chance * (1 - chance)).squareRoot())
  }

  @Test(arguments: [(5, 0.32768), (7, 0.851968), (10, 0.9936306176)])
  func `good work is final as often as five of its validators approve`(
    voters: Int, chance: Double
  ) throws {
    let frames = try frames(
      of: world(Self.pool, Self.good, "mechanism.verification.voters=\(voters)"))
    let accepted = Double(frames.reduce(0) { $0 + $1.contributors[0].accepted })
    #expect(abs(accepted - 10_000 * chance) < 5 * (10_000 * chance * (1 - chance)).squareRoot())
    // What never gets there stays in the contract, as claims on it do not come up here.
    let rewards = frames.reduce(Int64(0)) { $0 + $1.contributors[0].rewards }
    #expect(rewards == Int64(accepted) * 1_000_000_000)
  }

  /// Five approvals at 0.8 take 5 ⁄ 0.8 attestations, with a variance of 5 · 0.2 ⁄ 0.64.
  @Test func `a verdict takes five over the chance of an approval`() throws {
    let frames = try frames(of: world(Self.pool, Self.good, "mechanism.verification.voters=50"))
    let attestations = Double(frames.reduce(0) { $0 + $1.validators[0].attestations })
    #expect(abs(attestations / 10_000 - 6.25) < 5 * (1.5625 / 10_000).squareRoot())
  }
}
