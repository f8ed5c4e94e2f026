import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct PooledRewardTests {
  @Test(arguments: [("fees", "20", FundingSource.fees), ("budget", "10", .treasury)])
  func `a share is of what it says`(of: String, pool: String, source: FundingSource) throws {
    let component = try FeeShareValidatorReward.entry.made(["share": "0.2", "of": of])
    let reward = try #require(component as? any PooledValidatorReward)

    #expect(reward.pool(fees: try tokens("100"), budget: try tokens("50")) == (try tokens(pool)))
    #expect(reward.source == source)
    #expect(!reward.dependsOnCoherence)
    #expect(reward.pay(coherent: 3, of: 5) == AttestationPay())
  }

  @Test(arguments: AttestationScoring.allCases)
  func `peers are scored as the parameter says`(scoring: AttestationScoring) throws {
    let component = try PeerScoreValidatorReward.entry.made([
      "scoring": scoring.rawValue, "from": "mint",
    ])
    let reward = try #require(component as? any PeerValidatorReward)

    #expect(reward.scoring == scoring)
    #expect(reward.fee == (try tokens("0.04")))
    #expect(reward.source == .mint)
  }
}
