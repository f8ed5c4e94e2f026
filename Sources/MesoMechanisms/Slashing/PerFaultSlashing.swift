public import MesoModel
import MesoPrimitives

/// Takes a share of the stake that depends on the fault: plagiarism, malice, false attestation,
/// downtime.
///
/// Models a penal code. Plagiarism is what a detector of copies reads above the threshold that
/// original work exceeds with probability `false-alarm`; a copy of similarity s exceeds it with
/// probability Φ(d′·s + Φ⁻¹(false-alarm)). Malice is work that was examined and rejected without
/// one approval. A validator commits a false attestation by attesting against the verdict, and
/// downtime by not revealing; those shares are taken one after another from what is left. A
/// contribution with two faults pays for both, at most its stake.
///
/// Properties: copies pay whatever their quality; false alarms hurt original work; pure.
///
/// - SeeAlso: D. M. Green, J. A. Swets, “Signal detection theory and psychophysics”, 1966; the
///   slashing module of the Cosmos SDK.
public struct PerFaultSlashing: Slashing {
  public static let entry = CatalogEntry<any Slashing>(
    ComponentDescriptor(
      name: "per-fault",
      summary: "Takes a share of the stake that depends on the fault: plagiarism, malice, false "
        + "attestation, downtime.",
      parameters: [
        .share(
          "plagiarism", default: "0.3", "Share taken for work that the detector calls a copy."),
        .share(
          "malicious", default: "0.5",
          "Share taken for work that was examined and rejected without one approval."),
        .share(
          "false-attestation", default: "0",
          "Share of a validator's stake taken for an attestation against the verdict."),
        .share(
          "downtime", default: "0.0001",
          "Share of a validator's stake taken for an attestation that is not revealed."),
        .number(
          "sensitivity", in: 0...100, unit: "standard deviations", default: "2",
          "How far apart the detector reads copies and original work (d′).", control: .environment),
        .number(
          "false-alarm", in: 0.000_001...0.5, unit: "share", default: "0.05",
          "Share of original work that the detector calls a copy: what its threshold is set by."),
        SlashDestination.parameter(),
      ],
      instruments: [
        "A detector of copies that reads a standard normal on original work, and `sensitivity` × "
          + "similarity more on a copy."
      ],
      reference: "D. M. Green, J. A. Swets, Signal detection theory, 1966; Cosmos SDK, slashing.")
  ) { values in
    PerFaultSlashing(
      plagiarism: values.proportion("plagiarism"), malicious: values.proportion("malicious"),
      validators: ValidatorFaults(
        falseAttestation: values.proportion("false-attestation"),
        downtime: values.proportion("downtime")),
      terms: DetectorTerms(sensitivity: values.number("sensitivity")),
      threshold: -Elementary.normalQuantile(values.number("false-alarm")),
      destination: .of(values))
  }

  let plagiarism: Proportion
  let malicious: Proportion
  let validators: ValidatorFaults
  let terms: DetectorTerms
  let threshold: Double
  public let destination: SlashDestination

  public var detector: DetectorTerms? { plagiarism > .zero ? terms : nil }

  public var validatorFaults: ValidatorFaults? {
    validators.falseAttestation > .zero || validators.downtime > .zero ? validators : nil
  }

  public func slash(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>) {
    let detects = plagiarism > .zero
    var row = 0
    while row < amounts.count {
      let stake = Amount(units: evidence.stake[row])
      let looksCopied = evidence.similarity[row] > threshold
      let isCopy = detects && looksCopied
      let wasRejected = evidence.isRejected(row)
      let isUnapproved = evidence.approvals[row] == 0
      let isMalicious = isUnapproved && wasRejected
      let copied = isCopy ? plagiarism.of(stake) : .zero
      let malice = isMalicious ? malicious.of(stake) : .zero
      amounts[row] = min(stake, copied + malice).units
      row &+= 1
    }
  }
}
