public import MesoModel

/// Judges honestly, and moves its stake from one of its identities to the next.
///
/// Bonds stay with the identity that made them. With a foothold every identity keeps its permit: one
/// that the stake has left is paid for its old bonds while the next one builds new ones, so that hopping
/// costs nothing. Without a foothold the identity that is left loses permit and bonds, and the next one
/// starts with neither. Its identities share one look.
public struct StakeHoppingValidator: ValidatorStrategy {
  public static let entry = CatalogEntry<any ValidatorStrategy>(
    ComponentDescriptor(
      name: "stake-hopping",
      summary: "Judges honestly, and moves its stake from one of its identities to the next.",
      parameters: [
        .count(
          "every", in: 1...1_000, unit: "epochs", default: "10", "Epochs between two moves.",
          control: .environment),
        .share(
          "foothold", default: "0.01", "Share of its stake that stays on its other identities.",
          control: .environment),
      ])
  ) { values in
    StakeHoppingValidator(
      hop: StakeHop(every: values.count("every"), foothold: values.number("foothold")))
  }

  let hop: StakeHop

  public var stance: Stance { .attack }

  public func plan(_ view: PublicView) -> ValidatorPlan {
    var plan = ValidatorPlan(outsiders: .inspectOnce, insiders: .inspectOnce)
    plan.row.hop = hop
    return plan
  }
}
