import Foundation

extension Console {
  /// Whether standard output may have colours and characters beyond ASCII: a terminal whose user
  /// has not asked for plain text.
  ///
  /// - SeeAlso: <https://no-color.org>
  static var isOutputStyled: Bool {
    let environment = ProcessInfo.processInfo.environment
    let asksForPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isOutputTerminal && !asksForPlain && environment["TERM"] != "dumb"
  }

  /// What verdicts look like: blue for good, orange for bad, grey for open, which colour-blind
  /// readers tell apart and the marks say too.
  private static let colors = [
    ("+ better", 34), ("- worse", 33), ("~ no difference shown", 90), ("! pays", 33),
    ("+ deters", 34), ("~ inconclusive", 90), ("= indifferent", 90), ("= identical", 90),
  ]

  /// A table with its verdicts in colour where the output has any; the width of nothing changes.
  static func painted(_ table: String) -> String {
    guard isOutputStyled else { return table }
    return colors.reduce(table) { text, color in
      text.replacing(color.0, with: "\u{1B}[\(color.1)m\(color.0)\u{1B}[0m")
    }
  }
}
