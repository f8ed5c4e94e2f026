import MesoModel

/// What may stand at a place of a scenario file.
///
/// The whole format is one value of this type. Validation, defaults, messages, merging, the
/// canonical text and the JSON Schema all read it, so a key is declared once.
indirect enum Shape: Sendable {
  /// A scalar.
  case value(Parameter)
  /// A count, or a word for “no limit”, which is the default.
  case limit(Parameter, word: String)
  /// Free text, or text of a stated form.
  case text(TextForm)
  /// A list of numbers, one per parameter, in this order.
  case numbers([Parameter])
  /// A list of metrics' names.
  case names(default: [String])
  /// A map with fixed keys.
  case record(Record)
  /// A map from names that the author chooses.
  case named(NamedShape)
  /// A map whose `kind` (or `strategy`) selects a component of the catalogue.
  case component(ComponentShape)
  /// A map with exactly one of these keys.
  case oneOf([Field])
  /// A scalar that stands for one field of a record, or the record.
  case shorthand(field: String, Record)
  /// Lists of other values for the keys beside it, which are written out before resolving.
  case choices
  /// The list of claims.
  case claims
  /// The list of criteria.
  case criteria
  /// The list of shocks.
  case shocks
}

/// A key of a map: its shape and whether it has to be there.
struct Field: Sendable {
  enum Presence: Sendable {
    /// The file must say it.
    case required
    /// Absent if the file does not say it.
    case optional
    /// The shape's own default holds if the file does not say it.
    case filled
  }

  var name: String
  var shape: Shape
  var presence: Presence
  var summary: String

  init(_ name: String, _ shape: Shape, _ presence: Presence, _ summary: String) {
    self.name = name
    self.shape = shape
    self.presence = presence
    self.summary = summary
  }

  /// A scalar: filled if the parameter has a default, else optional or as stated.
  init(_ parameter: Parameter, _ presence: Presence? = nil) {
    let usual: Presence = parameter.defaultText == nil ? .optional : .filled
    self.init(parameter.name, .value(parameter), presence ?? usual, parameter.summary)
  }
}

/// A map with fixed keys, in the order in which the resolved scenario prints them.
struct Record: Sendable {
  var fields: [Field]

  init(_ fields: [Field]) { self.fields = fields }

  var names: [String] { fields.map(\.name) }

  subscript(name: String) -> Field? { fields.first { $0.name == name } }
}

/// A map from names that the author chooses.
struct NamedShape: Sendable {
  /// What one entry is, in words: `cohort`, `treatment`, `metric`.
  var noun: String
  var entry: Shape
  /// Whether names are metrics' (with `_`) rather than the author's (with `-`).
  var namesMetrics = false
  var maximumCount: Int
}

/// A map whose discriminator selects a component, with the component's parameters as its keys.
struct ComponentShape: Sendable {
  var stage: Stage
  /// The key that names the component.
  var discriminator: String
  /// The component where the file names none; `nil` if it must.
  var fallback: String?
  /// Keys beside the component's own parameters.
  var common: [Field]
  /// Prefixes of parameter names that files write as a nested map: `payoff` for `payoff-over`.
  var groups: [String]
  var descriptors: [ComponentDescriptor]
  /// Whether another component keeps the common keys of the map it replaces.
  var keepsCommon: Bool

  func descriptor(_ name: String) -> ComponentDescriptor? {
    descriptors.first { $0.name == name }
  }

  /// The keys of a map that names the given component, without the discriminator.
  func fields(of descriptor: ComponentDescriptor) -> [Field] {
    let own = descriptor.parameters.filter { parameter in
      !common.contains { $0.name == parameter.name }
    }
    let flat = own.filter { group(of: $0) == nil }.map { Field($0) }
    let nested = groups.compactMap { group -> Field? in
      let members = own.filter { self.group(of: $0) == group }
      guard !members.isEmpty else { return nil }
      let fields = members.map { Field($0.renamed(String($0.name.dropFirst(group.count + 1)))) }
      return Field(group, .record(Record(fields)), .filled, "How a \(group) is measured.")
    }
    return flat + nested + common
  }

  /// The path of a parameter below the map.
  func path(of parameter: Parameter) -> [String] {
    guard let group = group(of: parameter) else { return [parameter.name] }
    return [group, String(parameter.name.dropFirst(group.count + 1))]
  }

  private func group(of parameter: Parameter) -> String? {
    groups.first { parameter.name.hasPrefix($0 + "-") }
  }
}

/// The form of a text that is not a name of the format.
enum TextForm: Sendable {
  /// Anything on one line or more.
  case free
  /// A token's symbol, with its default.
  case symbol(String)
}

extension Parameter {
  /// The same parameter under another name.
  func renamed(_ name: String) -> Parameter {
    Parameter(
      name, kind, unit: unit, default: defaultText, summary, control: control, change: change)
  }
}
