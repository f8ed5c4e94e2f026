import MesoModel

extension ScenarioSchema {
  /// The most levers that governance may move.
  static let maximumLevers = 20

  static func governance(_ catalog: Catalog) -> ComponentShape {
    var shape = component(.governance, "none", catalog)
    shape.common = [
      Field(
        "levers",
        .named(
          NamedShape(noun: "lever", entry: .record(lever), maximumCount: maximumLevers)), .optional,
        "What may be moved, and how far.")
    ]
    return shape
  }

  private static let lever = Record([
    Field(
      "path", .text(.free), .required,
      "The lever, such as mechanism.verification.rate."),
    Field(bound("low", "The least value that it may get."), .required),
    Field(bound("high", "The greatest value that it may get."), .required),
    Field(bound("step", "How far one proposal moves it; a tenth of the range if left out.")),
  ])

  private static func bound(_ name: String, _ summary: String) -> Parameter {
    .number(name, in: -1e15...1e15, unit: "the lever's own", default: nil, summary)
  }
}
