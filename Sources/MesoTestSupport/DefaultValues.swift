public import MesoModel
import MesoPrimitives

extension ParameterValues {
  /// The defaults of a component, for a token of nine decimals; parameters without a default are
  /// left out.
  ///
  /// - Parameter overrides: Values that replace the defaults.
  public static func defaults(
    of descriptor: ComponentDescriptor, _ overrides: [String: ParameterValue] = [:]
  ) throws -> ParameterValues {
    var values: [String: ParameterValue] = [:]
    for parameter in descriptor.parameters {
      guard let text = parameter.defaultText else { continue }
      values[parameter.name] = try value(of: parameter, text)
    }
    return ParameterValues(values.merging(overrides) { $1 })
  }

  private static func value(of parameter: Parameter, _ text: String) throws -> ParameterValue {
    switch parameter.kind {
    case .amount:
      return .amount(try Amount.parse(text, decimals: 9))
    case .number(let range):
      guard let number = Double(text), range.contains(number) else {
        throw UnsoundDefault(parameter: parameter.name, text: text)
      }
      return .number(number)
    case .count(let range):
      guard let count = Int(text), range.contains(count) else {
        throw UnsoundDefault(parameter: parameter.name, text: text)
      }
      return .count(count)
    case .choice(let names):
      guard names.contains(text) else {
        throw UnsoundDefault(parameter: parameter.name, text: text)
      }
      return .name(text)
    case .name:
      return .name(text)
    case .text:
      return .text(text)
    case .flag:
      guard let flag = Bool(text) else {
        throw UnsoundDefault(parameter: parameter.name, text: text)
      }
      return .flag(flag)
    }
  }
}

/// A default that its own parameter would not accept.
public struct UnsoundDefault: Error, CustomStringConvertible {
  public let parameter: String
  public let text: String

  public var description: String {
    "The default '\(text)' of '\(parameter)' is outside what the parameter allows."
  }
}
