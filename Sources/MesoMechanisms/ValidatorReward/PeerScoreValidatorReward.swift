public import MesoModel
public import MesoPrimitives

/// Pays an attestation for agreeing with a random peer of the same panel.
///
/// Models peer prediction. Output agreement scores 1 for the same attestation: whoever always
/// approves agrees with all others who do, and is paid in full without a look. Dasgupta and Ghosh
/// take off the agreement on two other works, which the two judged apart: attesting without
/// looking then scores 0 on average, and two truthful validators of accuracy a score
/// 2π(1 − π)(2a − 1)² where a share π of the work is good. Scores of an epoch are added up; a sum
/// below 0 is forfeited to the treasury.
///
/// Properties: needs no verdict and no truth; needs validators who sit on several panels; pure.
///
/// - SeeAlso: A. Dasgupta, A. Ghosh, “Crowdsourced judgement elicitation with endogenous
///   proficiency”, WWW 2013.
public struct PeerScoreValidatorReward: PeerValidatorReward {
  public static let entry = CatalogEntry<any ValidatorReward>(
    ComponentDescriptor(
      name: "peer-score",
      summary: "Pays an attestation for agreeing with a random peer of the same panel.",
      parameters: [
        .choice(
          "scoring", of: AttestationScoring.allCases.map { $0.rawValue },
          default: AttestationScoring.dasguptaGhosh.rawValue,
          "Whether agreement is all that counts, or agreement on other works is taken off."),
        .amount("fee", default: "0.04", "Tokens for a score of 1."),
        FundingSource.parameter,
      ],
      reference: "A. Dasgupta, A. Ghosh, WWW 2013.")
  ) { values in
    PeerScoreValidatorReward(
      scoring: AttestationScoring(rawValue: values.name("scoring")) ?? .dasguptaGhosh,
      fee: values.amount("fee"), source: .of(values))
  }

  public let scoring: AttestationScoring
  public let fee: Amount
  public let source: FundingSource

  public var dependsOnCoherence: Bool { false }

  public func pay(coherent: Int, of seats: Int) -> AttestationPay { AttestationPay() }
}
