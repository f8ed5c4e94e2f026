import MesoModel
import MesoPrimitives
import Testing

/// An emission of the token that is split between those who weigh and those who are weighed.
@Suite struct EvaluationEmissionTests {
  /// The chain's cut of 11,796 ⁄ 65,535 in parts per billion, and halves of the rest.
  private static let emission =
    "token.emission={kind: constant, amount: 1_000, split: {owner: 0.179995422, contributors: "
    + "0.410002289, validators: 0.410002289}}"
  private static let sources = [
    emission, "mechanism.reward.from=emission", "mechanism.validator-reward.from=emission",
  ]

  private func paid(_ world: World) throws -> [(contributors: Int64, validators: Int64)] {
    try frames(of: world).map { frame in
      #expect(frame.conservationError == 0)
      return (
        frame.contributors.reduce(0) { $0 + $1.rewards },
        frame.validators.reduce(0) { $0 + $1.rewards }
      )
    }
  }

  private func world(_ overrides: [String]) throws -> World {
    try twoTeams(
      stake: 0.6, weight: 0.6, own: 1, overrides: Self.sources + ["epochs=6"] + overrides)
  }

  @Test func `an emission of the token is split 41, 41 and 18, and paid in the next epoch`()
    throws
  {
    let world = try world([])
    let frames = try frames(of: world)
    let paid = try paid(world)

    #expect(paid[0] == (0, 0))
    for epoch in 1..<6 {
      // 410.002289 tokens a side; each of two shares is rounded down.
      #expect((410_002_288_998...410_002_289_000).contains(paid[epoch].contributors))
      #expect((410_002_288_998...410_002_289_000).contains(paid[epoch].validators))
      let owner = frames[epoch].flows.filter { $0.from == .minted && $0.to == .outside }
      #expect(owner.map { $0.units } == [179_995_422_000])
    }
  }

  /// By stake: 60 % and 40 % of the 820.004578 tokens that are not the owner's.
  @Test func `validators get contributors' part too where nobody has incentive`() throws {
    let world = try world([
      "contributors.honest.quality.base=0", "contributors.cabal.quality.base=0",
      "validators.cabal.strategy=honest", "validators.cabal.coalition=null",
      "contributors.cabal.strategy=lazy", "contributors.cabal.coalition=null",
    ])
    let frame = try #require(frames(of: world).last)

    #expect(frame.contributors.allSatisfy { $0.rewards == 0 })
    #expect(frame.validators.map { $0.rewards } == [492_002_746_800, 328_001_831_200])
  }

  @Test func `before rows are revealed validators get all that is not the owner's`() throws {
    let world = try world(["mechanism.verification.reveal-period=2"])
    let paid = try paid(world)
    let all = paid.reduce(0) { $0 + $1.contributors + $1.validators }

    #expect(paid[1] == (0, 820_004_578_000))
    #expect(paid[2].contributors > 0)
    // All that five epochs minted for both sides but what rounding left.
    #expect((4_100_022_889_980...4_100_022_890_000).contains(all))
  }

  @Test func `both sides pay from the emission or validators have a pool`() {
    #expect {
      try twoTeams(
        stake: 0.6, weight: 0.6, own: 1,
        overrides: [Self.emission, "mechanism.reward.from=emission"])
    } throws: { "\($0)".contains("it must pay from the emission too, or have one.") }
  }
}
