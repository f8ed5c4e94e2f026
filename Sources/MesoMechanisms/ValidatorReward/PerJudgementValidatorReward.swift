public import MesoModel
import MesoPrimitives

/// Pays a fixed fee for each attestation, right or wrong.
///
/// Models hourly pay for judging: it covers the cost of inspection without rewarding it, so that
/// a validator who does not look keeps the difference.
///
/// Properties: the bill is known in advance; invites lazy validators; pure.
public struct PerJudgementValidatorReward: ValidatorReward {
  public static let entry = CatalogEntry<any ValidatorReward>(
    ComponentDescriptor(
      name: "per-judgement", summary: "Pays a fixed fee for each attestation, right or wrong.",
      parameters: [
        .amount("fee", default: "0.04", "Tokens for each attestation."), FundingSource.parameter,
      ])
  ) { values in
    PerJudgementValidatorReward(fee: values.amount("fee"), source: .of(values))
  }

  let fee: Amount
  public let source: FundingSource

  public var dependsOnCoherence: Bool { false }

  public func pay(coherent: Int, of seats: Int) -> AttestationPay {
    var pay = AttestationPay()
    pay.coherentFee = fee
    pay.incoherentFee = fee
    return pay
  }
}
