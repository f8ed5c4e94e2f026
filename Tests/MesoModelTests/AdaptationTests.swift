import MesoModel
import MesoTestSupport
import Testing

@Suite struct AdaptationTests {
  private let text = """
    scenario: adaptation
    epochs: 60
    warm-up: 0
    capital-cost: 0
    treasury: {balance: 1_000_000}
    production: {kind: linear}
    contributors:
      rich: {strategy: honest, operators: 500, capital: 10, quality: {skill-weight: 0, base: 1, noise: 0}}
      poor: {strategy: lazy, operators: 500, capital: 10, quality: {skill-weight: 0, base: 0, noise: 0}}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      verification: {kind: oracle}
      reward: {kind: per-task, amount: 1}
    """

  private func shares(_ overrides: String...) throws -> [Double] {
    var base = try world(text)
    base = try MesoModelTests.world(text + "\n" + overrides.joined(separator: "\n"))
    return try frames(of: base).map { Double($0.contributors[0].operators) / 1_000 }
  }

  @Test func `nobody changes where there is no rule`() throws {
    #expect(try shares().allSatisfy { $0 == 0.5 })
  }

  @Test(arguments: ["copy-richer", "fermi"])
  func `what pays spreads`(kind: String) throws {
    let shares = try shares("adaptation: {kind: \(kind), revision: 0.1, mutation: 0}")
    #expect(shares[59] > 0.9)
  }

  @Test func `copying the richer follows its mean field`() throws {
    // Before anyone has moved twice: x' = x + ν·(1 − x)·x, since every honest operator is richer
    // than every lazy one after the first epoch. 1 000 operators, ν = 0.02.
    let shares = try shares("adaptation: {kind: copy-richer, revision: 0.02, mutation: 0}")
    let expected = 0.5 + 0.02 * 0.5 * 0.5
    #expect(
      Bounds.binomial(
        successes: Int((shares[1] * 1_000).rounded()) - 500, trials: 500,
        probability: (expected - 0.5) * 2))
  }

  @Test func `mutation alone mixes behaviours evenly`() throws {
    let shares = try shares("adaptation: {kind: copy-richer, revision: 0, mutation: 0.5}")
    #expect(Bounds.binomial(successes: Int(shares[59] * 1_000), trials: 1_000, probability: 0.5))
    #expect(shares[59] != 0.5 || shares[58] != 0.5)
  }

  @Test func `a weaker intensity copies less`() throws {
    func final(_ intensity: Double) throws -> Double {
      try shares("adaptation: {kind: fermi, intensity: \(intensity), revision: 0.2, mutation: 0}")[
        30]
    }
    #expect(try final(10) > final(0.1) + 0.05)
  }
}
