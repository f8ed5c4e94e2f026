import MesoModel

extension PlanLoader {
  /// The format of searches for a design as JSON Schema (draft 2020-12), for completion in editors.
  ///
  /// Paths of levers and changes are the base's, so that the schema takes any; the loader checks them.
  public func optimizationSchema() -> String {
    typealias Member = (key: String, value: JSON)
    func object(_ members: [Member], required: [String] = []) -> JSON {
      .object(
        [
          ("type", .text("object")), ("properties", .object(members)),
          ("additionalProperties", .flag(false)),
        ] + (required.isEmpty ? [] : [("required", .texts(required))]))
    }
    func count(_ low: Int, _ high: Int) -> JSON {
      .object([
        ("type", .text("integer")), ("minimum", .number(String(low))),
        ("maximum", .number(String(high))),
      ])
    }
    func oneOrMore(_ item: JSON) -> JSON {
      .object([("anyOf", .list([item, .object([("type", .text("array")), ("items", item)])]))])
    }
    let text: JSON = .object([("type", .text("string"))])
    let name: JSON = .object([
      ("type", .text("string")), ("pattern", .text("^[a-z][a-z0-9-]*$")),
    ])
    let metric: JSON = .object([("enum", .texts(metrics))])
    let map: JSON = .object([("type", .text("object"))])
    let distributions = Distribution.Kind.allCases.map { kind -> Member in
      (kind.rawValue, .object([("type", .text("array"))]))
    }
    let range: JSON = .object([
      ("type", .text("object")), ("properties", .object(distributions)),
      ("additionalProperties", .flag(false)), ("minProperties", .number("1")),
      ("maxProperties", .number("1")),
    ])
    let criterion = object(
      ["metric", "over", "across", "goal"].map { ($0, text) }, required: ["metric", "goal"])
    let deviations = object([
      ("side", .object([("enum", .texts(Side.allCases.map(\.rawValue)))])),
      ("cohort", oneOrMore(name)), ("alternative", oneOrMore(name)),
      ("coalition", oneOrMore(count(1, 100_000))), ("split", oneOrMore(count(2, 10_000))),
      ("epsilon", .object([("type", .text("number")), ("minimum", .number("0"))])),
    ])
    let search = object([
      ("points", count(1, 10_000)), ("first", count(2, 100_000)), ("keep", count(1, 1_000)),
      ("rounds", count(0, 20)),
    ])
    let members: [Member] = [
      ("optimize", name), ("question", text), ("expectation", text),
      ("base", .object([("type", .texts(["string", "object"]))])), ("treatment", name),
      ("replicates", count(1, 1_000_000)),
      ("seed", .object([("type", .text("integer")), ("minimum", .number("0"))])),
      ("epochs", count(1, 100_000_000)), ("set", map),
      ("levers", .object([("type", .text("object")), ("additionalProperties", range)])),
      ("minimise", oneOrMore(metric)), ("maximise", oneOrMore(metric)),
      ("criteria", .object([("type", .text("array")), ("items", criterion)])),
      ("deviations", deviations), ("search", search),
      ("overrides", .object([("type", .text("array")), ("items", text)])),
    ]
    let head: [Member] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("Mesocosm search for a design")), ("type", .text("object")),
      ("properties", .object(members)), ("additionalProperties", .flag(false)),
      ("required", .texts(["optimize", "base", "levers"])),
    ]
    return JSON.object(head).rendered() + "\n"
  }
}
