import MesoModel

extension Parameter {
  /// How often operators look at what others do, or at what they know.
  static func revision(default text: String) -> Parameter {
    .share(
      "revision", default: text, "Probability that an operator revises in an epoch.",
      control: .environment)
  }

  /// How often operators take a behaviour at random.
  static let mutation = mutation(default: "0.001")

  static func mutation(default text: String) -> Parameter {
    .share(
      "mutation", default: text,
      "Probability that an operator takes a behaviour at random in an epoch.",
      control: .environment)
  }

  /// What is compared by rules that compare operators.
  static func payoff(scales: [String], default scale: String) -> [Parameter] {
    [
      .choice(
        "payoff-over", of: ["last-epoch", "average"], default: "average",
        "Whether the last epoch's profit is compared, or a running mean.", control: .environment),
      .count(
        "payoff-window", in: 1...100_000, unit: "epochs", default: "10",
        "Epochs that the running mean covers, roughly.", control: .environment),
      payoffScale(
        scales, default: scale,
        scales.contains("range")
          ? "Whether payoffs are in tokens, divided by the population's mean absolute payoff, or by "
            + "the distance between its least and its greatest."
          : "Whether payoffs are in tokens or divided by the population's mean absolute payoff."),
    ]
  }

  /// What is compared by rules that compare behaviours.
  ///
  /// - Parameter averaged: What is averaged over the window, as the end of a sentence.
  static func profit(averaging averaged: String) -> [Parameter] {
    [
      .count(
        "payoff-window", in: 1...100_000, unit: "epochs", default: "10",
        "Epochs that \(averaged) covers, roughly; 1 for the last alone.", control: .environment),
      payoffScale(
        ["tokens", "mean-absolute"], default: "mean-absolute",
        "Whether payoffs are in tokens or divided by the population's mean absolute payoff."),
    ]
  }

  /// What is compared by rules that learn from an operator's own plays.
  static let ownProfit = profit(averaging: "the mean absolute payoff that payoffs are divided by")

  private static func payoffScale(
    _ scales: [String], default scale: String, _ summary: String
  ) -> Parameter {
    .choice(
      "payoff-scale", of: scales, default: scale, summary, control: .environment)
  }

  /// A bound of the payoffs that a rule can tell apart.
  static func payoffBound(_ name: String, default text: String, _ summary: String) -> Parameter {
    .number(
      "payoff-\(name)", in: -1_000_000...1_000_000, unit: "payoff", default: text, summary,
      control: .environment)
  }
}

extension AdaptationBasis {
  /// As the parameters of ``Parameter/payoff(scales:default:)`` say.
  static func payoff(of values: ParameterValues) -> AdaptationBasis {
    .payoff(
      window: values.name("payoff-over") == "last-epoch" ? 1 : values.count("payoff-window"),
      scale: PayoffScale(rawValue: values.name("payoff-scale")) ?? .meanAbsolute)
  }

  /// As the parameters of ``Parameter/profit(averaging:)`` say.
  static func profit(of values: ParameterValues) -> AdaptationBasis {
    .profit(
      window: values.count("payoff-window"),
      scale: PayoffScale(rawValue: values.name("payoff-scale")) ?? .meanAbsolute)
  }
}
