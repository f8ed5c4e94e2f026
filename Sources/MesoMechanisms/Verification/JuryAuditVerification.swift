public import MesoModel

/// Lets a jury drawn by stake judge a random sample of the work.
///
/// Models an audit by verifiable randomness: whether a contribution is in the sample and who
/// judges it follow from a hash that nobody chooses, and jurors are drawn with replacement, so
/// that one with much stake may hold several seats. More than half of the attestations revealed
/// must approve; a tie rejects. With a share x of the stake a coalition captures a jury of n with
/// probability P(Bin(n, x) > n ⁄ 2).
///
/// Properties: costs what jurors are paid for the sample; splitting stake over identities gains
/// no seats; pure.
///
/// - SeeAlso: the draw of Kleros; verifiable random functions (S. Micali, M. Rabin, S. Vadhan,
///   FOCS 1999).
public struct JuryAuditVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "jury-audit",
      summary: "Lets a jury drawn by stake judge a random sample of the work.",
      parameters: [
        .share("rate", default: "0.10", "Share of contributions that are audited."),
        .count("size", in: 1...255, unit: "jurors", default: "3", "Seats on a jury."),
        .flag(
          "commit-reveal", default: "true", "Whether attestations stay hidden until all are in."),
        Unexamined.parameter,
      ],
      instruments: [
        "Attestations of jurors, each on its own look at the work, with that juror's bias and "
          + "noise."
      ],
      reference: "Kleros, sortition; Micali, Rabin and Vadhan, FOCS 1999.")
  ) { values in
    JuryAuditVerification(
      terms: PanelTerms(
        size: values.count("size"), rate: values.number("rate"), replacement: true,
        weighting: .stake, commitReveal: values.flag("commit-reveal")),
      unexamined: .of(values))
  }

  let terms: PanelTerms
  let unexamined: Unexamined

  public var instrument: Instrument? { .panel(terms) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    let unseen = unexamined.verdict
    var row = 0
    while row < verdicts.count {
      let isApproved = 2 * UInt32(evidence.approvals[row]) > UInt32(evidence.attestations[row])
      let judged = isApproved ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      verdicts[row] = evidence.examined[row] == 0 ? unseen : judged
      row &+= 1
    }
  }
}
