import MesoModel

extension Parameter {
  /// How much effort a contributor puts into each contribution.
  static func effort(default text: String) -> Parameter {
    .number(
      "effort", in: 0...100, unit: "effort", default: text,
      "Effort put into each contribution; 1 is what the task asks for.", control: .environment)
  }
}
