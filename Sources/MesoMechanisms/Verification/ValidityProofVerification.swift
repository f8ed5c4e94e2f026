public import MesoModel
import MesoPrimitives

/// Accepts work that comes with a valid proof.
///
/// Models zero-knowledge proofs of computation. Good work can always be proved, at a multiple of
/// what one run costs; for bad work a proof can only be forged, which costs nothing and passes
/// with the soundness error. Checking takes no validators. Honest work pays if the reward covers
/// `cost-multiple` × `inference-cost` beside the effort; no slashing is needed.
///
/// Properties: no false rejections; the cost falls on the honest; pure.
///
/// - SeeAlso: EZKL and other zkML provers report multiples of 10² to 10⁵.
public struct ValidityProofVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "validity-proof", summary: "Accepts work that comes with a valid proof.",
      parameters: [
        .amount(
          "inference-cost", default: "0.001", "What one run of the work costs, without a proof.",
          control: .environment),
        .number(
          "cost-multiple", in: 0...10_000_000, unit: "multiple", default: "1000",
          "How many times that a proof of it costs (κ).", control: .environment),
        .amount(
          "fixed-cost", default: "0", "What a proof costs beside.", control: .environment),
        .share(
          "soundness-error", default: "0", "Probability that a forged proof passes.",
          control: .environment),
        .choice(
          "payer", of: ["author", "treasury"], default: "author",
          "Who bears the cost of proofs of good work."),
      ],
      instruments: [
        "A proof that fails for bad work with probability 1 − `soundness-error` and never for good "
          + "work: an idealisation where `soundness-error` is 0."
      ],
      reference: "Proving costs as published by zkML provers: 10² to 10⁵ times a run.")
  ) { values in try ValidityProofVerification(values) }

  let terms: ProofTerms

  init(_ values: ParameterValues) throws {
    let cost =
      Double(values.amount("inference-cost").units) * values.number("cost-multiple")
      + Double(values.amount("fixed-cost").units)
    guard cost < 0x1p62 else {
      throw ParameterConflict(
        parameter: "cost-multiple",
        "A proof costs more tokens than fit 64 bits of base units; lower 'cost-multiple' or "
          + "'inference-cost'.")
    }
    terms = ProofTerms(
      soundnessError: values.number("soundness-error"), cost: Amount(units: Int64(cost.rounded())),
      isRefunded: values.name("payer") == "treasury")
  }

  public var instrument: Instrument? { .proof(terms) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    var row = 0
    while row < verdicts.count {
      verdicts[row] =
        evidence.flagged[row] == 0 ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      row &+= 1
    }
  }
}
