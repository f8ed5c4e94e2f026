import MesoModel
import MesoPrimitives

extension ScenarioLoader {
  /// The format of scenario files as JSON Schema (draft 2020-12), for completion in editors.
  ///
  /// The schema accepts every file that the loader accepts. The loader checks more: amounts
  /// against the token, and what involves several keys.
  public func jsonSchema() -> String {
    let root = Shape.record(schema.file)
    let head: [(key: String, value: JSON)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("Mesocosm scenario")),
    ]
    return JSON.object(head + root.jsonSchema).rendered() + "\n"
  }
}

extension Shape {
  /// The members of the schema of this shape. No key is required, because another layer may have
  /// it.
  fileprivate var jsonSchema: [(key: String, value: JSON)] {
    switch self {
    case .value(let parameter):
      return parameter.jsonSchema
    case .limit(let parameter, let word):
      let word: JSON = .object([("const", .text(word))])
      return [("anyOf", .list([.object(parameter.jsonSchema), word]))]
    case .text(.free):
      return [("type", .text("string"))]
    case .text(.symbol):
      return [("type", .text("string")), ("pattern", .text("^[A-Za-z][A-Za-z0-9]{0,11}$"))]
    case .numbers(let parameters):
      return [
        ("type", .text("array")),
        ("prefixItems", .list(parameters.map { .object($0.jsonSchema) })),
        ("minItems", .number(String(parameters.count))),
        ("maxItems", .number(String(parameters.count))),
      ]
    case .names:
      return [("type", .text("array")), ("items", .object([("type", .text("string"))]))]
    case .record(let record):
      return Self.object(record.fields)
    case .named(let named):
      return [
        ("type", .text("object")),
        ("propertyNames", .object([("pattern", .text(named.namePattern))])),
        (
          "additionalProperties",
          .object([
            (
              "anyOf",
              .list([
                .object(named.entry.jsonSchema),
                .object([("type", .text("null"))]),
              ])
            )
          ])
        ),
      ]
    case .component(let component):
      return component.jsonSchema
    case .oneOf(let fields):
      return Self.object(fields) + [
        ("minProperties", .number("1")), ("maxProperties", .number("1")),
      ]
    case .shorthand(let field, let record):
      let short = record[field]?.shape.jsonSchema ?? []
      let long = Self.object(record.fields)
      return [("anyOf", .list([.object(short), .object(long)]))]
    case .choices:
      return [
        ("type", .text("object")),
        (
          "additionalProperties",
          .object([("type", .text("array")), ("minItems", .number("1"))])
        ),
      ]
    case .claims:
      return [
        ("type", .text("array")),
        (
          "items",
          .object([
            ("type", .text("object")),
            ("additionalProperties", .object([("type", .text("string"))])),
            ("minProperties", .number("1")), ("maxProperties", .number("1")),
          ])
        ),
      ]
    case .shocks:
      let set: JSON = .object([("type", .text("object"))])
      let keys: [(key: String, value: JSON)] = [
        ("epoch", .object([("type", .text("integer")), ("minimum", .number("1"))])), ("set", set),
      ]
      return [
        ("type", .text("array")),
        (
          "items",
          .object([
            ("type", .text("object")), ("properties", .object(keys)),
            ("required", .texts(["epoch", "set"])), ("additionalProperties", .flag(false)),
          ])
        ),
      ]
    case .criteria:
      let keys = ["metric", "over", "across", "goal"]
      let texts = keys.map { (key: $0, value: JSON.object([("type", .text("string"))])) }
      return [
        ("type", .text("array")),
        (
          "items",
          .object([
            ("type", .text("object")), ("properties", .object(texts)),
            ("required", .texts(["metric", "goal"])), ("additionalProperties", .flag(false)),
          ])
        ),
      ]
    }
  }

  fileprivate static func object(_ fields: [Field]) -> [(key: String, value: JSON)] {
    let properties = fields.map { (key: $0.name, value: $0.jsonSchema) }
    return [
      ("type", .text("object")), ("properties", .object(properties)),
      ("additionalProperties", .flag(false)),
    ]
  }
}

