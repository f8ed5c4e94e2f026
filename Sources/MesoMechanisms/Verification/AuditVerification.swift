public import MesoModel

/// Inspects a random share of the work and rejects what is found bad.
///
/// Models a spot check with a stated power. With audit rate p and detection d, and R and S the
/// reward and the stake at risk, honest work pays when p·d·(R + S) covers what it costs more.
///
/// Properties: the rate is the designer's, the errors are the instrument's; costs no tokens; pure.
///
/// - SeeAlso: G. Becker, “Crime and punishment”, Journal of Political Economy 76 (1968).
public struct AuditVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "audit",
      summary: "Inspects a random share of the work and rejects what is found bad.",
      parameters: [
        .share("rate", default: "0.10", "Share of contributions that are inspected."),
        .share(
          "detection", default: "0.90", "Probability that bad work is found bad.",
          control: .environment),
        .share(
          "false-positive", default: "0.05", "Probability that good work is found bad.",
          control: .environment),
        Unexamined.parameter,
      ],
      instruments: [
        "An inspection that finds bad work bad with probability `detection` and good work bad "
          + "with probability `false-positive`: an idealisation where they are 1 and 0."
      ],
      reference: "G. Becker, Crime and punishment, Journal of Political Economy 76 (1968).")
  ) { values in
    AuditVerification(
      terms: AuditTerms(
        rate: values.number("rate"), detection: values.number("detection"),
        falsePositive: values.number("false-positive")),
      unexamined: .of(values))
  }

  let terms: AuditTerms
  let unexamined: Unexamined

  public var instrument: Instrument? { .audit(terms) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    let unseen = unexamined.verdict
    var row = 0
    while row < verdicts.count {
      let found =
        evidence.flagged[row] == 0 ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      verdicts[row] = evidence.examined[row] == 0 ? unseen : found
      row &+= 1
    }
  }
}
