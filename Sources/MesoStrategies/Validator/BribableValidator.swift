public import MesoModel
import MesoPrimitives

/// Judges honestly unless a bribe outweighs what honesty earns and what conscience costs.
///
/// It takes a bribe that exceeds its conscience by more than the coherent reward that it would
/// expect: what agreeing with the verdict pays, plus what disagreeing forfeits, on a panel where
/// `expected-honesty` of the other seats are honest. Then it approves without a look.
public struct BribableValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "bribable",
      summary: "Judges honestly unless a bribe outweighs what honesty earns and what conscience "
        + "costs.",
      parameters: [
        .amount(
          "conscience", default: "0", "Tokens that taking a bribe costs it in conscience.",
          control: .environment),
        .choice(
          "spread", of: ["none", "exponential"], default: "none",
          "Whether all operators have that conscience, or an exponential one with that mean.",
          control: .environment),
        .share(
          "expected-honesty", default: "1",
          "Share of a panel's other seats that it expects to judge honestly.",
          control: .environment),
      ])
  ) { values in
    BribableValidator(
      price: BribePrice(
        conscience: values.amount("conscience"), varies: values.name("spread") == "exponential",
        expectedHonesty: values.number("expected-honesty")))
  }

  let price: BribePrice

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    var plan = ValidatorPlan(outsiders: .inspect, insiders: .inspect)
    plan.price = price
    return plan
  }
}
