import MesoModel
import MesoPrimitives

/// Symmetric equilibria of contests in which n entrants have the same cost of effort,
/// c·e + k·e² ⁄ 2. Money in base units.
enum ContestEquilibrium {
  /// The effort in a contest of Tullock's form with several prizes: marginal cost times effort is
  /// r ⁄ n · Σ_j W_j·(1 − Σ_{s<j} 1 ⁄ (n − s)), for one prize r·V·(n − 1) ⁄ n². Where it would cost more
  /// than an equal share of the prizes there is no symmetric equilibrium without mixing; then the
  /// whole share is spent, which is what mixing comes to on average.
  ///
  /// - Returns: `nil` if effort costs nothing.
  /// - Complexity: O(prizes).
  /// - SeeAlso: D. Clark, C. Riis, “Competition over more than one prize”, 1996.
  static func tullockEffort(prizes: [Double], power: Double, _ entrant: Entrant) -> Double? {
    let n = Double(entrant.entrants)
    guard entrant.linear + entrant.quadratic > 0 else { return nil }
    guard entrant.entrants > 1 else { return 0 }
    var (gain, share, taken) = (0.0, 0.0, 0.0)
    for (place, prize) in prizes.prefix(entrant.entrants).enumerated() {
      taken += 1 / (n - Double(place))
      gain += prize * (1 - taken)
      share += prize / n
    }
    // e·(c + k·e) is what is spent at the margin; c·e + k·e² ⁄ 2 is what is spent.
    let first = effort(spending: power * max(0, gain) / n, entrant.linear, 2 * entrant.quadratic)
    return min(first, effort(spending: share, entrant.linear, entrant.quadratic))
  }

  /// The effort in a tournament with normal noise: marginal cost is Σ_j W_j·∂P(place j) ⁄ ∂e, for two
  /// entrants (W₁ − W₂) ⁄ (2·√π·σ).
  ///
  /// - Returns: `nil` unless cost is convex, or marginal cost would never reach the gain.
  /// - Complexity: O(prizes), about 300 values of the normal density each.
  /// - SeeAlso: E. Lazear, S. Rosen, “Rank-order tournaments as optimum labor contracts”, 1981.
  static func rankOrderEffort(prizes: [Double], noise: Double, _ entrant: Entrant) -> Double? {
    guard entrant.quadratic > 0 else { return nil }
    let n = entrant.entrants
    guard n > 1 else { return 0 }
    var gain = 0.0
    for (place, prize) in prizes.prefix(n).enumerated() {
      gain += prize * slope(place: place + 1, of: n) / noise
    }
    return max(0, (gain - entrant.linear) / entrant.quadratic)
  }

  /// The bid of the symmetric mixed equilibrium of an all-pay auction for a prize V: at most b with
  /// the probability (b ⁄ V)^(1 ⁄ (n − 1)).
  static func allPayBid(prize: Double, bidders: Int, chance: Double) -> Double {
    guard bidders > 1 else { return 0 }
    return prize * Elementary.pow(chance, Double(bidders - 1))
  }

  /// What the chance of place j out of n gains from a unit of the noise's standard deviation:
  /// ∫ φ(x)² · C(n − 1, j − 1) · (d ⁄ dF)[F^(n − j)·(1 − F)^(j − 1)] dx, by Simpson's rule.
  private static func slope(place j: Int, of n: Int) -> Double {
    let (steps, reach) = (320, 8.0)
    let width = 2 * reach / Double(steps)
    let ways = Elementary.exp(
      Elementary.logGamma(Double(n)) - Elementary.logGamma(Double(j))
        - Elementary.logGamma(Double(n - j + 1)))
    func power(_ base: Double, _ exponent: Int) -> Double {
      exponent == 0 ? 1 : base <= 0 ? 0 : Elementary.pow(base, Double(exponent))
    }
    var sum = 0.0
    for step in 0...steps {
      let x = -reach + width * Double(step)
      let density = Elementary.exp(-0.5 * x * x) * 0.398_942_280_401_432_7
      let below = Elementary.normalCDF(x)
      let above = 1 - below
      var change = 0.0
      if n > j { change += Double(n - j) * power(below, n - j - 1) * power(above, j - 1) }
      if j > 1 { change -= Double(j - 1) * power(below, n - j) * power(above, j - 2) }
      let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
      sum += weight * density * density * change
    }
    return ways * sum * width / 3
  }

  /// The effort that costs so much: the root of k·e² ⁄ 2 + c·e = spending.
  private static func effort(
    spending: Double, _ linear: Double, _ quadratic: Double
  ) -> Double {
    guard quadratic > 0 else { return spending / linear }
    let root = (linear * linear + 2 * quadratic * spending).squareRoot()
    return (root - linear) / quadratic
  }
}
