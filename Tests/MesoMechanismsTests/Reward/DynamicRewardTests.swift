import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct DynamicRewardTests {
  private let tile = Tile([
    Row(score: 0.5, verdict: .accepted, stake: 10_000_000_000),
    Row(score: 0.5, verdict: .accepted, stake: 40_000_000_000),
    Row(score: 0.9, verdict: .rejected, stake: 40_000_000_000),
    Row(score: -1, verdict: .accepted, stake: 40_000_000_000),
  ])

  private func made(_ settings: [String: String]) throws -> any ContributionReward {
    try #require(DynamicReward.entry.made(settings) as? any ContributionReward)
  }

  /// 0.5 × min(1, 10 ⁄ 20) = ¼ and 0.5 × 1 = ½; work that is rejected or worth less than 0 gets 0.
  @Test func `accepted work is weighed by the formula`() throws {
    let reward = try made(["formula": "score * min(1, stake / threshold)", "threshold": "20"])

    #expect(tile.weights(reward) == [Weight.one / 4, Weight.one / 2, 0, 0])
    #expect(reward.benchmarkNoise == 0.2)
  }

  /// Weights of ¼ and ½ at 2 tokens each are ½ and 1 token.
  @Test func `each contribution is paid its weight times the amount`() throws {
    let reward = try made([
      "formula": "score * min(1, stake / threshold)", "pays": "each", "amount": "2",
    ])
    let weight = tile.weights(reward).reduce(0, +)
    let totals = RewardTotals(
      weight: weight, budget: nil, verificationBill: .zero, usage: 0, fee: .zero)

    #expect(reward.purse(totals) == .shared(try tokens("1.5")))
  }

  /// The vector `render_rnp006_score`: 0.25 · (0.1 + 0.9 · 100 ⁄ 2 500) + 0.35 · 0.4 + 0.20 · 0.6 + 0.20 · 0.95 = 0.484, and
  /// 100 000 shared with scores of 0.93 and 0.295. What was earned stands in place of the judgements kept,
  /// and processor and uptime in place of two coefficients.
  @Test func `a score of a render network is a formula, and shares a pool`() throws {
    let formula = "0.25 * (0.1 + 0.9 * kept / a) + 0.35 * score + 0.2 * b + 0.2 * c"
    let reward = try made(["formula": formula, "a": "2500", "b": "0.6", "c": "0.95"])
    let score = Tile([Row(kept: 100, score: 0.4, verdict: .accepted)]).weights(reward)[0]
    #expect(abs(Double(score) / Double(Weight.one) - 0.484) < 1e-9)

    let others = [0.93, 0.295].map { Row(score: $0, verdict: .accepted) }
    let rest = Tile(others).weights(try made(["formula": "score"]))
    let weights = [score] + rest
    let expected = [28_320.655_354_008_19, 54_417.788_180_222_35, 17_261.556_465_769_456]
    for (weight, share) in zip(weights, expected) {
      let part = 100_000 * Double(weight) / Double(weights.reduce(0, +))
      #expect(abs(part - share) < 1e-3)
    }
  }

  @Test func `a formula reads what it names and nothing else`() throws {
    let reward = try made(["formula": "a * completion - b * latency", "a": "2", "b": "0.001"])

    #expect(reward.reads == [.completion, .latency])
    #expect(reward.benchmarkNoise == nil)
  }

  @Test(arguments: [
    ("score + stake", "shared"), ("min(1, stake / 100)", "shared"), ("stake", "each"),
    ("exp(-stake)", "shared"), ("score > 0.5 ? stake : 1", "shared"), ("pow(stake, 0.5)", "each"),
  ])
  func `tokens are not added to or compared with plain numbers`(formula: String, pays: String)
    throws
  {
    let error = try #require(throws: ParameterConflict.self) {
      _ = try made(["formula": formula, "pays": pays])
    }
    #expect(error.parameter == "formula")
    #expect(error.description.contains("the units do not fit"))
  }

  @Test(arguments: [
    ("stake", "shared"), ("sqrt(stake) * score", "shared"), ("stake / threshold", "each"),
    ("stake > threshold ? score : a", "each"), ("clamp(score, 0, 1)", "each"),
    ("sqrt(stake / threshold)", "each"), ("min(stake, threshold)", "shared"),
  ])
  func `ratios of tokens, and one power of them, are sound`(formula: String, pays: String) throws {
    _ = try made(["formula": formula, "pays": pays, "a": "1"])
  }

  @Test func `a fault in the formula is placed at its character`() throws {
    let error = try #require(throws: ParameterConflict.self) {
      _ = try made(["formula": "score * (1 + )"])
    }
    #expect(error.offset == 13)
  }
}
