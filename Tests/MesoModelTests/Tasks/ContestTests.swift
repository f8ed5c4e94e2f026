import MesoModel
import MesoPrimitives
import Testing

/// Known results of contests, out of whole runs. Everyone's work is accepted.
struct ContestTests {
  static func contest(
    _ allocation: String, tasks: Int, epochs: Int = 1, contributors: String,
    _ overrides: String...
  ) throws -> [EpochFrame] {
    let text = """
      scenario: contest
      epochs: \(epochs)
      warm-up: 0
      replicates: 1
      capital-cost: 0
      treasury: {balance: 1_000_000_000}
      demand: {kind: constant, tasks: \(tasks)}
      production: {kind: linear}
      contributors:
      \(contributors)
      mechanism:
        allocation: \(allocation)
        verification: {kind: none}
        reward: {kind: agreed-price}
      """
    return try frames(of: try world(text, overrides: overrides))
  }

  /// G1, G2: five entrants a contest for 100; with r = 1 each spends 16 and keeps 4, with r = ½ each
  /// spends 8 and keeps 12.
  @Test(arguments: [(1.0, 16.0, 4.0), (0.5, 8, 12)])
  func `entrants of a Tullock contest spend what the symmetric equilibrium says`(
    power: Double, effort: Double, payoff: Double
  ) throws {
    let frame = try #require(
      try Self.contest(
        "{kind: contest, purse: 100, power: \(power)}", tasks: 200,
        contributors:
          "  all: {strategy: honest, operators: 1_000, effort-cost: {linear: 1}, tasks: {effort: equilibrium}}"
      ).first)

