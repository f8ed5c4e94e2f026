public import MesoModel
public import MesoPrimitives

/// Mints a share of what users paid or of what was destroyed in the epoch, up to a limit.
///
/// Mints the lesser of `most` and ⌊share · x⌋, x being the tokens that users paid or that were burned.
/// With `of: burned` and a share of 1 the supply stands still until the limit binds: what use destroys
/// is paid out again for work.
///
/// Example: a limit of 100 and fees of 60 mint 60; fees of 250 mint 100.
///
/// Attacks: by fees, whoever pays fees to itself gets them back from the emission's receivers as far
/// as it is one of them; the limit bounds the loss.
///
/// Properties: never mints without income; pure.
public struct FeeRecyclingEmission: Emission {
  public enum Basis: String, CaseIterable, Sendable { case fees, burned }

  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "fee-recycling",
      summary:
        "Mints a share of what users paid or of what was destroyed in the epoch, up to a limit.",
      parameters: [
        .amount("most", default: "100", "Tokens minted in an epoch at the most."),
        .choice(
          "of", of: Basis.allCases.map(\.rawValue), default: "fees",
          "What is recycled: what users paid, or what was burned."),
        .share("share", default: "1", "Share of it that is minted."),
      ])
  ) { values in
    FeeRecyclingEmission(
      most: values.amount("most"), basis: Basis(rawValue: values.name("of")) ?? .fees,
      share: values.proportion("share"))
  }

  let most: Amount
  public let basis: Basis
  let share: Proportion

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    min(most, share.of(basis == .fees ? view.record.fees : view.record.burned))
  }
}
