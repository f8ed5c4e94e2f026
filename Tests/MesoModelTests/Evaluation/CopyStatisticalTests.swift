import MesoModel
import Testing

/// What copying public weights costs where the truth moves on (O7).
@Suite struct CopyStatisticalTests {
  /// One validator that sees exactly, one that copies what it can, and servers whose quality drifts with
  /// a correlation of 0.8 from epoch to epoch, far from the ends of its range.
  private func drifting(_ overrides: String...) throws -> World {
    let text = """
      scenario: drifting
      epochs: 240
      warm-up: 0
      replicates: 1
      quality-threshold: 0
      capital-cost: 0
      treasury: {balance: 0}
      demand: {usage: 0, fee: 0}
      production: {kind: drifting, base: 0.5, drift: 0.08, persistence: 0.8}
      contributors:
        server: {strategy: honest, operators: 40, capital: 0, effort-cost: 0}
      validators:
        honest: {strategy: honest, operators: 4, stake: 100, signal-noise: 0}
        copier: {strategy: lazy, mode: copy-consensus, operators: 1, stake: 100}
      mechanism: {preset: yuma-consensus}
      """
    return try world(text, overrides: overrides)
  }

  /// A row that stays hidden for p epochs is copied p + 1 epochs after it was written: its correlation
  /// with what honest validators write by then is ρ^(p + 1).
  ///
  /// Forty independent series of n = 200 epochs: by Bartlett's formula the variance of a lagged
  /// correlation is at most (1 + ρ²) ⁄ (1 − ρ²) ⁄ (40 n), a standard deviation of 0.024; five of them are
  /// passed by chance once in 1.7 million.
  @Test(arguments: [0, 1, 3])
  func `a copy's correlation with the truth falls with every epoch of the lag`(
    period: Int
  ) throws {
    let seen = try rounds(of: try drifting(), Probe(revealPeriod: period))
    var (product, square, copied) = (0.0, 0.0, 0.0)
    for round in seen.suffix(200) {
      for (honest, copy) in zip(round.row(0), round.row(4)) {
        guard let honest, let copy else { continue }
        product += (honest - 0.5) * (copy - 0.5)
        square += (honest - 0.5) * (honest - 0.5)
        copied += (copy - 0.5) * (copy - 0.5)
      }
    }
    let correlation = product / (square * copied).squareRoot()
    let expected = (0...period).reduce(1.0) { power, _ in power * 0.8 }

    #expect(abs(correlation - expected) < 5 * 0.024)
    #expect(correlation > 0)
  }

  /// The same luck under every reveal period, so that differences are the lag's.
  @Test func `a copier's dividends fall with the reveal period`() throws {
    let shares = try [0, 1, 3, 6].map { period in
      let frames = try frames(
        of: try drifting("mechanism.verification.reveal-period=\(period)")
      ).suffix(200)
      let (copier, all) = frames.reduce((0.0, 0.0)) { sums, frame in
        (
          sums.0 + Double(frame.validators[1].rewards),
          sums.1 + Double(frame.validators.reduce(0) { $0 + $1.rewards })
        )
      }
      return copier / all
    }

    // It holds a fifth of the stake.
    #expect(shares.allSatisfy { $0 < 0.2 })
    for (sooner, later) in zip(shares, shares.dropFirst()) { #expect(later < sooner) }
  }
}
