import MesoModel
import MesoPrimitives
import Testing

/// The decimals of the token in these tests.
let decimals = 9

/// Tokens as an amount, read from text as a scenario's would be.
func tokens(_ text: String) throws -> Amount { try Amount.parse(text, decimals: decimals) }

extension ParameterValues {
  /// The defaults of a descriptor, with some parameters set as in a scenario file.
  init(_ descriptor: ComponentDescriptor, _ settings: [String: String] = [:]) throws {
    for name in settings.keys {
      try #require(
        descriptor.parameters.contains { $0.name == name }, "\(descriptor.name) has no \(name)")
    }
    var values: [String: ParameterValue] = [:]
    for parameter in descriptor.parameters {
      guard let text = settings[parameter.name] ?? parameter.defaultText else { continue }
      values[parameter.name] = try ParameterValue(text, of: parameter)
    }
    self.init(values)
  }
}

extension ParameterValue {
  /// Reads a value, and requires that it is in the declared range.
  init(_ text: String, of parameter: Parameter) throws {
    switch parameter.kind {
    case .amount:
      self = .amount(try tokens(text))
    case .number(let range):
      let number = try #require(Double(text))
      try #require(range.contains(number), "\(parameter.name) is outside its range")
      self = .number(number)
    case .count(let range):
      let count = try #require(Int(text))
      try #require(range.contains(count), "\(parameter.name) is outside its range")
      self = .count(count)
    case .choice(let names):
      try #require(names.contains(text), "\(parameter.name) has no choice \(text)")
      self = .name(text)
    case .flag:
      try #require(["true", "false"].contains(text))
      self = .flag(text == "true")
    case .name:
      self = .name(text)
    case .text:
      self = .text(text)
    }
  }
}

extension CatalogEntry {
  /// Makes the component with its defaults and the given settings.
  func made(_ settings: [String: String] = [:]) throws -> Product {
    try make(ParameterValues(descriptor, settings))
  }
}
