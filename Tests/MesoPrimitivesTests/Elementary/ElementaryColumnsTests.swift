import MesoPrimitives
import Testing

@Suite struct ElementaryColumnsTests {
  private static let ordinary = (0..<1_000).map { Double($0) * 0.001 }

  @Test(arguments: [[], [800], [-900.5], [.infinity], [.nan]] as [[Double]])
  func `a column of exponentials has the bytes of each`(odd: [Double]) {
    let numbers = Self.ordinary.map { 20 * $0 - 10 } + odd
    var column = numbers

    ElementaryColumns.exponentiate(&column, count: column.count)

    #expect(column.map(\.bitPattern) == numbers.map { Elementary.exp($0).bitPattern })
  }

  @Test(arguments: [0, 0.5, 1, 2, 3, 4, 7.25, 100, 101, -1])
  func `a column of powers has the bytes of each`(power: Double) {
    for odd in [[], [1], [1e-9], [.leastNonzeroMagnitude], [3], [.infinity]] as [[Double]] {
      let numbers = Self.ordinary + odd
      var column = numbers

      ElementaryColumns.raise(numbers, to: power, count: numbers.count, into: &column)

      #expect(
        column.map(\.bitPattern) == numbers.map { Elementary.pow($0, power).bitPattern },
        "\(odd)")
    }
  }
}
