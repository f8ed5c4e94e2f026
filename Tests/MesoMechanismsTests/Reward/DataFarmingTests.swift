import MesoModel
import Testing

@testable import MesoMechanisms

/// Data farming against the programme's own code.
struct DataFarmingTests {
  private func isClose(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= 1e-9 * max(1, abs(expected))
  }

  /// The vector `ocean_rank_alloc`, by logarithm, with all ranks and with three.
  @Test func `shares fall with the logarithm of the rank, and equals share the better one`() {
    let sales = [1_000.0, 400, 400, 50, 10]
    let all = [
      0.353_958_208_585_871_46, 0.232_192_976_306_197_34, 0.232_192_976_306_197_34,
      0.110_427_744_026_523_26, 0.071_228_094_775_210_61,
    ]
    let three = [0.575_327_485_959_573, 0.212_336_257_020_213_47, 0.212_336_257_020_213_47, 0, 0]
    #expect(zip(DataFarming.rankShares(of: sales, places: 100), all).allSatisfy { isClose($0, $1) })
    #expect(zip(DataFarming.rankShares(of: sales, places: 3), three).allSatisfy { isClose($0, $1) })
    #expect(DataFarming.rankShares(of: [0, 0], places: 3) == [0, 0])
  }

  /// The vector `ocean_dcv_multiplier`.
  @Test(
    arguments: [
      (5, nil), (9, 1.0), (10, 0.951_5), (20, 0.466_5), (28, 0.078_5), (29, 0.001), (200, 0.001),
    ] as [(Int, Double?)])
  func `what a data set sold bounds its rewards more from week to week`(
    week: Int, multiplier: Double?
  ) {
    let found = DataFarming.multiplier(week: week)
    #expect((found == nil) == (multiplier == nil))
    if let found, let multiplier { #expect(isClose(found, multiplier)) }
  }

  /// The vector `ocean_df_rank`: three holders and three data sets, of which the first and the third are
  /// the first's and the third's own, where stake counts twice.
  @Test func `three holders on three data sets earn what the programme pays`() {
    let stake = [[100.0, 0, 50], [300, 200, 0], [0, 100, 10]]
    let locked = [[4_000.0, 0, 2_000], [9_000, 6_000, 0], [0, 5_000, 100]]
    let sold = [1_000.0, 400, 50].map { $0 / 0.5 }
    let publishers = [0, nil, 2] as [Int?]
    let multipliers = [1.0, 0.5, 0.001]
    let expected = [
      [62.868, 0, 0.071_428_571_428_571_44], [141.453, 94.302, 0],
      [0, 78.585, 0.028_571_428_571_428_57],
    ]
    let shares = DataFarming.rankShares(of: sold, places: 100)
    #expect(isClose(shares[0], 0.552_873_544_774_118_9))
    var total = 0.0
    for holder in 0..<3 {
      for asset in 0..<3 {
        func weight(_ holder: Int) -> Double {
          stake[holder][asset] * (publishers[asset] == holder ? 2 : 1)
        }
        let all = (0..<3).reduce(0) { $0 + weight($1) }
        let found = DataFarming.reward(
          share: shares[asset], part: weight(holder) / all, available: 1_000,
          locked: locked[holder][asset], cap: 0.015_717, sold: sold[asset],
          multiplier: multipliers[asset])
        #expect(isClose(found, expected[holder][asset]), "\(holder), \(asset)")
        total += found
      }
    }
    #expect(isClose(total, 377.308))
  }
}
