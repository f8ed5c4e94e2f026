import MesoPrimitives

/// The effort that earns most where the log-odds of quality grow with effort.
///
/// Expected profit is R·q(e) − c₁e − ke²⁄2 with q(e) = 1 ⁄ (1 + e^−(a + be)). Its slope,
/// g(e) = R b q(1 − q) − c₁ − k e, falls, rises and falls again, because the second derivative
/// R b² q(1 − q)(1 − 2q) − k is positive only between two qualities below ½, or nowhere. The best
/// effort is therefore an end point, or the root of g in one of the two falling parts.
public struct EffortOptimum: Hashable, Sendable {
  /// Expected for a unit of quality (R).
  public var reward: Double
  /// Cost of effort: linear·e + quadratic·e²⁄2, in the unit of the reward.
  public var linear: Double
  public var quadratic: Double
  /// Log-odds of quality without effort (a).
  public var base: Double
  /// What a unit of effort adds to them (b).
  public var weight: Double
  /// The greatest effort.
  public var limit: Double

  public init(
    reward: Double, linear: Double, quadratic: Double, base: Double, weight: Double, limit: Double
  ) {
    self.reward = reward
    self.linear = linear
    self.quadratic = quadratic
    self.base = base
    self.weight = weight
    self.limit = limit
  }

  /// The effort from 0 to the limit that earns most; the least of several that earn the same.
  ///
  /// - Complexity: O(1): at most four bisections.
  public var effort: Double {
    guard reward > 0, weight > 0 else { return 0 }
    var best = (effort: 0.0, profit: profit(0))
    for candidate in [root(in: 0, firstTurn), root(in: secondTurn, limit), limit] {
      guard let candidate else { continue }
      let profit = profit(candidate)
      if profit > best.profit { best = (candidate, profit) }
    }
    return best.effort
  }

  private func quality(_ effort: Double) -> Double { Elementary.logistic(base + weight * effort) }

  private func profit(_ effort: Double) -> Double {
    reward * quality(effort) - linear * effort - quadratic * effort * effort / 2
  }

  private func slope(_ effort: Double) -> Double {
    let q = quality(effort)
    return reward * weight * q * (1 - q) - linear - quadratic * effort
  }

  /// Where the slope stops falling, and where it starts again; the limit and 0 if it never rises.
  private var firstTurn: Double { turn(between: 0, Self.steepest) ?? limit }
  private var secondTurn: Double { turn(between: 0.5, Self.steepest) ?? 0 }

  /// The quality at which q(1 − q)(1 − 2q) is greatest.
  private static let steepest = (3 - 3.0.squareRoot()) / 6

  /// The effort at which the second derivative is 0, at a quality between two; `nil` if none is.
  private func turn(between outer: Double, _ inner: Double) -> Double? {
    func bend(_ q: Double) -> Double { reward * weight * weight * q * (1 - q) * (1 - 2 * q) }
    guard bend(inner) > quadratic else { return nil }
    var (low, high) = (outer, inner)
    for _ in 0..<Self.steps {
      let middle = (low + high) / 2
      if bend(middle) > quadratic { high = middle } else { low = middle }
    }
    guard low > 0 else { return 0 }
    let logOdds = Elementary.log(low / (1 - low))
    return max(0, min(limit, (logOdds - base) / weight))
  }

  /// The root of the slope where it falls through 0 between two efforts; `nil` if it does not.
  private func root(in start: Double, _ end: Double) -> Double? {
    guard start < end, slope(start) > 0, slope(end) < 0 else { return nil }
    var (low, high) = (start, end)
    for _ in 0..<Self.steps {
      let middle = (low + high) / 2
      if slope(middle) > 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Halvings: to 2⁻⁵⁵ of the interval.
  private static let steps = 55
}
