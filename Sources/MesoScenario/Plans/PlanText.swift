/// Writes a plan as YAML in one way.
struct PlanText {
  private var lines: [String] = []

  /// The whole text.
  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func add(_ key: String, _ value: String) { lines.append("\(key): \(value)") }

  mutating func add(_ key: String, quoted value: String?) {
    if let value { add(key, CanonicalText.quoted(value)) }
  }

  /// A list with one item a line; nothing if it is empty.
  mutating func add(_ key: String, items: [String]) {
    guard !items.isEmpty else { return }
    lines.append("\(key):")
    lines += items.map { "  - \($0)" }
  }

  /// A scenario's canonical text below a key.
  mutating func add(_ key: String, scenario text: String) {
    lines.append("\(key):")
    lines += text.split(separator: "\n").map { "  \($0)" }
  }
}
