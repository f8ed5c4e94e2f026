/// What a set of contributions is worth together, from 0 for none.
enum CoalitionValue: String, CaseIterable {
  /// The best score among them: one good model is enough.
  case best
  /// 1 − Π(1 − score): the chance that at least one of them works.
  case coverage
  /// The sum of their scores: none stands in for another.
  case additive

  /// The worth of a set and one more member, or of two sets that do not meet.
  func joined(_ worth: Double, _ other: Double) -> Double {
    switch self {
    case .best: max(worth, other)
    case .coverage: 1 - (1 - worth) * (1 - other)
    case .additive: worth + other
    }
  }
}
