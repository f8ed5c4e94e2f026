import MesoModel

extension RowPlan {
  /// How a validator forms the beliefs of which its row is made.
  static let parameters: [Parameter] = [
    .share(
      "memory", default: "0",
      "Share of an old belief about a contributor that is left when a new look comes: 0 moves at "
        + "once, near 1 averages over many looks and moves late.",
      control: .environment),
    .share(
      "attention", default: "1", "Probability that it looks at a contribution in an epoch.",
      control: .environment),
    .number(
      "sharpness", in: 0...100, unit: "power", default: "1",
      "Power of the quality it believes in that is the weight.", control: .environment),
    .count(
      "every", in: 1...1_000, unit: "epochs", default: "1", "Epochs between two rows.",
      control: .environment),
  ]

  init(_ values: ParameterValues) {
    self.init()
    memory = values.number("memory")
    attention = values.number("attention")
    sharpness = values.number("sharpness")
    every = values.count("every")
  }
}
