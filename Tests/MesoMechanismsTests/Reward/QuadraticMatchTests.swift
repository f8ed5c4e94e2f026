import Testing

@testable import MesoMechanisms

struct QuadraticMatchTests {
  /// I2: gifts of 1, 4, 9 and 16 have (1 + 2 + 3 + 4)² = 100, of which they are 30.
  @Test func `a match is the square of the sum of roots less the gifts`() {
    #expect(QuadraticMatch.matches(of: [[1, 4, 9, 16]], pool: 1_000) == [70])
  }

  /// I1: splitting 100 into k gifts brings (k − 1)·100.
  @Test(arguments: [(1, 0.0), (2, 100), (10, 900)])
  func `splitting a gift pays one gift less than the parts`(parts: Int, match: Double) {
    let gifts = [Double](repeating: 100 / Double(parts), count: parts)
    let found = QuadraticMatch.matches(of: [gifts], pool: 10_000)[0]
    #expect(abs(found - match) < 1e-9)
  }

  /// The vector `quadratic_funding`: Z = 16, 4, 36, 100; 34 raw on a pool of 20.
  @Test func `matches shrink by one ratio to the pool`() {
    let matches = QuadraticMatch.matches(
      of: [[1, 1, 1, 1], [4], [1, 4, 9], [100]], pool: 20)
    for (match, expected) in zip(matches, [7.0588235294117645, 0, 12.941176470588236, 0]) {
      #expect(abs(match - expected) < 1e-12)
    }
  }

  @Test func `a hundred identities of one giver take nearly the whole pool`() {
    let split = [Double](repeating: 1, count: 100)
    let matches = QuadraticMatch.matches(of: [[1, 1, 1, 1], [4], [1, 4, 9], split], pool: 20)
    for (match, expected) in zip(
      matches, [0.024159452385745926, 0, 0.044292329373867526, 19.931548218240387])
    { #expect(abs(match - expected) < 1e-9) }
  }

  /// n equal gifts c: c·n·(n − 1), in whole units; scaled down, each is rounded down.
  @Test func `equal gifts are matched in whole units`() {
    #expect(QuadraticMatch.matches(ofEqual: 5, counts: [0, 1, 2, 3], pool: 100) == [0, 0, 10, 30])
    #expect(QuadraticMatch.matches(ofEqual: 5, counts: [0, 1, 2, 3], pool: 7) == [0, 0, 1, 5])
  }

  @Test func `matches of any size stay within the pool`() {
    let matches = QuadraticMatch.matches(
      ofEqual: .max / 4, counts: [4_000_000, 3_000_000], pool: .max / 2)
    #expect(matches.allSatisfy { $0 > 0 })
    #expect(matches[0] <= .max / 2 - matches[1])
    // 16 : 9.
    #expect(abs(Double(matches[0]) / Double(matches[1]) - 16.0 / 9) < 1e-6)
  }
}