extension Field {
  /// The schema of the key's value; an optional key may be null, which is to leave it out.
  fileprivate var jsonSchema: JSON {
    let own = shape.jsonSchema
    let isNullable = presence == .optional
    let members =
      isNullable
      ? [("anyOf", .list([.object(own), .object([("type", .text("null"))])]))] : own
    return .object([("description", .text(summary))] + members)
  }
}

extension NamedShape {
  fileprivate var namePattern: String { namesMetrics ? "^[a-z][a-z0-9_]*$" : "^[a-z][a-z0-9-]*$" }
}

extension ComponentShape {
  /// All keys of all components, and for each component that is named which of them it has.
  fileprivate var jsonSchema: [(key: String, value: JSON)] {
    let names = descriptors.map { $0.name }
    var fields: [Field] = []
    var kinds: [String: [JSON]] = [:]
    for field in descriptors.flatMap({ self.fields(of: $0) }) {
      if kinds[field.name] == nil { fields.append(field) }
      kinds[field.name, default: []].append(field.jsonSchema)
    }
    let own = fields.map { field -> (key: String, value: JSON) in
      let variants = Self.distinct(kinds[field.name] ?? [])
      return (field.name, variants.count == 1 ? variants[0] : .object([("anyOf", .list(variants))]))
    }
    let kind: JSON = .object([("enum", .texts(names))])
    let rules = descriptors.map { descriptor -> JSON in
      let keys = [discriminator] + self.fields(of: descriptor).map(\.name)
      let named: JSON = .object([
        ("properties", .object([(discriminator, .object([("const", .text(descriptor.name))]))])),
        ("required", .texts([discriminator])),
      ])
      return .object([
        ("if", named),
        ("then", .object([("propertyNames", .object([("enum", .texts(keys))]))])),
      ])
    }
    return [
      ("type", .text("object")), ("properties", .object([(discriminator, kind)] + own)),
      ("additionalProperties", .flag(false)), ("allOf", .list(rules)),
    ]
  }

  private static func distinct(_ variants: [JSON]) -> [JSON] {
    var seen: Set<String> = []
    return variants.filter { seen.insert($0.rendered()).inserted }
  }
}

extension Parameter {
  /// Numbers may have `_` between digits, which JSON reads as text.
  fileprivate var jsonSchema: [(key: String, value: JSON)] {
    let members: [(key: String, value: JSON)] =
      switch kind {
      case .amount: Self.digits(type: "number", low: "0", high: nil)
      case .number(let range):
        Self.digits(
          type: "number", low: range.lowerBound.shortest, high: range.upperBound.shortest)
      case .count(let range):
        Self.digits(
          type: "integer", low: String(range.lowerBound), high: String(range.upperBound))
      case .choice(let names): [("enum", .texts(names))]
      case .flag: [("type", .text("boolean"))]
      case .name: [("type", .text("string")), ("pattern", .text("^[a-z][a-z0-9-]*$"))]
      case .text: [("type", .text("string"))]
      }
    return members + (defaultText.map { [("default", json(of: $0))] } ?? [])
  }

  private static func digits(
    type: String, low: String, high: String?
  ) -> [(key: String, value: JSON)] {
    var number: [(key: String, value: JSON)] = [("type", .text(type)), ("minimum", .number(low))]
    if let high { number.append(("maximum", .number(high))) }
    let text: JSON = .object([
      ("type", .text("string")),
      ("pattern", .text("^-?[0-9][0-9_]*([.][0-9_]+)?([eE][-+]?[0-9]+)?$")),
    ])
    return [("anyOf", .list([.object(number), text]))]
  }

  private func json(of text: String) -> JSON {
    switch kind {
    case .amount, .number, .count:
      ScalarText.decimal(text).map { .number($0.shortest) } ?? .text(text)
    case .flag: .flag(text == "true")
    case .choice, .name, .text: .text(text)
    }
  }
}
