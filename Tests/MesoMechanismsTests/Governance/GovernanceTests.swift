import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct GovernanceTests {
  private func motions(_ entry: CatalogEntry<any Governance>, _ texts: [String: String] = [:])
    throws
    -> [Motion]
  {
    var memory = Memory()
    return try entry.made(texts).decide(.sample, memory: &memory)
  }

  @Test func `no governance decides nothing`() throws {
    #expect(try motions(NoGovernance.entry).isEmpty)
  }

  @Test func `one great holder carries a token vote that the many oppose`() throws {
    #expect(
      try motions(TokenVoteGovernance.entry) == [
        Motion(lever: 0, target: 0.35), Motion(lever: 1, target: 1_100_000_000),
      ])
  }

  /// √9 against 8·√1 in units of √10¹¹: the many win, and the proposal that they want would need a
  /// yes of their own.
  @Test func `the many defeat a great holder in a quadratic vote`() throws {
    #expect(
      try motions(QuadraticVoteGovernance.entry) == [Motion(lever: 1, target: 1_100_000_000)])
  }

  /// 450 of 750 billion units vote on the second lever, a share of 0.6.
  @Test func `too few voters make no quorum`() throws {
    #expect(try motions(TokenVoteGovernance.entry, ["quorum": "0.6"]).count == 2)
    #expect(try motions(TokenVoteGovernance.entry, ["quorum": "0.61"]).map { $0.lever } == [0])
  }

  /// 9 of 17 say yes on the first lever: 0.529…
  @Test func `a threshold must be exceeded`() throws {
    #expect(try motions(TokenVoteGovernance.entry, ["threshold": "0.52"]).count == 2)
    #expect(try motions(TokenVoteGovernance.entry, ["threshold": "0.53"]).map { $0.lever } == [1])
  }

  @Test func `futarchy adopts what traders expect to raise welfare and nothing else`() throws {
    #expect(try motions(FutarchyGovernance.entry) == [Motion(lever: 0, target: 0.35)])
    #expect(try motions(FutarchyGovernance.entry, ["margin": "0.9"]).isEmpty)
  }

  /// S is 0.2 of a supply of 10⁶ tokens; the threshold is 0.002·S ⁄ (0.1·0.15²), and the great
  /// holder's conviction of 900·(1 − 0.9ᵗ) ⁄ 0.1 comes to 9 000 at most.
  @Test func `conviction carries a proposal when it has grown enough, and then starts anew`() throws
  {
    let rule = try ConvictionGovernance.entry.made(["minimum": "0.01"])
    var memory = Memory()
    var session = GovernanceSession.sample
    // S = max(10 000, 1 350) tokens: T = 0.002·10 000 ⁄ (0.1·0.0225) = 8 888.9 of 9 000.
    let needed = (1...100).first { 9_000 * (1 - power(0.9, $0)) > 0.002 * 10_000 / (0.1 * 0.0225) }
    var carried: Int?
    for epoch in 1...60 where carried == nil {
      let motions = rule.decide(session, memory: &memory)
      session.proposals = []
      if motions.contains(Motion(lever: 0, target: 0.35)) { carried = epoch }
    }
    #expect(carried == needed)
    #expect(memory.numbers[0..<4].allSatisfy { $0 == 0 })
  }

  /// What is asked for is a share of what the treasury holds; a fifth of it is beyond any conviction.
  @Test func `a grant counts by its share of the treasury and is asked for when carried`() throws {
    let fund = Amount(units: 400_000_000_000)
    func carried(_ parameters: [String: String]) throws -> (epoch: Int, grant: Amount)? {
      let rule = try ConvictionGovernance.entry.made(
        parameters.merging(["minimum": "0.001", "scale": "0.001"]) { own, _ in own })
      var (memory, session) = (Memory(), GovernanceSession.sample)
      session.view.treasury = fund
      for epoch in 1...200 {
        let motions = rule.decide(session, memory: &memory)
        session.proposals = []
        if let motion = motions.first { return (epoch, motion.grant) }
      }
      return nil
    }
    let share = try #require(try carried(["request": "0.1"]))
    let grant = try #require(try carried(["grant": "40"]))
    #expect(share.epoch == grant.epoch && share.epoch > 1)
    #expect(share.grant == .zero && grant.grant.units == 40_000_000_000)
    let less = try #require(try carried(["grant": "4"]))
    #expect(less.epoch < grant.epoch)
    #expect(try carried(["grant": "80"]) == nil)
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { value, _ in value * base }
  }

  @Test func `a request that nothing is enough for is refused in words`() {
    #expect(throws: ParameterConflict.self) {
      try ConvictionGovernance.entry.made(["request": "0.2"])
    }
  }
}
