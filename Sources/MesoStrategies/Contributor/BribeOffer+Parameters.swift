import MesoModel
import MesoPrimitives

extension BribeOffer {
  /// What a scenario says of a bribe.
  static let parameters: [Parameter] = [
    .amount(
      "bribe", default: "0", "Tokens promised to each `bribable` validator for an approval.",
      control: .environment),
    .amount(
      "bribe-budget", default: nil,
      "Tokens set aside for each contribution; validators believe a promise that it covers for "
        + "every seat, and any if it is left out.",
      control: .environment),
    .choice(
      "bribe-if", of: Condition.allCases.map { $0.rawValue }, default: Condition.rejected.rawValue,
      "Verdict on which the bribe is paid: `rejected` is the attack P + ε.", control: .environment),
  ]

  /// The offer; `nil` if it is of no tokens.
  static func of(_ values: ParameterValues) -> BribeOffer? {
    let amount = values.amount("bribe")
    guard amount > .zero else { return nil }
    return BribeOffer(
      amount: amount,
      budget: values.has("bribe-budget") ? values.amount("bribe-budget") : Amount(units: .max),
      condition: Condition(rawValue: values.name("bribe-if")) ?? .rejected)
  }
}
