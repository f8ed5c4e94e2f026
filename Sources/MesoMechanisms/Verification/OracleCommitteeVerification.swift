public import MesoModel

/// Accepts work whose quality, as the median of a committee's reports, exceeds a threshold.
///
/// Models off-chain reporting: each of n oracles reports a number, more than 2f reports are
/// needed, and the answer is the element ⌊len ⁄ 2⌋ of the reports in order, counted from 0: the
/// upper median where their number is even. As long as fewer than half of the reports are
/// dishonest the answer lies between honest ones, whatever the others say. Whoever does not look
/// reports 1 or 0.
///
/// Properties: bounded influence of each report; captured by ⌊n ⁄ 2⌋ + 1 dishonest oracles of an
/// odd n; pure.
///
/// - SeeAlso: Chainlink, “Off-chain reporting protocol” (L. Breidenbach and others, 2021).
public struct OracleCommitteeVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "oracle-committee",
      summary: "Accepts work whose quality, as the median of a committee's reports, exceeds a "
        + "threshold.",
      parameters: [
        .count(
          "size", in: 1...255, unit: "validators", default: "7",
          "Oracles that report on a contribution (n); more than 3 × `faults`."),
        .count(
          "faults", in: 0...84, unit: "validators", default: "2",
          "Faulty oracles that the protocol is to bear (f); an answer takes more than 2 × `faults` "
            + "reports, and without one the work expires undecided."),
        .number(
          "threshold", in: -100...100, unit: "quality", default: "0.5",
          "Quality that the median must exceed."),
        .share("rate", default: "1", "Share of contributions that are reported on."),
        .flag(
          "replacement", default: "false",
          "Whether a validator may hold several seats of a committee."),
        .choice(
          "weighting", of: ["uniform", "stake"], default: "uniform",
          "Whether oracles are drawn evenly over identities or by stake."),
        Unexamined.parameter,
      ],
      instruments: [
        "Numeric reports of validators, each on its own look at the work, with that validator's "
          + "bias and noise."
      ],
      reference: "Chainlink, Off-chain reporting protocol, 2021.")
  ) { values in try OracleCommitteeVerification(values) }

  let terms: PanelTerms
  let threshold: Double
  let least: UInt16
  let unexamined: Unexamined

  init(_ values: ParameterValues) throws {
    let (size, faults) = (values.count("size"), values.count("faults"))
    guard size > 3 * faults else {
      throw ParameterConflict(
        parameter: "size",
        "\(size) oracles cannot bear \(faults) faulty ones; 'size' must be more than 3 × 'faults', "
          + "which is \(3 * faults).")
    }
    var terms = PanelTerms(
      size: size, rate: values.number("rate"), replacement: values.flag("replacement"),
      weighting: PanelTerms.Weighting(rawValue: values.name("weighting")) ?? .uniform,
      commitReveal: true)
    terms.reading = .medianReport
    self.terms = terms
    threshold = values.number("threshold")
    least = UInt16(2 * faults + 1)
    unexamined = .of(values)
  }

  public var instrument: Instrument? { .panel(terms) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    let (unseen, least, threshold) = (unexamined.verdict, least, threshold)
    var row = 0
    while row < verdicts.count {
      let judged =
        evidence.measurement[row] > threshold
        ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      let decided = evidence.attestations[row] < least ? Verdict.expired.rawValue : judged
      verdicts[row] = evidence.examined[row] == 0 ? unseen : decided
      row &+= 1
    }
  }
}
