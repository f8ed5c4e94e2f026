import Testing

@testable import MesoMechanisms

struct ValuationTests {
  /// The three-player game of `analytic.json`, P3.
  @Test func `Shapley values of three players are those of the formula`() {
    let worths: [UInt32: Double] = [0: 0, 1: 10, 2: 6, 4: 4, 3: 18, 5: 15, 6: 12, 7: 24]

    let values = ShapleyValue.exact(players: 3) { worths[$0] ?? .nan }

    for (value, expected) in zip(values, [67.0 / 6, 46.0 / 6, 31.0 / 6]) {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  /// v = 1 as soon as one of the k + 1 copies is there: each copy has 1 ⁄ (k + 1), so a cloner with k
  /// copies takes k ⁄ (k + 1).
  @Test(arguments: [1, 3, 11])
  func `a cloner takes k of k + 1 parts under Shapley, and nothing under leave-one-out`(k: Int)
    throws
  {
    let shapley = try #require(ShapleyReward.entry.made(["worth": "best"]) as? ShapleyReward)
    let left = try #require(LeaveOneOutReward.entry.made(["worth": "best"]) as? LeaveOneOutReward)
    let copies = [Double](repeating: 1, count: k + 1)

    let values = shapley.valued(copies) { _ in [] }.values

    for value in values { #expect(abs(value - 1 / Double(k + 1)) < 1e-12) }
    #expect(left.missing(copies) == copies.map { _ in 0 })
    #expect(left.missing([1]) == [1])
  }

  @Test func `additive worth gives everyone its score under both`() throws {
    let scores = [0.25, 0.5, 0.125]
    let shapley = try #require(ShapleyReward.entry.made(["worth": "additive"]) as? ShapleyReward)
    let left = try #require(
      LeaveOneOutReward.entry.made(["worth": "additive"]) as? LeaveOneOutReward)

    for (value, score) in zip(shapley.valued(scores) { _ in [] }.values, scores) {
      #expect(abs(value - score) < 1e-12)
    }
    #expect(left.missing(scores) == scores)
  }

  /// 0.9 − 0.7 for the best; for coverage 1 − ½·½ − ½ = ¼ each.
  @Test func `leave-one-out is what would be missing`() throws {
    let best = try #require(LeaveOneOutReward.entry.made(["worth": "best"]) as? LeaveOneOutReward)
    let coverage = try #require(
      LeaveOneOutReward.entry.made(["worth": "coverage"]) as? LeaveOneOutReward)

    #expect(best.missing([0.7, 0.9, 0.6]).map { ($0 * 1e9).rounded() } == [0, 2e8, 0])
    #expect(coverage.missing([0.5, 0.5]) == [0.25, 0.25])
  }

  /// The exact values for 14 players by the sum over subsets, the estimate by 4 000 orders. At five
  /// standard errors a sound estimate of 14 fails once in 120 000.
  @Test func `sampled values agree with exact ones within their errors`() throws {
    let scores = (1...14).map { Double($0) / 20 }
    let worth = CoalitionValue.coverage
    let exact = ShapleyValue.exact(players: 14) { set in
      scores.indices.filter { set & (1 << UInt32($0)) != 0 }
        .reduce(0.0) { worth.joined($0, scores[$1]) }
    }
    var state: UInt64 = 7
    let sampled = ShapleyValue.sampled(
      players: 14, permutations: 4_000, tolerance: 0, whole: 1,
      order: { _ in
        let keys = scores.map { _ -> UInt64 in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return state >> 20
        }
        return scores.indices.sorted { keys[$0] < keys[$1] }
      }, add: { worth.joined($0, scores[$1]) })

    for player in scores.indices {
      #expect(sampled.errors[player] > 0)
      #expect(abs(sampled.values[player] - exact[player]) < 5 * sampled.errors[player])
    }
    let whole = scores.reduce(0.0) { worth.joined($0, $1) }
    #expect(abs(exact.reduce(0, +) - whole) < 1e-12)
    #expect(abs(sampled.values.reduce(0, +) - whole) < 1e-9)
  }

  @Test func `an order is cut short where less than the tolerance is left`() {
    var added = 0
    let result = ShapleyValue.sampled(
      players: 5, permutations: 2, tolerance: 0.01, whole: 1, order: { _ in [0, 1, 2, 3, 4] },
      add: { worth, player in
        added += 1
        return player == 0 ? 0.995 : worth
      })

    #expect(added == 2)
    #expect(result.values == [0.995, 0, 0, 0, 0])
  }
}
