import MesoPrimitives

/// A value of JSON whose members keep their order, so that equal charts have equal bytes.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  public struct Member: Hashable, Sendable {
    public let name: String
    public let value: JSON
  }

  /// A number with six significant digits, which is more than a picture shows.
  static func rounded(_ number: Double?) -> JSON {
    guard let number, number.isFinite else { return .null }
    guard number != 0 else { return .number(0) }
    // Through a power of ten on the side where it is exact, so that 0.1 stays 0.1.
    var (size, digits) = (number.magnitude, 0)
    while size < 99_999.95, digits < 300 { (size, digits) = (size * 10, digits + 1) }
    guard digits > 0 else { return .number(number.rounded()) }
    var power = 1.0
    for _ in 0..<digits { power *= 10 }
    return .number(power.isFinite ? (number * power).rounded() / power : number)
  }

  /// The value of an object's member; setting one that is not there adds it at the end, setting
  /// `nil` removes it.
  subscript(name: String) -> JSON? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.name == name }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      let place = members.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): members[place] = Member(name: name, value: value)
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  /// The object with one more member.
  func with(_ name: String, _ value: JSON) -> JSON {
    var copy = self
    copy[name] = value
    return copy
  }

  /// The value as text on one line, rows of a table on lines of their own.
  ///
  /// `<`, `>` and `&` are escaped, so that the text can stand in a page's script.
  public var text: String {
    var text = ""
    write(to: &text, depth: 0)
    return text
  }

  private func write(to text: inout String, depth: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += value.isFinite ? value.shortest : "null"
    case .string(let value): Self.quote(value, into: &text)
    case .array(let values):
      text += "["
      let areRows = values.count > 3 && values.allSatisfy { $0.isObject }
      for (index, value) in values.enumerated() {
        text += index == 0 ? (areRows ? "\n" : "") : areRows ? ",\n" : ", "
        value.write(to: &text, depth: depth + 1)
      }
      text += areRows ? "\n]" : "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += index == 0 ? "" : depth == 0 ? ",\n" : ", "
        Self.quote(member.name, into: &text)
        text += ": "
        member.value.write(to: &text, depth: depth + 1)
      }
      text += "}"
    }
  }

  private var isObject: Bool { if case .object = self { true } else { false } }

  private static func quote(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(nilLiteral: ()) { self = .null }

  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }
}
