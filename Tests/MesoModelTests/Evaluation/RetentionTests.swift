import MesoModel
import Testing

/// The two-team game played by the engine, against its closed forms (subtensor, `docs/consensus.md`).
@Suite struct RetentionTests {
  /// Rewards are rounded down to a base unit of 10⁻⁹ in 50 tokens a side, and a share of them to 2⁻⁵².
  private static let tolerance = 1e-9

  /// I = S W ⁄ (S W + 1 − W), E = I + S (1 − I) ⁄ 2.
  @Test(arguments: [(0.6, 0.7), (0.6, 0.5), (0.75, 0.6), (0.9, 0.9)])
  func `a cabal that backs itself alone earns what the closed form says`(
    stake: Double, weight: Double
  ) throws {
    let incentive = stake * weight / (stake * weight + 1 - weight)
    let expected = incentive + stake * (1 - incentive) / 2

    for frame in try frames(of: try twoTeams(stake: stake, weight: weight, own: 1)) {
      #expect(abs(frame.firstTeamShare - expected) < Self.tolerance)
    }
  }

  /// W* = 1 ⁄ (3 − 2 S).
  @Test(arguments: [0.55, 0.6, 0.7, 0.8, 0.9])
  func `honest stake keeps its share from a weight of 1 over 3 less 2 S on`(stake: Double) throws {
    let boundary = 1 / (3 - 2 * stake)
    let above = try frames(of: try twoTeams(stake: stake, weight: boundary + 1e-4, own: 1))
    let below = try frames(of: try twoTeams(stake: stake, weight: boundary - 1e-4, own: 1))

    #expect(above.allSatisfy { $0.firstTeamShare > stake })
    #expect(below.allSatisfy { $0.firstTeamShare < stake })
  }

  /// With 1 − S on itself a cabal is retained at W = S, and no other weight on itself asks for more.
  @Test(arguments: [0.6, 0.7, 0.8])
  func `the best disguise asks for as much honest weight as there is honest stake`(
    stake: Double
  ) throws {
    func share(_ weight: Double, _ own: Double) throws -> Double {
      try #require(frames(of: try twoTeams(stake: stake, weight: weight, own: own)).last)
        .firstTeamShare
    }

    #expect(abs(try share(stake, 1 - stake) - stake) < Self.tolerance)
    for own in stride(from: 0.05, through: 1, by: 0.05) {
      #expect(try share(stake + 0.01, own) > stake, "own weight \(own)")
    }
    #expect(try share(stake - 0.01, 1 - stake) < stake)
  }

  /// Below a majority of stake nothing that the honest put on their server counts; what is left to them
  /// is dividends of the tenth that they put on the cabal's: 0.4 × 0.1 ⁄ (0.4 × 0.1 + 0.6) of half.
  @Test func `a majority that backs itself takes all of contributors' part`() throws {
    for frame in try frames(of: try twoTeams(stake: 0.4, weight: 0.9, own: 1)) {
      #expect(frame.contributors[0].rewards == 0)
      #expect(abs(frame.firstTeamShare - 0.04 / 0.64 / 2) < Self.tolerance)
    }
  }

  /// With β = 0 the cabal's weights above consensus become bonds: D_H = I_H S W ⁄ (S W) on the honest
  /// server, and on the cabal's S (1 − W) ⁄ (S (1 − W) + 1 − S).
  @Test func `bonds of unclipped weights leave more to the cabal`() throws {
    let (stake, weight) = (0.6, 0.7)
    let incentive = stake * weight / (stake * weight + 1 - weight)
    let onCabal = stake * (1 - weight) / (stake * (1 - weight) + 1 - stake)
    let expected = (incentive + incentive + (1 - incentive) * onCabal) / 2
    let world = try twoTeams(
      stake: stake, weight: weight, own: 1, "mechanism.verification.bonds-penalty=0")

    for frame in try frames(of: world) {
      #expect(abs(frame.firstTeamShare - expected) < Self.tolerance)
    }
  }

  /// In 32.32 fixed point with bonds of 16 bits a share is off by 2⁻¹⁶ of the largest at most, in sums of
  /// a few.
  @Test func `fixed point agrees to what sixteen bits hold`() throws {
    let real = try frames(of: try twoTeams(stake: 0.6, weight: 0.7, own: 1))
    let fixed = try frames(
      of: try twoTeams(
        stake: 0.6, weight: 0.7, own: 1, "mechanism.verification.arithmetic=fixed-point"))

    for (a, b) in zip(real, fixed) {
      #expect(abs(a.firstTeamShare - b.firstTeamShare) < 4 * 0x1p-16)
      #expect(a.firstTeamShare != b.firstTeamShare)
    }
  }
}
