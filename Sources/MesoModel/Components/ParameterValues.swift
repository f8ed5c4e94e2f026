public import MesoPrimitives

/// The checked value of one parameter.
public enum ParameterValue: Hashable, Sendable {
  case amount(Amount)
  case number(Double)
  case count(Int)
  case name(String)
  case flag(Bool)
  case text(String)
}

/// The values of a component's parameters: complete, within range, defaults filled in.
///
/// Reading a parameter that the descriptor does not declare, or with another type, is a mistake
/// of the component's author and stops the program.
public struct ParameterValues: Hashable, Sendable {
  private let values: [String: ParameterValue]

  public init(_ values: [String: ParameterValue]) { self.values = values }

  /// Whether an optional parameter was given.
  public func has(_ name: String) -> Bool { values[name] != nil }

  /// Tokens, in base units.
  public func amount(_ name: String) -> Amount {
    guard case .amount(let value)? = values[name] else { undeclared(name, "an amount") }
    return value
  }

  /// A number in the declared range.
  public func number(_ name: String) -> Double {
    guard case .number(let value)? = values[name] else { undeclared(name, "a number") }
    return value
  }

  /// A number between 0 and 1, exact to a billionth.
  public func proportion(_ name: String) -> Proportion { Proportion(number(name)) }

  /// A whole number in the declared range.
  public func count(_ name: String) -> Int {
    guard case .count(let value)? = values[name] else { undeclared(name, "a count") }
    return value
  }

  /// One of the declared names, or a free name.
  public func name(_ name: String) -> String {
    guard case .name(let value)? = values[name] else { undeclared(name, "a name") }
    return value
  }

  /// A flag.
  public func flag(_ name: String) -> Bool {
    guard case .flag(let value)? = values[name] else { undeclared(name, "a flag") }
    return value
  }

  /// A text.
  public func text(_ name: String) -> String {
    guard case .text(let value)? = values[name] else { undeclared(name, "a text") }
    return value
  }

  private func undeclared(_ name: String, _ kind: String) -> Never {
    preconditionFailure("The descriptor does not declare '\(name)' as \(kind).")
  }
}
