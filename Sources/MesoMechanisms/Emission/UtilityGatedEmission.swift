public import MesoModel
public import MesoPrimitives

/// Mints in proportion to what the epoch brought, and nothing where it brought nothing.
///
/// Mints ⌊amount · min(1, x ⁄ full)⌋ base units, x being what the chain can see of the epoch: the
/// contributions accepted, the uses that users demanded, or the rise of the best score on a benchmark
/// that keeps its record.
///
/// Example: with 100 tokens at a full rise of 0.05, a best score that goes from 0.60 to 0.62 mints 40.
///
/// Attacks: by `accepted`, whoever gets cheap work accepted raises what there is to share; by `uses`,
/// so does whoever makes up demand; by `improvement`, luck with the benchmark is paid once.
///
/// Properties: at most `amount` an epoch; the memory holds one number, the best score.
public struct UtilityGatedEmission: Emission {
  public enum Measure: String, CaseIterable, Sendable { case improvement, accepted, uses }

  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "utility-gated",
      summary:
        "Mints in proportion to what the epoch brought, and nothing where it brought nothing.",
      parameters: [
        .amount("amount", default: "100", "Tokens minted in an epoch at the most."),
        .choice(
          "by", of: Measure.allCases.map(\.rawValue), default: "accepted",
          "What counts: the rise of a benchmark's best score, contributions accepted, or uses "
            + "demanded."),
        .number(
          "full", in: 0.000_000_001...1_000_000_000_000, unit: "of the measure", default: "100",
          "The measure at which the whole amount is minted."),
      ])
  ) { values in
    UtilityGatedEmission(
      amount: values.amount("amount"),
      measure: Measure(rawValue: values.name("by")) ?? .accepted, full: values.number("full"))
  }

  let amount: Amount
  public let measure: Measure
  let full: Double

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    let seen: Double
    switch measure {
    case .accepted: seen = Double(view.record.accepted)
    case .uses: seen = view.record.uses
    case .improvement:
      let best = view.record.bestScore ?? 0
      // Nothing is known to have risen before a first best score is known.
      seen = memory.numbers.first.map { best - $0 } ?? 0
      memory.numbers = [max(best, memory.numbers.first ?? best)]
    }
    let share = min(1, max(0, seen / full))
    return Amount(units: Int64(Double(amount.units) * share))
  }
}
