import MesoModel
import MesoPrimitives
import Testing

struct MoneyMetricTests {
  /// Amounts in cents: a token has two decimals.
  private var frame: EpochFrame {
    var frame = EpochFrame.empty
    frame.contributors[Place.honest].rewards = 700
    frame.contributors[Place.sybil].rewards = 100
    frame.contributors[Place.honest].accepted = 3
    frame.contributors[Place.sybil].accepted = 1
    frame.contributors[Place.lazy].slashed = 50
    frame.validators[Place.honest].rewards = 40
    frame.fees = Amount(units: 600)
    frame.sponsorOutlay = Amount(units: 240)
    frame.listing = Amount(units: 30)
    frame.minted = Amount(units: 400)
    frame.burned = Amount(units: 80)
    frame.supply = Amount(units: 146_100)
    frame.balances[.treasury] = 9_000
    frame.balances[.stake] = 36_525
    frame.priceUSD = 2
    frame.unpaid = Amount(units: 5)
    frame.unpaidCost = Amount(units: 6)
    frame.flows = [
      Flow(reason: .reward, from: .treasury, to: .liquid, transfers: 3, units: 200),
      Flow(reason: .slash, from: .stake, to: .treasury, transfers: 1, units: 50),
    ]
    return frame
  }

  @Test(arguments: [
    ("rewards_tokens", 8.0), ("validator_rewards_tokens", 0.4), ("fees_tokens", 6),
    ("slashed_tokens", 0.5), ("burned_tokens", 0.8), ("minted_tokens", 4),
    ("supply_tokens", 1_461), ("treasury_tokens", 90), ("price_usd", 2), ("staked_share", 0.25),
    // 400 × 365.25 ⁄ 146 100; 600 ⁄ 400; 9 000 ⁄ (200 − 50).
    ("inflation_rate", 1), ("sustainability_ratio", 1.5), ("runway_epochs", 60),
    // 2.40 + 6.00 − 0.30 − 0.50; 8 ⁄ 4.
    ("outlay_tokens", 7.6), ("reward_tokens_per_contribution", 2), ("unpaid_tokens", 0.05),
    ("unpaid_cost_tokens", 0.06),
  ])
  func `money is counted in tokens`(name: String, expected: Double) throws {
    #expect(try value(name, [frame], in: .sample()) == expected)
  }

  @Test func `slashes that contributors share do not return to who paid`() throws {
    #expect(try value("outlay_tokens", [frame], in: .sample(slashing: "redistribute")) == 8.1)
  }

  @Test func `a treasury that grows has no runway, and no supply no staked share`() throws {
    var frame = EpochFrame.empty
    frame.balances[.treasury] = 100
    frame.flows = [Flow(reason: .mint, from: .outside, to: .treasury, transfers: 1, units: 9)]

    #expect(try value("runway_epochs", [frame], in: .sample()) == nil)
    #expect(try value("staked_share", [frame], in: .sample()) == nil)
    #expect(try value("sustainability_ratio", [frame], in: .sample()) == nil)
  }
}
