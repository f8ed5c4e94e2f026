import MesoPrimitives
import Testing

/// The sort by digits against the standard one.
@Suite struct RadixSortTests {
  private func stream(_ entity: Int) -> RandomStream {
    RandomStream(
      key: StreamKey(seed: 3, replicate: 1), entity: UInt64(entity), epoch: 0,
      purpose: .experiment)
  }

  /// From all equal, over a range of one digit and one of 32 bits, to all 64 bits.
  @Test(arguments: [1, 2, 2_000, 1 << 32, 1 << 33, Int.max])
  func `numbers come out in increasing order, whatever their range`(range: Int) {
    var draws = stream(range)
    let low = range == .max ? Int64.min : -1_000
    let numbers = (0..<3_000).map { _ in low &+ Int64(draws.below(range)) &* (low == .min ? 2 : 1) }

    #expect(RadixSort.ascending(numbers) == numbers.sorted())
    #expect(RadixSort.ascending(Array(numbers[..<9])) == numbers[..<9].sorted())
  }

  @Test(arguments: [5, 3_000])
  func `places are in the order of their numbers, and equal numbers in that of their places`(
    count: Int
  ) {
    var draws = stream(count)
    var numbers = (0..<count).map { _ in Double(draws.below(40)) - 20 + 0.5 * draws.normal() }
    for place in stride(from: 0, to: count, by: 2) { numbers[place] = numbers[place].rounded() }
    numbers[1] = -0.0
    numbers[2] = .infinity
    numbers[3] = -.infinity

    let order = RadixSort.order(of: numbers)

    #expect(order.sorted() == Array(0..<count))
    #expect(
      zip(order, order.dropFirst()).allSatisfy {
        numbers[$0] < numbers[$1] || numbers[$0] == numbers[$1] && $0 < $1
      })
  }
}
