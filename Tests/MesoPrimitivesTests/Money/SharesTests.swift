import MesoPrimitives
import Testing

@Suite struct SharesTests {
  /// Below 2⁴⁹ shares are estimated and corrected, above that divided: both to the unit.
  @Test(arguments: [1, 12, 31, 48, 49, 50, 62])
  func `a column of shares is the share of each weight`(bits: Int) {
    var stream = Distances.stream(35)
    for wholeBits in [1, 20, 30, 50, 51, 60, 61, 62] {
      let whole = Int64(1) << Int64(wholeBits) - 1
      let near = [0, 1, 2, whole / 3, whole / 2, whole - 1, whole]
      let weights = near + (0..<300).map { _ in Int64(stream.below(Int(whole) + 1)) }
      let greatest = Int64(1) << Int64(bits) - 1
      for total in [0, 1, greatest, greatest - 1, Int64(stream.below(Int(greatest) + 1))]
      where total >= 0 {
        var shares = [Int64](repeating: -1, count: weights.count)

        Shares.fill(&shares, of: weights, count: weights.count, total: total, whole: whole)

        #expect(shares == weights.map { mulDivFloor(total, $0, whole) }, "\(total) of \(whole)")
      }
    }
  }

  @Test func `a weight beyond the whole gets its multiple`() {
    var shares = [Int64](repeating: 0, count: 3)

    Shares.fill(&shares, of: [5, 10, 25], count: 3, total: 7, whole: 10)

    #expect(shares == [3, 7, 17])
  }
}
