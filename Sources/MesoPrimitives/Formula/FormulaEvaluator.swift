import CMuParser

/// A parser of the library with a formula in it, and the variables that it reads.
///
/// One thread works with it at a time: ``Formula`` lends it out and takes it back.
final class FormulaEvaluator: @unchecked Sendable {
  private let parser: muParserHandle_t
  /// One value per variable, at addresses that the parser keeps.
  let values: UnsafeMutablePointer<Double>

  init(_ text: String, variables: [String]) {
    guard let parser = mupCreate(muBASETYPE_FLOAT) else {
      preconditionFailure("the formula library is out of memory")
    }
    self.parser = parser
    values = .allocate(capacity: max(1, variables.count))
    values.initialize(repeating: 0, count: max(1, variables.count))
    // Without a handler of ours the library prints its errors.
    mupSetErrorHandler(parser) { _ in }
    mupClearFun(parser)
    mupClearConst(parser)
    defineFunctions()
    for (place, name) in variables.enumerated() { mupDefineVar(parser, name, values + place) }
    mupSetExpr(parser, text)
  }

  deinit {
    mupRelease(parser)
    values.deallocate()
  }

  /// The value of the formula for the variables' values.
  func result() -> Double { mupEval(parser) }

  /// What the library finds wrong with the formula; `nil` if nothing.
  func fault() -> FormulaError? {
    var results: Int32 = 0
    _ = mupEvalMulti(parser, &results)
    guard mupError(parser) != 0 else {
      return results == 1
        ? nil : FormulaError(0, "the formula has \(results) values; it must have one")
    }
    let message = mupGetErrorMsg(parser).map { String(cString: $0) } ?? ""
    let end = mupGetExpr(parser).map { String(cString: $0).count - 1 } ?? 0
    let offset = max(0, min(end, Int(mupGetErrorPos(parser))))
    mupErrorReset(parser)
    return FormulaError(offset, Self.sentence(message))
  }

  /// The library's message without the place, which is reported apart.
  private static func sentence(_ message: String) -> String {
    var text = message.replacing(
      #/( found)? (at|near)( expression)? position .*/#.dotMatchesNewlines(), with: "")
    while let last = text.last, last == "." || last == "\n" { text.removeLast() }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private func defineFunctions() {
    mupDefineFun1(parser, "exp", { Elementary.exp($0) }, 1)
    mupDefineFun1(parser, "log", { Elementary.log($0) }, 1)
    mupDefineFun1(parser, "sqrt", { $0.squareRoot() }, 1)
    mupDefineFun1(parser, "abs", { $0.magnitude }, 1)
    mupDefineFun2(parser, "pow", { Elementary.pow($0, $1) }, 1)
    mupDefineFun3(parser, "clamp", { max($1, min($2, $0)) }, 1)
    mupDefineFun3(parser, "if", { $0 != 0 ? $1 : $2 }, 1)
    mupDefineMultFun(parser, "min", { FormulaEvaluator.extreme($0, $1) { $0 < $1 } }, 1)
    mupDefineMultFun(parser, "max", { FormulaEvaluator.extreme($0, $1) { $0 > $1 } }, 1)
  }

  /// The first of the values that comes before all others.
  private static func extreme(
    _ values: UnsafePointer<Double>?, _ count: Int32, _ precedes: (Double, Double) -> Bool
  ) -> Double {
    guard let values, count > 0 else { return .nan }
    return UnsafeBufferPointer(start: values, count: Int(count)).dropFirst()
      .reduce(values[0]) { precedes($1, $0) ? $1 : $0 }
  }
}
