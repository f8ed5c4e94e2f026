public import MesoModel
import MesoPrimitives

/// Pays a panel's fees to those who agree with its verdict; those who disagree forfeit a deposit
/// to them.
///
/// Models the redistribution of a court: with n seats of which k agree, each of the k gets
/// (n·fee + (n − k)·deposit) ⁄ k and each of the others loses its deposit, both parts rounded
/// down, the dust of the first staying with the payer and of the second unclaimed on the panel.
/// Over a symmetrical panel a juror expects exactly the fee. It rewards agreement, not truth.
///
/// Properties: the sponsor's bill is n·fee whatever the verdict; needs stake; a majority that
/// does not look is coherent too; pure.
///
/// - SeeAlso: Kleros, “Short paper”, section 4.
public struct CoherenceValidatorReward: ValidatorReward {
  public static let entry = CatalogEntry<any ValidatorReward>(
    ComponentDescriptor(
      name: "coherence",
      summary: "Pays a panel's fees to those who agree with its verdict; those who disagree "
        + "forfeit a deposit to them.",
      parameters: [
        .amount("fee", default: "0.04", "Tokens that the payer adds to the pot for each seat."),
        .amount(
          "deposit", default: "0.04", "Stake that an attestation against the verdict forfeits."),
        FundingSource.parameter,
      ],
      reference: "Kleros, Short paper, section 4.")
  ) { values in
    CoherenceValidatorReward(
      fee: values.amount("fee"), deposit: values.amount("deposit"), source: .of(values))
  }

  let fee: Amount
  let deposit: Amount
  public let source: FundingSource

  public var dependsOnCoherence: Bool { true }

  public func pay(coherent: Int, of seats: Int) -> AttestationPay {
    var pay = AttestationPay()
    // Where nobody agrees (a verdict that a dispute overturned) there is nobody to pay.
    guard coherent > 0 else { return pay }
    let (winners, losers) = (Int64(coherent), Int64(seats - coherent))
    pay.coherentFee = Amount(units: mulDivFloor(fee.units, Int64(seats), winners))
    pay.forfeit = deposit
    pay.forfeitShare = Amount(units: mulDivFloor(deposit.units, losers, winners))
    return pay
  }
}
