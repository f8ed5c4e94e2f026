/// HTML that cannot be injected into: names of elements and attributes are written in this
/// program's sources, and every other text is escaped.
struct Markup {
  private(set) var html: String

  private init(html: String) { self.html = html }

  /// Text, shown as it is.
  init(_ text: String) { html = Self.escaped(text) }

  /// Parts one after the other.
  init(_ parts: [Markup]) { html = parts.map { $0.html }.joined() }

  /// What the name of an element or attribute is: text of this program's own.
  typealias Attribute = (name: StaticString, value: String)

  /// An element with attributes and what is in it.
  static func element(
    _ name: StaticString, _ attributes: [Attribute], _ content: [Markup]
  ) -> Markup {
    Markup(html: "\(start(name, attributes))\(Markup(content).html)</\(name)>")
  }

  static func element(_ name: StaticString, _ content: [Markup]) -> Markup {
    element(name, [Attribute](), content)
  }

  static func element(_ name: StaticString, _ attributes: [Attribute], _ text: String) -> Markup {
    element(name, attributes, [Markup(text)])
  }

  static func element(_ name: StaticString, _ text: String) -> Markup {
    element(name, [Attribute](), [Markup(text)])
  }

  /// An element that has no end, such as `meta`.
  static func void(
    _ name: StaticString, _ attributes: [Attribute]
  ) -> Markup {
    Markup(html: start(name, attributes))
  }

  /// A script or a style sheet, whose text is not escaped.
  ///
  /// - Precondition: The text does not hold the end of the element.
  static func verbatim(
    _ name: StaticString, _ attributes: [Attribute], _ text: String
  ) -> Markup {
    precondition(!text.contains("</\(name)"), "a script would end early")
    return Markup(html: "\(start(name, attributes))\(text)</\(name)>")
  }

  static func verbatim(_ name: StaticString, _ text: String) -> Markup {
    verbatim(name, [Attribute](), text)
  }

  static let newline = Markup(html: "\n")

  private static func start(
    _ name: StaticString, _ attributes: [Attribute]
  ) -> String {
    attributes.reduce("<\(name)") { $0 + " \($1.name)=\"\(escaped($1.value))\"" } + ">"
  }

  /// Text in which nothing is markup. Characters that would not show, or would turn the text
  /// around them, are replaced.
  static func escaped(_ text: String) -> String {
    // Most cells need nothing.
    if text.utf8.allSatisfy({ $0 > 0x3E || ($0 >= 0x28 && $0 < 0x3C) || $0 == 0x20 }),
      text.utf8.allSatisfy({ $0 < 0x7F })
    {
      return text
    }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
