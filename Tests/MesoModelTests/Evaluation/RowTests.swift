import MesoModel
import Testing

/// What validators write, seen by a component from outside the package.
@Suite struct RowTests {
  /// Three contributors of quality 0.9, 0.6 and 0.3 and one validator; good work is above ½.
  private func rows(_ validator: String, _ overrides: String...) throws -> [[Double?]] {
    let text = """
      scenario: rows
      epochs: 4
      warm-up: 0
      replicates: 1
      treasury: {balance: 0}
      demand: {usage: 0, fee: 0}
      production: {kind: linear, skill-weight: 0, noise: 0}
      contributors:
        high: {strategy: honest, operators: 1, capital: 0, effort-cost: 0, quality: {base: 0.9}}
        middle: {strategy: honest, operators: 1, capital: 0, effort-cost: 0, quality: {base: 0.6}}
        low: {strategy: colluding, operators: 1, capital: 0, effort-cost: 0, coalition: cabal, quality: {base: 0.3}}
        lower: {strategy: colluding, operators: 1, capital: 0, effort-cost: 0, coalition: cabal, quality: {base: 0.1}}
      validators:
        one: \(validator)
      mechanism: {preset: yuma-consensus}
      """
    return try rounds(of: try world(text, overrides: overrides)).map { $0.row(0) }
  }

  private func isClose(_ row: [Double?], _ expected: [Double?]) -> Bool {
    zip(row, expected).allSatisfy { found, wanted in
      guard let found, let wanted else { return found == nil && wanted == nil }
      return abs(found - wanted) < 1e-12
    }
  }

  @Test func `an honest row has the quality of good work and leaves the rest out`() throws {
    for row in try rows("{strategy: honest, operators: 1, stake: 1, signal-noise: 0}") {
      #expect(isClose(row, [0.9, 0.6, nil, nil]))
    }
  }

  @Test func `sharpness is a power of what is believed`() throws {
    let rows = try rows(
      "{strategy: weight-setter, sharpness: 2, operators: 1, stake: 1, signal-noise: 0}")
    #expect(isClose(rows[0], [0.81, 0.36, nil, nil]))
  }

  /// Three of four operators whose noise is drawn afresh: the belief after two looks is the mean of
  /// both where memory is one half.
  @Test func `a belief moves by what memory leaves to a new look`() throws {
    let noisy = "operators: 1, stake: 1, signal-noise: 0.05}"
    let fresh = try rows("{strategy: weight-setter, \(noisy)")
    let slow = try rows("{strategy: weight-setter, memory: 0.5, \(noisy)")
    var belief = try #require(fresh[0][0])
    #expect(slow[0][0] == belief)
    for epoch in 1..<4 {
      belief = 0.5 * belief + 0.5 * (try #require(fresh[epoch][0]))
      #expect(abs((slow[epoch][0] ?? 0) - belief) < 1e-12)
    }
    #expect(fresh[0][0] != fresh[1][0])
  }

  @Test func `without attention nothing is weighed, and rows may stand for several epochs`() throws
  {
    let blind = try rows(
      "{strategy: weight-setter, attention: 0, operators: 1, stake: 1, signal-noise: 0.1}")
    #expect(blind.allSatisfy { $0.allSatisfy { $0 == nil } })
    let slow = try rows(
      "{strategy: weight-setter, every: 3, operators: 1, stake: 1, signal-noise: 0.1}")
    #expect(slow[0] == slow[1] && slow[1] == slow[2] && slow[2] != slow[3])
  }

  @Test func `a cabal gives itself its part equally and others the rest by quality`() throws {
    let cabal = "operators: 1, stake: 1, coalition: cabal, signal-noise: 0}"
    #expect(
      isClose(
        try rows("{strategy: self-voting, self-weight: 0.7, \(cabal)")[0],
        [0.3 * 0.6, 0.3 * 0.4, 0.35, 0.35]))
    #expect(
      isClose(
        try rows("{strategy: self-voting, self-weight: 1, \(cabal)")[0], [nil, nil, 1, 1]))
    #expect(
      isClose(
        try rows("{strategy: self-voting, camouflage: 1, \(cabal)")[0], [0.9, 0.6, nil, nil]))
  }

  @Test func `lazy rows are even, copied rows are what was public so many epochs ago`() throws {
    #expect(
      isClose(try rows("{strategy: lazy, operators: 1, stake: 1}")[0], [1, 1, 1, 1]))
    let text = try world(
      weighing, "production={kind: linear, skill-weight: 0.4, base: 0.3, noise: 0.1}",
      "validators.copier.lag=2")
    for period in [0, 2] {
      let seen = try rounds(of: text, Probe(revealPeriod: period))
      // The probe publishes the first validator's row; copiers are the ninth and tenth identities.
      for epoch in (6 + period)..<20 {
        let source = seen[epoch - 1 - period - 2].row(0)
        let copy = seen[epoch - 1].row(8)
        let worked = zip(source, copy).filter { $0.0 != nil }
        #expect(!worked.isEmpty)
        // Whoever did no work in the epoch is not weighed.
        #expect(worked.allSatisfy { $0.1 == nil || $0.1 == $0.0 })
        #expect(worked.contains { $0.1 == $0.0 })
      }
    }
  }

  @Test func `stake hops in whole units and nothing is lost`() throws {
    let seen = try rounds(of: try world(weighing))
    // Five setters, three plain ones, two copiers and a coin; hoppers have three identities each.
    for round in seen {
      let own = Array(round.stakes[11..<14])
      #expect(own.reduce(0, +) == 60_000_000_000)
      let turn = (round.epoch - 1) / 3 % 3
      #expect(own[turn] == 59_400_000_000)
      #expect(own.filter { $0 == 300_000_000 }.count == 2)
    }
  }

  @Test func `an identity that comes back counts as one that joins`() throws {
    let jailed = try world(
      weighing, "mechanism.slashing={kind: jail, fraction: 0, epochs: 3}")
    let joined = try rounds(of: jailed, Probe(rejects: true)).map { $0.joined[0] }

    // It is rejected in its first epoch, sits out three and is rejected in the next.
    #expect(joined == (1...24).map { ($0 - 1) / 4 * 4 + 1 })
  }

  @Test func `rows of those who have not come yet have no stake`() throws {
    let seen = try rounds(of: try world(weighing))
    // Two newcomers, after six identities of hoppers and three of the cabal, in epoch 6.
    #expect(seen[4].stakes.suffix(2) == [0, 0])
    #expect(seen[5].stakes.suffix(2) == [100_000_000_000, 100_000_000_000])
  }
}
