public import MesoModel
import MesoPrimitives

/// Lets a panel of validators approve or reject each contribution that is drawn.
///
/// Models the jury of a staking network: seats drawn at random, one attestation a seat, and a
/// fixed number of approvals needed, so that a tie rejects. Attestations can be weighed by what
/// stands behind them; then approvals need more than a share of the weight revealed. How good the
/// panel is depends on the validators' looks and on who sits on it; a coalition with enough seats
/// decides alone.
///
/// With commit–reveal nobody sees another's attestation before its own is fixed; one that is not
/// revealed in time abstains and pays a penalty. A panel that too few reveal decides nothing.
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
        .choice(
          "count-by", of: Counting.allCases.map { $0.rawValue }, default: "seats",
          "Whether every attestation counts as one, or by the stake or reputation behind it."),
        .share(
          "majority", default: "0.5",
          "Share of the weight revealed that approvals must exceed where `count-by` weighs them; "
            + "`approvals` is not read then."),
        .count(
          "min-revealed", in: 0...255, unit: "attestations", default: "0",
          "Attestations that must be revealed, or the work expires undecided; at most `size`."),
        .share("rate", default: "1", "Share of contributions that get a panel."),
        .flag(
          "replacement", default: "false", "Whether a validator may hold several seats of a panel."
        ),
        .choice(
          "weighting", of: PanelTerms.Weighting.allCases.map { $0.rawValue }, default: "uniform",
          "Whether seats are drawn evenly over identities, or by stake or reputation."),
        .flag(
          "commit-reveal", default: "true", "Whether attestations stay hidden until all are in."),
        .amount(
          "non-reveal-penalty", default: "0",
          "Stake that an attestation forfeits to the treasury if it is committed and not revealed."
        ),
        Unexamined.parameter,
      ],
      instruments: [
        "Attestations of validators, each on its own look at the work, with that validator's "
          + "bias and noise."
      ],
      reference: "Condorcet's jury theorem (1785).")
  ) { values in try CommitteeVerification(values) }

  /// What an attestation counts for.
  enum Counting: String, CaseIterable {
    case seats, stake, reputation

    var reading: PanelReading {
      switch self {
      case .seats: .none
      case .stake: .approvingStake
      case .reputation: .approvingReputation
      }
    }
  }

  let terms: PanelTerms
  let approvals: UInt16
  let majority: Double
  let minimumRevealed: UInt16
  let unexamined: Unexamined

  init(_ values: ParameterValues) throws {
    let (size, approvals) = (values.count("size"), values.count("approvals"))
    guard approvals <= size else {
      throw ParameterConflict(
        parameter: "approvals",
        "A panel of \(size) cannot give \(approvals) approvals; 'approvals' must be at most "
          + "'size'.")
    }
    let revealed = values.count("min-revealed")
    guard revealed <= size else {
      throw ParameterConflict(
        parameter: "min-revealed",
        "A panel of \(size) cannot reveal \(revealed) attestations; 'min-revealed' must be at most "
          + "'size'.")
    }
    var terms = PanelTerms(
      size: size, rate: values.number("rate"), replacement: values.flag("replacement"),
      weighting: PanelTerms.Weighting(rawValue: values.name("weighting")) ?? .uniform,
      commitReveal: values.flag("commit-reveal"))
    terms.reading = (Counting(rawValue: values.name("count-by")) ?? .seats).reading
    terms.nonRevealPenalty = values.amount("non-reveal-penalty")
    guard terms.commitReveal || terms.nonRevealPenalty == .zero else {
      throw ParameterConflict(
        parameter: "non-reveal-penalty",
        "Without commit–reveal nothing is left to reveal; 'non-reveal-penalty' needs "
          + "'commit-reveal: true'.")
    }
    self.terms = terms
    self.approvals = UInt16(approvals)
    majority = values.number("majority")
    minimumRevealed = UInt16(revealed)
    unexamined = .of(values)
  }

  public var instrument: Instrument? { .panel(terms) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    let unseen = unexamined.verdict
    let (needed, least, majority) = (approvals, minimumRevealed, majority)
    let weighs = terms.reading != .none
    var row = 0
    guard weighs || least > 0 else {
      while row < verdicts.count {
        let judged =
          evidence.approvals[row] >= needed ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
        verdicts[row] = evidence.examined[row] == 0 ? unseen : judged
        row &+= 1
      }
      return
    }
    while row < verdicts.count {
      let isApproved =
        weighs ? evidence.measurement[row] > majority : evidence.approvals[row] >= needed
      let judged = isApproved ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      let decided = evidence.attestations[row] < least ? Verdict.expired.rawValue : judged
      verdicts[row] = evidence.examined[row] == 0 ? unseen : decided
      row &+= 1
    }
  }
}
