public import MesoModel
import MesoPrimitives

/// Works with the effort that the task asks for, or with the effort that pays best.
///
/// The conduct that a mechanism is meant to make rational. With `effort-rule: rational` each operator,
/// which knows its own skill and costs, sets its effort so as to maximise R·q − cost, where q is the
/// quality that the effort makes. R is what accepted work of the last epoch earned on average, as if
/// work of quality q were accepted with probability q; or what the scenario says.
public struct HonestContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "honest",
      summary: "Works with the effort that the task asks for, or with the effort that pays best.",
      parameters: [
        .effort(default: "1"),
        .choice(
          "effort-rule", of: ["fixed", "rational"], default: "fixed",
          "Whether effort is as stated, or what each operator expects to earn most with.",
          control: .environment),
        .amount(
          "expected-reward", default: nil,
          "What a unit of quality is expected to earn; left out, what accepted work last earned.",
          control: .environment),
        .amount(
          "first-reward", default: "1",
          "What a unit of quality is expected to earn before any work was accepted.",
          control: .environment),
        .number(
          "effort-limit", in: 0...100, unit: "effort", default: "3",
          "The greatest effort that a rational operator considers.", control: .environment),
      ],
      reference: "The first-order condition R b q(1 − q) = c₁ + k e, with end points and all roots."
    )
  ) { values in
    HonestContributor(
      effort: values.number("effort"), isRational: values.name("effort-rule") == "rational",
      expectedReward: values.has("expected-reward") ? values.amount("expected-reward") : nil,
      firstReward: values.amount("first-reward"), limit: values.number("effort-limit"))
  }

  let effort: Double
  let isRational: Bool
  let expectedReward: Amount?
  let firstReward: Amount
  let limit: Double

  public var stance: Stance { .honest }
  public var choosesEffort: Bool { isRational }

  public func plan(_ view: PublicView) -> ContributorPlan {
    var plan = ContributorPlan(effort: effort)
    if isRational {
      let reward = expectedReward ?? view.lastRewardPerAccepted ?? firstReward
      plan.rational = RationalEffort(reward: reward, limit: limit)
    }
    return plan
  }
}
