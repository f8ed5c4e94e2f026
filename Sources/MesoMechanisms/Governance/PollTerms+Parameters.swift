import MesoModel
import MesoPrimitives

extension PollTerms {
  /// What every rule says of how people are asked.
  static let parameters: [Parameter] = [
    .count(
      "period", in: 1...1_000_000, unit: "epochs", default: "20",
      "Epochs between two polls on a step up and a step down of every lever."),
    .choice(
      "objective", of: ["interest"] + PublicStatistic.allCases.map { $0.rawValue },
      default: "interest",
      "What voters want: profit for those who behave as they do, or a public statistic.",
      control: .environment),
    .choice(
      "aim", of: ["raise", "lower"], default: "raise",
      "Whether voters want the statistic higher or lower; read where the objective is one.",
      control: .environment),
    .count(
      "horizon", in: 1...1_000, unit: "epochs", default: "5", "Epochs that voters look ahead."),
    .choice(
      "weight", of: Weight.allCases.map { $0.rawValue }, default: "stake",
      "What a vote weighs: stake, liquid balance, both, the balance of ve-locks, or all three."),
    .share(
      "turnout", default: "1", "Share of operators that take part in a poll.",
      control: .environment),
    .share(
      "delegation", default: "0",
      "Share of operators outside coalitions that leave their votes to the greatest holder.",
      control: .environment),
    .amount(
      "indifference", default: "0",
      "Profit per operator and epoch up to which a change leaves a voter indifferent.",
      control: .environment),
    .count(
      "timelock", in: 0...1_000_000, unit: "epochs", default: "5",
      "Epochs from a decision to its force, beyond the next."),
  ]

  init(_ values: ParameterValues) {
    let statistic = PublicStatistic(rawValue: values.name("objective"))
    self.init(
      values,
      objective: statistic.map { .statistic($0, isRaised: values.name("aim") == "raise") }
        ?? .interest)
  }

  init(_ values: ParameterValues, objective: Objective) {
    self.init(
      period: values.count("period"), horizon: values.count("horizon"), objective: objective,
      weight: Weight(rawValue: values.name("weight")) ?? .stake,
      turnout: values.number("turnout"), delegation: values.number("delegation"),
      indifference: Double(values.amount("indifference").units),
      timelock: values.count("timelock"))
  }
}
