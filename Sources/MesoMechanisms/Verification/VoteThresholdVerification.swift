public import MesoModel

/// Accepts work as soon as it has a fixed number of approvals, and never rejects any.
///
/// Models a reward contract as it is often printed. Validators attest one after another, in
/// public; the count of approvals that accepts is absolute; an attestation against does nothing;
/// nobody checks whether a validator attested before; and there is no deadline, so that work
/// which never reaches the count is never decided and what its author deposited stays locked.
///
/// Because the count is absolute, bad work that each of V honest validators approves by mistake
/// with probability e is paid with probability P(Bin(V, e) ≥ threshold), which rises with V.
///
/// Properties: one colluding validator is enough; good work that is ignored is lost; pure.
public struct VoteThresholdVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "vote-threshold",
      summary: "Accepts work as soon as it has a fixed number of approvals, and never rejects any.",
      parameters: [
        .count(
          "threshold", in: 1...255, unit: "attestations", default: "5",
          "Approvals that accept a contribution, however many validators there are."),
        .count(
          "voters", in: 1...255, unit: "validators", default: "20",
          "Validators who come by each contribution, in random order, until it is accepted."),
        .flag(
          "one-vote-each", default: "false",
          "Whether a validator's second attestation on a contribution is refused; if not, "
            + "colluding validators approve insiders' work until it is accepted."),
      ],
      instruments: [
        "Attestations of validators, each on its own look at the work, with that validator's "
          + "bias and noise."
      ])
  ) { values in try VoteThresholdVerification(values) }

  let terms: PanelTerms
  let threshold: UInt16

  init(_ values: ParameterValues) throws {
    let (threshold, voters) = (values.count("threshold"), values.count("voters"))
    let once = values.flag("one-vote-each")
    guard !once || threshold <= voters else {
      throw ParameterConflict(
        parameter: "threshold",
        "\(voters) validators with one vote each cannot give \(threshold) approvals; 'threshold' "
          + "must be at most 'voters'.")
    }
    var terms = PanelTerms(
      size: voters, rate: 1, replacement: false, weighting: .uniform, commitReveal: false)
    terms.closesAt = threshold
    terms.attestationsEach = once ? 1 : threshold
    self.terms = terms
    self.threshold = UInt16(threshold)
  }

  public var instrument: Instrument? { .panel(terms) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    let needed = threshold
    var row = 0
    while row < verdicts.count {
      verdicts[row] =
        evidence.approvals[row] >= needed ? Verdict.accepted.rawValue : Verdict.expired.rawValue
      row &+= 1
    }
  }
}
