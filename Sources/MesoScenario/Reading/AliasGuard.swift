/// Refuses aliases in keys before YAML is parsed.
///
/// The parser compares keys by content, so a key made of nested aliases could take it forever.
/// Elsewhere aliases share their content until ``YAMLReader`` counts it, and need no guard.
enum AliasGuard {
  /// So few aliases cannot grow a file a hundredfold, however they nest.
  private static let harmlessAliases = 8

  /// Looks for `*name :`, `] :`, `} :` and `? ` in a text with more than a few aliases.
  ///
  /// It reads bytes, not YAML, so it also sees keys in comments and quotes. That costs the author
  /// of such a file a change of punctuation, and nobody else anything.
  static func check(_ text: String, source: String) throws(ScenarioErrors) {
    let bytes = Array(text.utf8)
    guard aliases(in: bytes) > harmlessAliases else { return }
    var (line, lineStart) = (1, 0)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, index + 1) }
      if isSuspicious(bytes, at: index) {
        throw ScenarioErrors(
          Place(source, line: line, column: index - lineStart + 1),
          "In a file with aliases, a key must be a plain name: no alias, list, map or '?'.")
      }
      index += 1
    }
  }

  private static func aliases(in bytes: [UInt8]) -> Int {
    zip(bytes, bytes.dropFirst()).count { $0 == UInt8(ascii: "*") && isNameByte($1) }
  }

  /// Whether a complex key may start or end here.
  private static func isSuspicious(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "?"):
      let isAtStart = index == 0 || !isNameByte(bytes[index - 1])
      return isAtStart && (index + 1 == bytes.count || isBlank(bytes[index + 1]))
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      return colonFollows(bytes, from: index + 1)
    case UInt8(ascii: "*"):
      var end = index + 1
      while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
      return end > index + 1 && colonFollows(bytes, from: end)
    default: return false
    }
  }

  private static func colonFollows(_ bytes: [UInt8], from start: Int) -> Bool {
    bytes[start...].first { !isBlank($0) } == UInt8(ascii: ":")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(byte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
