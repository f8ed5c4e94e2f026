import MesoMechanisms
import Testing

/// Closed forms of consensus and bonds.
struct YumaAnalyticTests {
  private func liquid() -> YumaRule {
    var rule = YumaVariant.yuma3Liquid.rule
    (rule.kappa, rule.bondsPenalty) = (0.5, 0)
    (rule.alphaLow, rule.alphaHigh) = (0.1, 0.3)
    return rule
  }

  /// B(t) = s (1 − (1 − α)ᵗ) before its column is normalised, so that shares are s from the start.
  @Test func `under constant weights the original rule's dividends are shares of stake`() {
    let epoch = YumaEpoch(
      stakes: [8, 1, 1, 0],
      weights: weightRows([(0, 3, 1), (1, 3, 1), (2, 3, 1)], identities: 4))

    for outcome in outcomes(of: epoch, YumaVariant.chainOriginal.rule, epochs: 30) {
      for (found, share) in zip(outcome.dividends, [0.8, 0.1, 0.1, 0]) {
        #expect(abs(found - share) < 1e-12)
      }
    }
  }

  /// α = 0.1 + 0.2 ⁄ (1 + e^(−10 (d − ½))); a first bond is α × weight.
  @Test(arguments: [
    (0.0, 0.101_338_570_184_856_97), (0.5, 0.2), (1.0, 0.298_661_429_815_143_04),
  ])
  func `the rate of liquid alpha follows the distance from consensus`(gap: Double, rate: Double) {
    // The larger validator sets consensus at ½ (1 − gap); the smaller is above it by the gap.
    let consensus = (1 - gap) / 2
    let weight = consensus + gap
    let epoch = YumaEpoch(
      stakes: [6, 4, 0, 0],
      weights: weightRows(
        [(0, 2, consensus), (0, 3, 1 - consensus), (1, 2, weight), (1, 3, 1 - weight)],
        identities: 4))

    let bond = outcomes(of: epoch, liquid(), epochs: 1)[0].bonds.value(row: 1, column: 2)

    #expect(abs((bond?.stored ?? 0) - rate * weight) < 1e-12)
  }

  /// B(t) = 1 − (1 − α₀)ᵗ.
  @Test func `a bond under a constant weight of one at consensus saturates`() {
    let epoch = YumaEpoch(
      stakes: [8, 2, 0], weights: weightRows([(0, 2, 1), (1, 2, 1)], identities: 3))

    let bonds = outcomes(of: epoch, liquid(), epochs: 6).map {
      $0.bonds.value(row: 1, column: 2)?.stored ?? 0
    }

    let expected = [
      (1, 0.10133857018485697), (2, 0.19240763456260276), (3, 0.2742478901682351),
      (6, 0.47328387507474184),
    ]
    for (epochs, bond) in expected { #expect(abs(bonds[epochs - 1] - bond) < 1e-12) }
  }

  /// Half of what honest validators and servers earn of everything.
  private func honestShare(stake: Double, honest weight: Double, cabal self: Double) -> Double {
    var rule = YumaRule()
    rule.kappa = 0.5
    let epoch = YumaEpoch(
      stakes: [stake, 1 - stake, 0, 0],
      weights: weightRows(
        [(0, 2, weight), (0, 3, 1 - weight), (1, 2, 1 - self), (1, 3, self)], identities: 4))
    let outcome = outcomes(of: epoch, rule, epochs: 1)[0]
    return (outcome.incentive[2] + outcome.dividends[0]) / 2
  }

  /// I = S W ⁄ (S W + 1 − W), D = I + S (1 − I).
  @Test func `a cabal that backs itself alone earns what the closed form says`() {
    #expect(abs(honestShare(stake: 0.6, honest: 0.7, cabal: 1) - 0.708_333_333_333_333_3) < 1e-12)
  }

  /// W* = 1 ⁄ (3 − 2 S).
  @Test(arguments: [0.51, 0.6, 0.7, 0.8, 0.9])
  func `honest stake is retained from the closed form's weight on`(stake: Double) {
    let boundary = 1 / (3 - 2 * stake)

    #expect(honestShare(stake: stake, honest: boundary + 1e-6, cabal: 1) > stake)
    #expect(honestShare(stake: stake, honest: boundary - 1e-6, cabal: 1) < stake)
  }

  /// A cabal that hides by giving honest servers 1 − S_H of its weights' counterpart needs most
  /// honest weight: W* = S_H, at W_C = 1 − S_H.
  @Test(arguments: [0.6, 0.7, 0.8])
  func `the best disguise of a cabal asks for as much honest weight as honest stake`(
    stake: Double
  ) {
    var worst = (weight: 0.0, own: 0.0)
    for step in 1...200 {
      let own = Double(step) * 0.005
      var (low, high) = (0.0, 1.0)
      for _ in 0..<50 {
        let middle = (low + high) / 2
        if honestShare(stake: stake, honest: middle, cabal: own) >= stake {
          high = middle
        } else {
          low = middle
        }
      }
      if high > worst.weight + 1e-9 { worst = (high, own) }
    }

    #expect(abs(worst.weight - stake) < 1e-4)
    #expect(abs(worst.own - (1 - stake)) < 1e-9)
  }
}
