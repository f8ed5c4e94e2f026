import Testing

@testable import MesoMechanisms

struct RoyaltySharesTests {
  private let percent = RoyaltyShares.whole / 100

  private func shares(_ owed: [RoyaltyShares.Link]?) -> [Int: Int64] {
    Dictionary(uniqueKeysWithValues: (owed ?? []).map { ($0.parent, $0.share) })
  }

  /// A ←10 %— B ←20 %— C, vector M1: of 1 000 LAP gives A 100 and B 200, LRP A 20 and B 180.
  @Test func `a chain owes absolute shares, or products along the path`() {
    let graph = RoyaltyShares { $0 == 1 ? [(0, 10 * percent)] : [] }

    #expect(
      shares(graph.absolute([(1, 20 * percent)], limit: 9)) == [0: 10 * percent, 1: 20 * percent])
    #expect(
      shares(graph.relative([(1, 20 * percent)], limit: 9)) == [0: 2 * percent, 1: 18 * percent])
  }

  /// Vector `royalty_diamond`: B and C are built on A at 10 % and 5 %, D on B and C at 20 % and 15 %.
  @Test func `a diamond owes its root by every path`() {
    let (a, b, c) = (0, 1, 2)
    let graph = RoyaltyShares { work in
      work == b ? [(a, 10 * percent)] : work == c ? [(a, 5 * percent)] : []
    }
    let own = [(b, 20 * percent), (c, 15 * percent)]

    let absolute = shares(graph.absolute(own, limit: 9))
    #expect(absolute == [b: 20 * percent, c: 15 * percent, a: 15 * percent])
    #expect(absolute.values.reduce(0, +) == 50 * percent)
    #expect(
      shares(graph.relative(own, limit: 9))
        == [a: 2_750_000, b: 18 * percent, c: 14_250_000])
  }

  /// A shell S between A and its use: LRP turns A's 10 % into 10 % of 10 %, LAP leaves it.
  @Test func `a shell derivative dilutes relative shares and not absolute ones`() {
    let graph = RoyaltyShares { $0 == 1 ? [(0, 10 * percent)] : [] }

    #expect(shares(graph.relative([(1, 10 * percent)], limit: 9))[0] == percent)
    #expect(shares(graph.absolute([(1, 10 * percent)], limit: 9))[0] == 10 * percent)
  }

  @Test func `each step rounds down in parts of ten to the eighth`() {
    let graph = RoyaltyShares { $0 == 1 ? [(0, 33_333_333)] : [] }

    // ⌊33 333 333 × 33 333 333 ⁄ 10⁸⌋ = 11 111 110, and the parent keeps the rest of its part.
    #expect(
      shares(graph.relative([(1, 33_333_333)], limit: 9)) == [0: 11_111_110, 1: 22_222_223])
  }

  @Test func `too many ancestors are refused`() {
    let chain = RoyaltyShares { $0 > 0 ? [($0 - 1, percent)] : [] }

    #expect(chain.absolute([(9, percent)], limit: 10)?.count == 10)
    #expect(chain.absolute([(10, percent)], limit: 10) == nil)
  }

  /// Every ancestor of a ladder with two parents a step has Fibonacci paths; visited once each.
  @Test func `paths multiply and ancestors are visited once`() {
    let ladder = RoyaltyShares { work in
      [work - 1, work - 2].filter { $0 >= 0 }.map { ($0, 1) }
    }

    #expect(shares(ladder.absolute([(19, 1), (18, 1)], limit: 99))[0] == 10_946)
  }
}
