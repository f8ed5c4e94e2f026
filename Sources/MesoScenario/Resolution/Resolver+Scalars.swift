import MesoModel
import MesoPrimitives

extension Resolver {
  /// A scalar of the parameter's kind, within its range.
  mutating func scalar(
    _ tree: Tree, as parameter: Parameter, path: [String], orWord word: String? = nil
  ) -> Resolved? {
    // Made only when something is wrong: a sweep resolves a million scalars.
    var name: String { Self.quoted(path) }
    var alternative: String { word.map { " or '\($0)'" } ?? "" }
    guard let scalar = tree.scalar else {
      report(
        tree.place, "\(name) must be \(parameter.kind.spoken)\(alternative), not \(tree.spoken).")
      return nil
    }
    switch value(of: scalar, as: parameter) {
    case .success(let value):
      return Resolved(.value(value), at: Self.start(of: scalar, value, at: tree.place))
    case .failure(.wrongType):
      report(
        tree.place, "\(name) must be \(parameter.kind.spoken)\(alternative), not \(tree.spoken).")
    case .failure(.wrongName(let known)):
      report(
        tree.place,
        "\(name) is \(tree.spoken); it must be \(Self.list(known)).\(Self.hint(scalar.text, known))"
      )
    case .failure(.outOfRange(let allowed)):
      report(tree.place, "\(name) is \(scalar.text.clipped); \(allowed)\(alternative).")
    }
    return nil
  }

  /// Where a value starts: a text in quotes starts behind them.
  private static func start(
    of scalar: Tree.Scalar, _ value: ParameterValue, at place: Place
  ) -> Place {
    guard case .text = value, scalar.isQuoted, place.line > 0 else { return place }
    return Place(place.source, line: place.line, column: place.column + 1)
  }

  /// Why a scalar is not a value of its parameter.
  private enum Mismatch: Error {
    case wrongType
    case wrongName(known: [String])
    case outOfRange(String)
  }

  private func value(
    of scalar: Tree.Scalar, as parameter: Parameter
  ) -> Result<ParameterValue, Mismatch> {
    switch parameter.kind {
    case .amount:
      return amount(scalar)
    case .number(let range):
      guard !scalar.isQuoted, let number = ScalarText.decimal(scalar.text) else {
        return .failure(.wrongType)
      }
      guard range.contains(number) else {
        return .failure(.outOfRange(Self.range(range, unit: parameter.unit)))
      }
      return .success(.number(number == 0 ? 0 : number))
    case .count(let range):
      guard !scalar.isQuoted, let digits = ScalarText.wholeNumber(scalar.text) else {
        return .failure(.wrongType)
      }
      guard let count = Int(digits), range.contains(count) else {
        return .failure(.outOfRange(Self.range(range, unit: parameter.unit)))
      }
      return .success(.count(count))
    case .choice(let names):
      guard names.contains(scalar.text) else { return .failure(.wrongName(known: names)) }
      return .success(.name(scalar.text))
    case .flag:
      guard !scalar.isQuoted, let flag = Bool(scalar.text) else { return .failure(.wrongType) }
      return .success(.flag(flag))
    case .name:
      guard ScalarText.isName(scalar.text) else { return .failure(.wrongType) }
      return .success(.name(scalar.text))
    case .text:
      guard !scalar.isNull else { return .failure(.wrongType) }
      return .success(.text(scalar.text))
    }
  }

  private func amount(_ scalar: Tree.Scalar) -> Result<ParameterValue, Mismatch> {
    guard !scalar.isQuoted else { return .failure(.wrongType) }
    do {
      let amount = try Amount.parse(scalar.text, decimals: decimals)
      guard amount >= .zero else {
        return .failure(.outOfRange("it must be at least 0 tokens"))
      }
      return .success(.amount(amount))
    } catch {
      switch error {
      case .notANumber: return .failure(.wrongType)
      case .tooManyDecimals(_, let allowed):
        return .failure(.outOfRange("the token has \(allowed) \(Self.plural("decimal", allowed))"))
      case .outOfRange:
        let most = Amount(units: .max).text(decimals: decimals)
        return .failure(.outOfRange("it must be between 0 and \(most) tokens"))
      }
    }
  }

  private static func range(_ range: ClosedRange<Double>, unit: String) -> String {
    let (low, high) = (range.lowerBound.shortest, range.upperBound.shortest)
    guard range.upperBound < 1e15 else { return "it must be at least \(low) (\(unit))" }
    return "it must be between \(low) and \(high) (\(unit))"
  }

  private static func range(_ range: ClosedRange<Int>, unit: String) -> String {
    "it must be between \(range.lowerBound) and \(range.upperBound) (\(unit))"
  }

  /// “a, b or c”.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "left out" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  static func plural(_ noun: String, _ count: Int) -> String { count == 1 ? noun : noun + "s" }
}

extension Parameter.Kind {
  /// What a value of this kind is, in words.
  var spoken: String {
    switch self {
    case .amount: "an amount of tokens such as 1_000.25"
    case .number: "a number such as 0.25"
    case .count: "a whole number"
    case .choice(let names): Resolver.list(names)
    case .flag: "true or false"
    case .name: "a name (lower-case letters, digits and hyphens, starting with a letter)"
    case .text: "a text"
    }
  }
}