    let all = frame.contributors[0]
    #expect(all.contributions == 1_000)
    // The cost is rounded down to the base unit.
    #expect(abs(Double(all.effortCost) / 1_000 - effort * 1e9) <= 1)
    #expect(all.rewards == 20_000_000_000_000)
    #expect(abs(all.profit / 1_000 - payoff * 1e9) <= 1)
  }

  /// G3: at the equilibrium of valuations 100 and 60 the efforts are 23.4375 and 14.0625, and the first
  /// wins 0.625 of the time. G4: efforts 24.8356, 18.9920 and 10.2264 for costs 1, 1.2 and 1.5 win in
  /// proportion. 8 000 contests: 5σ is at most 5·√(¼ ⁄ 8 000) = 0.028; a false alarm once in 1.7 million.
  @Test(arguments: [[23.4375, 14.0625], [24.835_646_467, 18.991_964_938, 10.226_442_659]])
  func `entrants win in proportion to their efforts where r is 1`(efforts: [Double]) throws {
    let cohorts = efforts.enumerated().map {
      "  c\($0): {strategy: honest, effort: \($1), operators: 1, effort-cost: {linear: 1}}"
    }
    let frames = try Self.contest(
      "{kind: contest, purse: 100}", tasks: 1, epochs: 8_000,
      contributors: cohorts.joined(separator: "\n"))

    for (index, effort) in efforts.enumerated() {
      let won = frames.count { $0.contributors[index].rewards > 0 }
      #expect(abs(Double(won) / 8_000 - effort / efforts.reduce(0, +)) < 0.028)
    }
  }

  /// G5: an effort of 20 split over k entries against four of 20: k·(20 ⁄ k)^r ⁄ (k·(20 ⁄ k)^r + 4·20^r).
  /// 4 000 contests: 5σ = 5·√(p(1 − p) ⁄ 4 000) ≤ 0.040.
  @Test(arguments: [
    (0.5, 2, 0.261_203_875), (0.5, 10, 0.441_518_440), (1, 10, 0.2), (1.5, 2, 0.150_221_105),
    (1.5, 10, 0.073_264_847),
  ])
  func `splitting an effort gains below r = 1 and loses above`(
    power: Double, identities: Int, share: Double
  ) throws {
    let frames = try Self.contest(
      "{kind: contest, purse: 100, power: \(power)}", tasks: 1, epochs: 4_000,
      contributors: """
          plain: {strategy: honest, effort: 20, operators: 4, effort-cost: {linear: 1}}
          sybil: {strategy: sybil, effort: 20, operators: 1, identities: \(identities), effort-cost: {linear: 1}, tasks: {split-effort: true}}
        """)

    let won = Double(frames.count { $0.contributors[1].rewards > 0 }) / 4_000
    #expect(abs(won - share) < 5 * (share * (1 - share) / 4_000).squareRoot())
    // Its entries together cost what its effort costs, but for a unit each.
    #expect(abs(frames[0].contributors[1].effortCost - 20_000_000_000) <= Int64(identities))
  }

  /// G6: prizes 100 and 40, noise 5, cost e² ⁄ 2: e* = 60 ⁄ (2·√π·5) = 3.385137501.
  @Test func `a tournament of two brings the effort of its prize spread`() throws {
    let frame = try #require(
      try Self.contest(
        "{kind: contest, form: rank-order, purse: 140, prizes: 2, ratio: 0.4, noise: 5}",
        tasks: 50,
        contributors:
          "  all: {strategy: honest, operators: 100, effort-cost: {quadratic: 1}, tasks: {effort: equilibrium}}"
      ).first)

    let cost = Double(frame.contributors[0].effortCost) / 100 / 1e9
    // Prizes are split in a fixed point of 2⁻³⁰, so that the second is within 140·2⁻³⁰ of 40, the spread
    // within 2.2·10⁻⁹ and its square, the cost, within 4.4·10⁻⁹ of themselves.
    let expected = 3.385_137_501_286_538 * 3.385_137_501_286_538 / 2
    #expect(abs(cost / expected - 1) < 4.4e-9)
    // Each of the two prizes is rounded down.
    let paid = frame.contributors[0].rewards
    #expect(paid <= 50 * 140_000_000_000 && paid >= 50 * 139_999_999_998)
  }

  /// Five units more effort than the rival, at a noise of 5 each, win with Φ(1 ⁄ √2) = 0.76025. 8 000
  /// contests: 5σ = 0.024.
  @Test func `more effort wins a tournament as often as the noise lets it`() throws {
    let frames = try Self.contest(
      "{kind: contest, form: rank-order, purse: 100, noise: 5}", tasks: 1, epochs: 8_000,
      contributors: """
          more: {strategy: honest, effort: 8, operators: 1}
          less: {strategy: honest, effort: 3, operators: 1}
        """)

    let won = Double(frames.count { $0.contributors[0].rewards > 0 }) / 8_000
    #expect(abs(won - 0.760_249_939) < 0.024)
  }

  /// G8: four bid for 100: 25 each on average, so that bids come to the prize. A bid has the variance
  /// 100²·(1 ⁄ 7 − 1 ⁄ 16) = 28.4²: 5σ over 8 000 bids is 1.59.
  @Test func `bids of an all-pay auction come to the prize`() throws {
    let frames = try Self.contest(
      "{kind: contest, form: all-pay, purse: 100}", tasks: 500, epochs: 4,
      contributors: "  all: {strategy: honest, operators: 2_000, capital: 1_000}")

    let bid = Double(frames.reduce(0) { $0 + $1.contributors[0].charges }) / 8_000 / 1e9
    #expect(abs(bid - 25) < 1.59)
    #expect(frames.allSatisfy { $0.contributors[0].rewards == 50_000_000_000_000 })
  }

  @Test func `where nobody makes an effort all win alike`() throws {
    let frames = try Self.contest(
      "{kind: contest, purse: 100}", tasks: 1, epochs: 2_000,
      contributors: """
          a: {strategy: lazy, operators: 1}
          b: {strategy: lazy, operators: 1}
        """)

    // 5σ = 5·√(¼ ⁄ 2 000) = 0.056.
    let won = Double(frames.count { $0.contributors[0].rewards > 0 }) / 2_000
    #expect(abs(won - 0.5) < 0.056)
  }
}
