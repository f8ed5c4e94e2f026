public import MesoModel

/// Rates an identity by its share of right events, as far as they are not forgotten.
///
/// With α right and β wrong events the reputation is (α + 1) ⁄ (α + β + 2), the mean of a beta
/// distribution after a flat prior; before each event α and β are multiplied by `forgetting`.
///
/// Example: eight right and two wrong without forgetting give 9 ⁄ 12 = 0.75.
///
/// Attacks: a new identity starts at 0.5, so one with a worse record does well to be born again
/// (whitewashing) unless identities cost something. A patient attacker earns a high value first.
///
/// Properties: between 0 and 1; newcomers at ½; O(1) an event; pure.
///
/// - SeeAlso: A. Jøsang, R. Ismail, The beta reputation system, Bled eConference 2002.
public struct BetaReputation: Reputation {
  public static let entry = CatalogEntry<any Reputation>(
    ComponentDescriptor(
      name: "beta",
      summary: "Rates an identity by its share of right events, as far as they are not forgotten.",
      parameters: [
        .share("forgetting", default: "1", "Share of past evidence that an event leaves.")
      ], reference: "A. Jøsang and R. Ismail, The beta reputation system (2002).")
  ) { values in BetaReputation(forgetting: values.number("forgetting")) }

  let forgetting: Double

  public var initial: Double { 0.5 }
  public var isConstant: Bool { false }

  public func updated(_ record: Record, right: Bool) -> Record {
    let before = record.value * (record.evidence + 2) - 1
    let successes = forgetting * before + (right ? 1 : 0)
    let evidence = forgetting * record.evidence + 1
    return Record(value: (successes + 1) / (evidence + 2), evidence: evidence)
  }
}
