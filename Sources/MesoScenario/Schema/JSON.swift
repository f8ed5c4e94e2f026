/// A JSON value whose objects keep their order, so that the same schema has the same bytes.
indirect enum JSON {
  case text(String)
  case number(String)
  case flag(Bool)
  case list([JSON])
  case object([(key: String, value: JSON)])

  /// The value as indented text.
  func rendered(indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent + 2)
    let end = String(repeating: " ", count: indent)
    switch self {
    case .text(let text): return CanonicalText.quoted(text)
    case .number(let number): return number
    case .flag(let flag): return String(flag)
    case .list(let items):
      guard !items.isEmpty else { return "[]" }
      return "[\(items.map { $0.rendered(indent: indent) }.joined(separator: ", "))]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map {
        "\(margin)\(CanonicalText.quoted($0.key)): \($0.value.rendered(indent: indent + 2))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(end)}"
    }
  }

  static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }
}
