public import MesoModel

/// Lets a panel of validators approve or reject each contribution that is drawn.
///
/// Models the jury of a staking network: seats drawn at random, one attestation a seat, and a
/// fixed number of approvals needed, so that a tie rejects. How good the panel is depends on the
/// validators' looks and on who sits on it; a coalition with enough seats decides alone.
///
/// Properties: costs what validators are paid; robust up to `approvals` − 1 bad seats on either
/// side; pure.
///
/// - SeeAlso: Condorcet's jury theorem (1785); the hypergeometric capture probability of a
///   committee drawn without replacement.
public struct CommitteeVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "committee",
      summary: "Lets a panel of validators approve or reject each contribution that is drawn.",
      parameters: [
        .count("size", in: 1...255, unit: "validators", default: "5", "Seats on a panel."),
        .count(
          "approvals", in: 1...255, unit: "attestations", default: "3",
          "Approvals that a contribution needs; at most `size`."),
        .share("rate", default: "1", "Share of contributions that get a panel."),
        .flag(
          "replacement", default: "false", "Whether a validator may hold several seats of a panel."
        ),
        .choice(
          "weighting", of: PanelTerms.Weighting.allCases.map { $0.rawValue }, default: "uniform",
          "Whether seats are drawn evenly over identities, or by stake or reputation."),
        .flag(
          "commit-reveal", default: "true", "Whether attestations stay hidden until all are in."),
        Unexamined.parameter,
      ],
      instruments: [
        "Attestations of validators, each on its own look at the work, with that validator's "
          + "bias and noise."
      ],
      reference: "Condorcet's jury theorem (1785).")
  ) { values in try CommitteeVerification(values) }

  let terms: PanelTerms
  let approvals: UInt16
  let unexamined: Unexamined

  init(_ values: ParameterValues) throws {
    let (size, approvals) = (values.count("size"), values.count("approvals"))
    guard approvals <= size else {
      throw ParameterConflict(
        parameter: "approvals",
        "A panel of \(size) cannot give \(approvals) approvals; 'approvals' must be at most "
          + "'size'.")
    }
    terms = PanelTerms(
      size: size, rate: values.number("rate"), replacement: values.flag("replacement"),
      weighting: PanelTerms.Weighting(rawValue: values.name("weighting")) ?? .uniform,
      commitReveal: values.flag("commit-reveal"))
    self.approvals = UInt16(approvals)
    unexamined = .of(values)
  }

  public var instrument: Instrument? { .panel(terms) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    let unseen = unexamined.verdict
    let needed = approvals
    var row = 0
    while row < verdicts.count {
      let judged =
        evidence.approvals[row] >= needed ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      verdicts[row] = evidence.examined[row] == 0 ? unseen : judged
      row &+= 1
    }
  }
}
