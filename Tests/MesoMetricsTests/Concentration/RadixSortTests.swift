import MesoPrimitives
import Testing

@testable import MesoMetrics

/// The sort by digits against the standard one.
@Suite struct RadixSortTests {
  /// From all equal, over a range of one digit and one of 32 bits, to all 64 bits.
  @Test(arguments: [1, 2, 2_000, 1 << 32, 1 << 33, Int.max])
  func `numbers come out in increasing order, whatever their range`(range: Int) {
    var draws = RandomStream(
      key: StreamKey(seed: 3, replicate: 1), entity: UInt64(range), epoch: 0, purpose: .experiment)
    let low = range == .max ? Int64.min : -1_000
    let numbers = (0..<3_000).map { _ in low &+ Int64(draws.below(range)) &* (low == .min ? 2 : 1) }

    #expect(ascending(numbers) == numbers.sorted())
  }
}
