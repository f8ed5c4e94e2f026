import Synchronization

/// A formula of a scenario file, parsed once and evaluated row by row.
///
/// A formula has numbers, variables, `+ - * /`, comparisons (1 or 0), `&&`, `||`, `a ? b : c` and
/// the functions of ``functions``. Elementary functions are our own and never the C library's, so
/// that a result has the same bytes on every machine. Any number of threads may evaluate one
/// formula: each works with an evaluator of its own.
///
/// - SeeAlso: muParser (I. Berg), which parses and evaluates, in its scalar mode.
public final class Formula: Sendable {
  /// The formula as it was written.
  public let text: String
  /// The variables that it uses, in the order in which they were offered.
  public let used: [String]
  private let offered: [String]
  private let idle = Mutex<[FormulaEvaluator]>([])

  /// What a formula may call.
  public static let functions = [
    "min", "max", "clamp", "exp", "log", "pow", "sqrt", "abs", "if",
  ]

  /// Parses a formula.
  ///
  /// - Parameters:
  ///   - text: The formula.
  ///   - variables: The names that it may use: letters, digits and `_`.
  /// - Throws: `FormulaError`, with the place of the fault.
  public init(_ text: String, variables: [String]) throws(FormulaError) {
    let names = try FormulaNames(text).checked(against: variables)
    self.text = text
    offered = variables
    used = variables.filter { names.contains($0) }
    let first = FormulaEvaluator(text, variables: variables)
    if let error = first.fault() { throw error }
    idle.withLock { $0.append(first) }
  }

  /// Evaluates the formula for every row.
  ///
  /// - Parameters:
  ///   - rows: How many rows there are.
  ///   - value: The value of a variable, by its place among those offered, in a row.
  ///   - store: Takes the result of a row; it may be infinite or NaN, as IEEE arithmetic has it.
  /// - Complexity: O(rows × operations), some 50 ns a row for a formula of ten operations.
  public func evaluate(
    rows: Int, value: (_ variable: Int, _ row: Int) -> Double, store: (_ row: Int, Double) -> Void
  ) {
    let evaluator =
      idle.withLock { $0.popLast() } ?? FormulaEvaluator(text, variables: offered)
    let places = used.compactMap { offered.firstIndex(of: $0) }
    for row in 0..<rows {
      for place in places { evaluator.values[place] = value(place, row) }
      store(row, evaluator.result())
    }
    idle.withLock { $0.append(evaluator) }
  }

  /// Evaluates the formula once.
  ///
  /// - Parameter values: A value for every variable offered, in order.
  public func value(_ values: [Double]) -> Double {
    var result = 0.0
    evaluate(rows: 1, value: { variable, _ in values[variable] }, store: { result = $1 })
    return result
  }
}

/// What is wrong with a formula, and where.
public struct FormulaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The character at fault, from 0.
  public let offset: Int
  public let description: String

  init(_ offset: Int, _ description: String) {
    self.offset = offset
    self.description = description
  }
}
