import MesoModel

extension AnswerPlan {
  /// How a strategy that does not look answers items, and with which label.
  static func parameters(default text: String) -> [Parameter] {
    [
      .choice(
        "answer", of: ["signal", "random", "prior", "constant", "agreed"], default: text,
        "How it answers items, where the work is to label them: what it takes for true, any label, "
          + "a label as often as it is frequent, always the same, or what its coalition agrees on.",
        control: .environment),
      .count(
        "label", in: 1...64, unit: "label", default: "1",
        "The label that it always gives, if `answer` is `constant`.", control: .environment),
    ]
  }

  /// The parameters' values, which have been checked to be among the choices.
  static func of(_ values: ParameterValues) -> AnswerPlan {
    switch values.name("answer") {
    case "random": .random
    case "prior": .prior
    case "constant": .constant(values.count("label") - 1)
    case "agreed": .agreed
    default: .signal
    }
  }
}
