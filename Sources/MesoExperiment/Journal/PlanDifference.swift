/// Where two canonical plan texts differ, for people.
enum PlanDifference {
  /// The differences that are told one by one; the rest is counted.
  private static let limit = 5

  /// One sentence for each value that differs: its path, the value in the journal, the value now.
  static func sentences(_ journal: String, _ now: String) -> [String] {
    let (old, new) = (leaves(of: journal), leaves(of: now))
    let oldValues = Dictionary(old, uniquingKeysWith: { "\($0), \($1)" })
    let newValues = Dictionary(new, uniquingKeysWith: { "\($0), \($1)" })
    var seen: Set<String> = []
    let paths = (new + old).map { $0.0 }.filter { seen.insert($0).inserted }
    let differing = paths.filter { oldValues[$0] != newValues[$0] }
    let sentences = differing.prefix(limit).map { path in
      "'\(path)' was \(oldValues[path] ?? "not set") and is \(newValues[path] ?? "not set")."
    }
    let rest = differing.count - sentences.count
    if differing.isEmpty { return ["Its plan is written differently."] }
    return rest > 0 ? sentences + ["\(rest) more values differ."] : sentences
  }

  /// Every line that holds a value, with the keys above it joined by points.
  private static func leaves(of text: String) -> [(String, String)] {
    var above: [(indent: Int, key: String)] = []
    var leaves: [(String, String)] = []
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      var content = line.dropFirst(indent)
      let isItem = content.hasPrefix("- ")
      if isItem { content = content.dropFirst(2) }
      above.removeAll { $0.indent >= indent }
      guard let colon = content.firstIndex(of: ":") else {
        leaves.append((above.map { $0.key }.joined(separator: "."), String(content)))
        continue
      }
      let key = String(content[..<colon])
      let value = content[content.index(after: colon)...].drop { $0 == " " }
      let path = (above.map { $0.key } + [key]).joined(separator: ".")
      if value.isEmpty { above.append((indent, key)) } else { leaves.append((path, String(value))) }
    }
    return leaves
  }
}
