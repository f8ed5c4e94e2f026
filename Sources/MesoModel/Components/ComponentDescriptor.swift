/// What a component says of itself.
///
/// The descriptor drives `describe`, validation, “did you mean”, the JSON Schema, sweeps, the
/// generated reference and the conformance tests.
public struct ComponentDescriptor: Sendable {
  /// The kebab-case name by which scenario files call it.
  public let name: String
  /// One sentence: what it does.
  public let summary: String
  public let parameters: [Parameter]
  /// Readings of hidden truth that it asks the world for, in words; a reading without error is
  /// marked as an idealisation.
  public let instruments: [String]
  /// Where the rule comes from.
  public let reference: String?

  public init(
    name: String, summary: String, parameters: [Parameter] = [], instruments: [String] = [],
    reference: String? = nil
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.instruments = instruments
    self.reference = reference
  }
}

/// A parameter of a component that cannot hold, by itself or beside another.
public struct ParameterConflict: Error, CustomStringConvertible {
  /// The parameter to change.
  public let parameter: String
  /// The character of a text parameter at fault, from 0.
  public let offset: Int
  public let description: String

  public init(parameter: String, at offset: Int = 0, _ description: String) {
    self.parameter = parameter
    self.offset = offset
    self.description = description
  }
}

/// A line of a catalogue: a descriptor and how to make the component from checked values.
public struct CatalogEntry<Product>: Sendable {
  public let descriptor: ComponentDescriptor
  public let make: @Sendable (ParameterValues) throws -> Product

  public init(
    _ descriptor: ComponentDescriptor, make: @escaping @Sendable (ParameterValues) throws -> Product
  ) {
    self.descriptor = descriptor
    self.make = make
  }
}
