import MesoPrimitives
import Testing

@testable import MesoMechanisms

struct EpochRewardRulesTests {
  @Test func `prizes fall by their ratio and add up to the purse but for rounding`() throws {
    let purse = try tokens("70")
    let prizes = PrizeReward.prizes(purse, over: 3, ratio: 0.5)

    #expect(prizes == [40_000_000_000, 20_000_000_000, 10_000_000_000])
    #expect(PrizeReward.prizes(Amount(units: 100), over: 3, ratio: 1) == [33, 33, 33])
    #expect(PrizeReward.prizes(Amount(units: 100), over: 3, ratio: 0) == [100, 0, 0])
  }

  /// 1 000 × (0.42 − 0.25) = 170, by whatever steps.
  @Test func `what a rise mints does not depend on its steps`() throws {
    let reward = try #require(
      ValueGatedMintReward.entry.made(["scale": "1000", "exponent": "2"]) as? ValueGatedMintReward)
    let top = 0.42.squareRoot()
    let whole = reward.minted(from: 0.5, to: top)
    let steps = stride(from: 0, to: 10, by: 1).map { step -> Amount in
      func at(_ n: Int) -> Double { n == 10 ? top : 0.5 + (top - 0.5) * Double(n) / 10 }
      return reward.minted(from: at(step), to: at(step + 1))
    }

    #expect(abs(whole.units - 170_000_000_000) < 2_000)
    #expect(steps.reduce(.zero, +) == whole)
  }

  @Test func `votes are combined by their median or the mean of the middle half`() throws {
    let median = try #require(RetroactiveReward.entry.made() as? RetroactiveReward)
    let trimmed = try #require(
      RetroactiveReward.entry.made(["rule": "trimmed-mean"]) as? RetroactiveReward)

    #expect(median.combined([90, 100, 400]) == 100)
    #expect(median.combined([90, 100, 110, 400]) == 105)
    #expect(trimmed.combined([1, 90, 110, 400]) == 100)
    #expect(trimmed.combined([7]) == 7)
  }
}
