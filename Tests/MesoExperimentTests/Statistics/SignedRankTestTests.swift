import Testing

@testable import MesoExperiment

/// SciPy 1.17.1: `scipy.stats.wilcoxon` with the method named at each.
@Suite struct SignedRankTestTests {
  private let few = [0.62, -0.13, 0.48, 1.05, 0.27, -0.31, 0.9, 0.44]

  @Test func `few differences without ties have an exact p-value`() throws {
    // method='exact': statistic 4, n 8.
    #expect(try #require(SignedRankTest.pValue(few)) == 0.0546875)
  }

  @Test func `twenty-five are still exact`() throws {
    let differences = [
      0.646, 1.122, 0.63, -1.003, 1.205, 0.746, -0.237, 0.881, 0.665, 0.594, 0.328, 0.847, -0.436,
      0.137, -0.182, 0.899, 0.34, 0.008, -0.482, 0.043, 0.308, 0.024, 1.594, 1.307, -2.411,
    ]
    // method='exact'.
    #expect(abs(try #require(SignedRankTest.pValue(differences)) - 0.02027493715286255) < 1e-15)
  }

  @Test func `many take the normal approximation`() throws {
    let differences = [
      -1.589, 0.125, -0.122, 0.514, 0.517, 2.418, -0.812, -0.078, 2.343, 0.947, 0.963, -0.214,
      -1.348, 0.467, 0.409, -0.927, -0.383, 0.228, -0.645, 0.202, 0.395, 0.336, -0.206, 0.894,
      1.191, 0.621, -0.518, 1.032, -0.201, 1.179,
    ]
    // method='asymptotic', correction=True.
    #expect(abs(try #require(SignedRankTest.pValue(differences)) - 0.1332291883875936) < 1e-12)
  }

  @Test func `ties take the approximation with its variance corrected, zeros are left out`() throws
  {
    let tied: [Double] = [1, 2, 2, -1, 3, 0, 0, -2, 4, 5, -1, 3]
    // zero_method='wilcox', method='asymptotic', correction=True.
    #expect(abs(try #require(SignedRankTest.pValue(tied)) - 0.06495797077612134) < 1e-12)
    // method='exact' on the differences that are not 0.
    #expect(try #require(SignedRankTest.pValue(few + [0, 0])) == 0.0546875)
  }

  @Test func `nothing but zeros says nothing, no differences have no p-value`() {
    #expect(SignedRankTest.pValue([0, 0, 0]) == 1)
    #expect(SignedRankTest.pValue([]) == nil)
    // One sign of two: 2 · ½.
    #expect(SignedRankTest.pValue([3]) == 1)
  }

  @Test func `the direction does not matter`() {
    #expect(SignedRankTest.pValue(few) == SignedRankTest.pValue(few.map { -$0 }))
  }
}
