/// One named setting of a component or of a part of a scenario: what it means, what it may be,
/// and who controls it.
///
/// A parameter is declared once. Validation, messages, `describe`, the JSON Schema, sweeps and
/// the reference documentation all read this declaration.
public struct Parameter: Sendable {
  /// What values a parameter takes.
  public enum Kind: Sendable {
    /// Tokens, at least 0, with no more decimals than the token has.
    case amount
    /// A number in a closed range.
    case number(ClosedRange<Double>)
    /// A whole number in a closed range.
    case count(ClosedRange<Int>)
    /// One of a list of names.
    case choice([String])
    /// `true` or `false`.
    case flag
    /// A free name, such as a coalition's.
    case name
    /// Any text, such as a formula.
    case text
  }

  /// Who sets a parameter in the world that is modelled.
  public enum Control: String, Sendable {
    /// The designer of the mechanism.
    case lever
    /// Nobody the designer commands: technology, people, markets.
    case environment
  }

  /// Whether a parameter may change during a run.
  public enum Change: String, Sendable { case live, structural }

  public let name: String
  public let kind: Kind
  /// The unit of the value, in words: `tokens`, `share`, `epochs`, `operators`.
  public let unit: String
  /// The default, written as in a scenario file; `nil` if the parameter may be left out and then
  /// has no value.
  public let defaultText: String?
  public let summary: String
  public let control: Control
  public let change: Change

  public init(
    _ name: String, _ kind: Kind, unit: String, default defaultText: String?, _ summary: String,
    control: Control = .lever, change: Change = .live
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.defaultText = defaultText
    self.summary = summary
    self.control = control
    self.change = change
  }

  /// Tokens, at least 0.
  public static func amount(
    _ name: String, default defaultText: String?, _ summary: String, control: Control = .lever
  ) -> Parameter {
    Parameter(name, .amount, unit: "tokens", default: defaultText, summary, control: control)
  }

  /// A share between 0 and 1.
  public static func share(
    _ name: String, default defaultText: String?, _ summary: String, control: Control = .lever
  ) -> Parameter {
    Parameter(name, .number(0...1), unit: "share", default: defaultText, summary, control: control)
  }

  /// A number in a closed range.
  public static func number(
    _ name: String, in range: ClosedRange<Double>, unit: String, default defaultText: String?,
    _ summary: String, control: Control = .lever
  ) -> Parameter {
    Parameter(name, .number(range), unit: unit, default: defaultText, summary, control: control)
  }

  /// A whole number in a closed range.
  public static func count(
    _ name: String, in range: ClosedRange<Int>, unit: String, default defaultText: String?,
    _ summary: String, control: Control = .lever
  ) -> Parameter {
    Parameter(name, .count(range), unit: unit, default: defaultText, summary, control: control)
  }

  /// One of a list of names.
  public static func choice(
    _ name: String, of names: [String], default defaultText: String?, _ summary: String,
    control: Control = .lever
  ) -> Parameter {
    Parameter(name, .choice(names), unit: "name", default: defaultText, summary, control: control)
  }

  /// `true` or `false`.
  public static func flag(
    _ name: String, default defaultText: String?, _ summary: String, control: Control = .lever
  ) -> Parameter {
    Parameter(
      name, .flag, unit: "true or false", default: defaultText, summary, control: control)
  }

  /// A formula over evidence and parameters of the component.
  public static func formula(
    _ name: String, default defaultText: String?, _ summary: String, control: Control = .lever
  ) -> Parameter {
    Parameter(name, .text, unit: "formula", default: defaultText, summary, control: control)
  }
}
