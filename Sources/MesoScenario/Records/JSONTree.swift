/// A value of a JSON text and the place where it starts.
///
/// Records are read by this and not by Foundation, which does not say where a mistake is.
struct JSONTree {
  enum Content {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case map([(key: String, value: JSONTree)])
  }

  let content: Content
  let place: Place

  /// - Throws: `ScenarioErrors` at the first byte that is not JSON.
  static func read(_ bytes: [UInt8], source: String) throws(ScenarioErrors) -> JSONTree {
    var parser = JSONParser(bytes: bytes, source: source)
    return try parser.document()
  }

  subscript(key: String) -> JSONTree? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  var list: [JSONTree]? { if case .list(let items) = content { items } else { nil } }
  var number: Double? { if case .number(let number) = content { number } else { nil } }
  var text: String? { if case .text(let text) = content { text } else { nil } }
  var isNull: Bool { if case .null = content { true } else { false } }

  /// A whole number, at least 0.
  var count: Int? { number.flatMap { $0 >= 0 ? Int(exactly: $0) : nil } }
}

/// Reads JSON (RFC 8259), up to a depth of 64.
private struct JSONParser {
  let bytes: [UInt8]
  let source: String
  private var index = 0
  private var line = 1
  private var lineStart = 0

  init(bytes: [UInt8], source: String) {
    self.bytes = bytes
    self.source = source
  }

  mutating func document() throws(ScenarioErrors) -> JSONTree {
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw error("The JSON text goes on after its value.") }
    return value
  }

  private var place: Place { Place(source, line: line, column: index - lineStart + 1) }

  private func error(_ sentence: String) -> ScenarioErrors { ScenarioErrors(place, sentence) }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A:
        line += 1
        lineStart = index + 1
      case 0x20, 0x09, 0x0D: break
      default: return
      }
      index += 1
    }
  }

  /// Skips space and takes the given byte, if it comes next.
  private mutating func takes(_ character: Character) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == character.asciiValue else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(ScenarioErrors) -> JSONTree {
    skipSpace()
    let start = place
    guard depth < 64 else { throw error("The JSON text is nested too deeply.") }
    guard index < bytes.count else { throw error("The JSON text ends in the middle.") }
    switch bytes[index] {
    case 0x7B:
      index += 1
      return JSONTree(content: .map(try entries(depth: depth)), place: start)
    case 0x5B:
      index += 1
      return JSONTree(content: .list(try items(depth: depth)), place: start)
    case 0x22:
      index += 1
      return JSONTree(content: .text(try text()), place: start)
    default:
      return JSONTree(content: try word(), place: start)
    }
  }

  private mutating func items(depth: Int) throws(ScenarioErrors) -> [JSONTree] {
    var items: [JSONTree] = []
    if takes("]") { return items }
    repeat { items.append(try value(depth: depth + 1)) } while takes(",")
    guard takes("]") else { throw error("A list must go on with a comma or end with ].") }
    return items
  }

  private mutating func entries(
    depth: Int
  ) throws(ScenarioErrors) -> [(key: String, value: JSONTree)] {
    var entries: [(key: String, value: JSONTree)] = []
    if takes("}") { return entries }
    repeat {
      guard takes("\"") else { throw error("A key must be a text in quotes.") }
      let start = place
      let key = try text()
      guard !entries.contains(where: { $0.key == key }) else {
        throw ScenarioErrors(start, "The key '\(key.clipped)' is there twice.")
      }
      guard takes(":") else { throw error("A key must be followed by a colon.") }
      entries.append((key, try value(depth: depth + 1)))
    } while takes(",")
    guard takes("}") else { throw error("A map must go on with a comma or end with }.") }
    return entries
  }

  private mutating func text() throws(ScenarioErrors) -> String {
    var text: [UInt8] = []
    while index < bytes.count, bytes[index] != 0x22 {
      guard bytes[index] >= 0x20 else { throw error("A text must end on its line.") }
      guard bytes[index] == 0x5C else {
        text.append(bytes[index])
        index += 1
        continue
      }
      let escapes: [UInt8: UInt8] = [
        0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
        0x74: 0x09,
      ]
      let escape = index + 1 < bytes.count ? bytes[index + 1] : 0
      if let byte = escapes[escape] {
        text.append(byte)
        index += 2
      } else if escape == 0x75 {
        text.append(contentsOf: String(try escapedScalar()).utf8)
      } else {
        throw error("A backslash in a text must stand before one of \" \\ / b f n r t u.")
      }
    }
    guard index < bytes.count else { throw error("A text is not closed.") }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// `\uXXXX`; two of them where the first is the upper half of a pair.
  private mutating func escapedScalar() throws(ScenarioErrors) -> Unicode.Scalar {
    var units = [try escapedUnit()]
    if UTF16.isLeadSurrogate(units[0]), index + 1 < bytes.count, bytes[index] == 0x5C,
      bytes[index + 1] == 0x75
    {
      units.append(try escapedUnit())
    }
    var decoder = UTF16()
    var iterator = units.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      throw error("The text has half of a pair of \\u escapes.")
    }
    return scalar
  }

  private mutating func escapedUnit() throws(ScenarioErrors) -> UInt16 {
    let digits = bytes.dropFirst(index + 2).prefix(4)
    guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("\\u must be followed by four hexadecimal digits.") }
    index += 6
    return unit
  }

  private mutating func word() throws(ScenarioErrors) -> JSONTree.Content {
    let start = index
    let isPart = { (byte: UInt8) in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }
    while index < bytes.count, isPart(bytes[index]) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    switch text {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "null": return .null
    default:
      guard let first = text.utf8.first, first == 0x2D || (0x30...0x39).contains(first),
        let number = Double(text), number.isFinite
      else {
        index = start
        throw error(
          text.isEmpty ? "A value is missing." : "'\(text.clipped)' is no value that JSON has.")
      }
      return .number(number)
    }
  }
}
