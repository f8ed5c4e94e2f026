import Foundation

/// A game of two players in the format of Gambit, `.nfg`.
///
/// - SeeAlso: Gambit documentation, “The strategic game (.nfg) file format, payoff version”: the
///   first player's strategies vary fastest.
struct StrategicForm {
  let title: String
  let strategies: [String]
  /// The first player's payoffs, by own strategy and the other's; the second's mirror them.
  let matrix: [[Double]]

  var text: String {
    let names = "{ \(strategies.map { "\"\($0)\"" }.joined(separator: " ")) }"
    let payoffs = matrix.indices.flatMap { column in
      matrix.indices.map { row in
        "\(Self.decimal(matrix[row][column])) \(Self.decimal(matrix[column][row]))"
      }
    }
    return """
      NFG 1 R "\(title)" { "one" "another" }
      { \(names)
      \(names)
      }
      "\(title)"

      \(payoffs.joined(separator: "\n"))

      """
  }

  /// A number without an exponent, which readers of the format need not know.
  private static func decimal(_ number: Double) -> String {
    var text = String(format: "%.12f", number)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : text
  }
}
