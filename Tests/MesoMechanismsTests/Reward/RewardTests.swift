import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct RewardTests {
  /// Contributions with a score of each kind that matters.
  private let tile = Tile([
    Row(score: 0.5, verdict: .accepted), Row(score: 2, verdict: .accepted),
    Row(score: -0.5, verdict: .accepted), Row(score: 0.9, verdict: .rejected),
    Row(score: 0.9, verdict: .unexamined),
  ])

  private func totals(budget: String?, bill: String = "0") throws -> RewardTotals {
    RewardTotals(
      weight: 1, budget: try budget.map { try tokens($0) }, verificationBill: try tokens(bill),
      usage: 4_500, fee: try tokens("0.05"))
  }

  private func contribution(_ reward: any Reward) throws -> any ContributionReward {
    try #require(reward as? any ContributionReward)
  }

  @Test func `per-task pays the same for each accepted contribution and nothing else`() throws {
    let reward = try PerTaskReward.entry.made(["amount": "2.5", "from": "mint"])

    #expect(try tile.weights(contribution(reward)) == [1, 1, 1, 0, 0])
    #expect(reward.purse(try totals(budget: "1")) == .each(Amount(units: 2_500_000_000)))
    #expect(reward.source == .mint)
    #expect(try contribution(reward).benchmarkNoise == nil)
  }

  /// ½² × 2³⁰ = 2²⁸; 2² × 2³⁰ = 2³².
  @Test func `pool-share weighs accepted work by its score to the exponent`() throws {
    let reward = try PoolShareReward.entry.made(["exponent": "2", "benchmark-noise": "0.3"])

    #expect(try tile.weights(contribution(reward)) == [1 << 28, 1 << 32, 0, 0, 0])
    #expect(try contribution(reward).benchmarkNoise == 0.3)
  }

  @Test func `pool-share with exponent 0 shares equally among positive scores`() throws {
    let reward = try PoolShareReward.entry.made(["exponent": "0"])

    #expect(try tile.weights(contribution(reward)) == [Weight.one, Weight.one, 0, 0, 0])
  }

  @Test func `pool-share spends its pool, or else what verification leaves of the budget`() throws {
    let fixed = try PoolShareReward.entry.made(["pool": "80"])
    let open = try PoolShareReward.entry.made()

    #expect(
      fixed.purse(try totals(budget: "225", bill: "25")) == .shared(try tokens("80")))
    #expect(
      open.purse(try totals(budget: "225", bill: "25")) == .shared(try tokens("200")))
    #expect(open.purse(try totals(budget: "20", bill: "25")) == .shared(.zero))
    #expect(open.purse(try totals(budget: nil)) == .shared(.zero))
  }

  @Test func `staked-performance weighs by score and rejected work scores nothing`() throws {
    let reward = try StakedPerformanceReward.entry.made()

    #expect(
      try tile.weights(contribution(reward)) == [Weight.one / 2, 2 * Weight.one, 0, 0, 0])
    #expect(try contribution(reward).benchmarkNoise == 0.2)
  }

  /// 0.75 × (225 − 25) = 150.
  @Test func `staked-performance spends its share of what verification leaves`() throws {
    let reward = try StakedPerformanceReward.entry.made(["share": "0.75"])

    #expect(
      reward.purse(try totals(budget: "225", bill: "25")) == .shared(try tokens("150")))
    #expect(reward.purse(try totals(budget: nil)) == .shared(.zero))
  }

  /// 4 500 uses × 0.05 = 225 tokens.
  @Test func `royalties are what users pay`() throws {
    let all = try RoyaltyReward.entry.made()
    let half = try RoyaltyReward.entry.made(["share": "0.5", "quality-exponent": "2"])

    #expect(all.purse(try totals(budget: nil)) == .shared(try tokens("225")))
    #expect(half.purse(try totals(budget: nil)) == .shared(try tokens("112.5")))
    #expect(all.source == .fees)
  }

  @Test func `royalties spread use by quality and age`() throws {
    let reward = try #require(
      RoyaltyReward.entry.made(["quality-exponent": "2", "decay": "0.9"]) as? any UsageReward)

    #expect(reward.usage == UsageTerms(qualityExponent: 2, decay: Proportion(0.9)))
  }
}
