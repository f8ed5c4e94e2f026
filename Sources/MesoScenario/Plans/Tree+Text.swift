import MesoPrimitives

extension Tree {
  /// The value on one line of YAML, numbers written in one way.
  var inlineText: String {
    switch content {
    case .scalar(let scalar): scalar.inlineText
    case .list(let items): "[\(items.map(\.inlineText).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key): \($0.value.inlineText)" }.joined(separator: ", "))}"
    }
  }

  /// The value as a cell of a table: names and texts stand without quotes.
  var bareText: String {
    guard let scalar else { return inlineText }
    return scalar.number ?? scalar.text
  }
}

extension Tree.Scalar {
  fileprivate var inlineText: String {
    if let number { return number }
    if isNull { return "null" }
    let isWord = !isQuoted && (ScalarText.isName(text) || Bool(text) != nil)
    return isWord ? text : CanonicalText.quoted(text)
  }

  /// A number without `_` and without zeros that say nothing; `nil` for what is none.
  ///
  /// Digits are kept as they are, because amounts are read from text.
  fileprivate var number: String? {
    guard !isQuoted, let value = ScalarText.decimal(text) else { return nil }
    if text.contains(where: { $0 == "e" || $0 == "E" }) { return value.shortest }
    var digits = text.filter { $0 != "_" }
    guard digits.contains(".") else { return digits }
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return digits
  }
}
