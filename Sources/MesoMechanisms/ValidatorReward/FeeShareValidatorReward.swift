public import MesoModel
public import MesoPrimitives

/// Splits a share of what users pay, or of the sponsor's budget, equally over the attestations.
///
/// Models validators who live off the network's income: an epoch's pool is a share of usage × fee,
/// of the budget, or of what the emission has set aside for validators, and every attestation gets the same part of it, rounded down; what does not
/// divide stays with the payer. Nobody is paid for being right, and the fee falls as attestations
/// grow in number.
///
/// Properties: the bill never exceeds the share; invites lazy validators; pure.
public struct FeeShareValidatorReward: PooledValidatorReward {
  public static let entry = CatalogEntry<any ValidatorReward>(
    ComponentDescriptor(
      name: "fee-share",
      summary: "Splits a share of what users pay, or of the sponsor's budget, equally over the "
        + "attestations.",
      parameters: [
        .share("share", default: "0.10", "Share that validators get."),
        .choice(
          "of", of: ["fees", "budget", "emission"], default: "fees",
          "What is shared: what users pay for use, the demand's budget, out of the treasury, or what "
            + "the emission has set aside."),
      ])
  ) { values in
    FeeShareValidatorReward(
      share: values.proportion("share"),
      source: values.name("of") == "budget"
        ? .treasury : FundingSource(rawValue: values.name("of")) ?? .fees)
  }

  let share: Proportion
  public let source: FundingSource

  public var dependsOnCoherence: Bool { false }

  public func pay(coherent: Int, of seats: Int) -> AttestationPay { AttestationPay() }

  public func pool(fees: Amount, budget: Amount) -> Amount {
    share.of(source == .fees ? fees : budget)
  }
}
