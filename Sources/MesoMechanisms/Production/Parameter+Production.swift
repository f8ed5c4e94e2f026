import MesoModel

extension Parameter {
  /// A coefficient of a production model: the world's, not the designer's.
  static func coefficient(
    _ name: String, unit: String, default text: String, _ summary: String
  ) -> Parameter {
    .number(name, in: -100...100, unit: unit, default: text, summary, control: .environment)
  }

  /// The standard deviation of a production model's noise.
  static func productionNoise(unit: String, default text: String) -> Parameter {
    .number(
      "noise", in: 0...100, unit: unit, default: text,
      "Standard deviation of what skill and effort do not decide.", control: .environment)
  }
}
