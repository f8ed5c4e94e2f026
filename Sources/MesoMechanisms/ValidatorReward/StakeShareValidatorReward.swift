public import MesoModel
public import MesoPrimitives

/// Splits a pool over validators in proportion to stake, whether they attest or not.
///
/// Models proof-of-stake inflation: what the emission sets aside for validators, or a fixed amount
/// from the treasury, is shared by the stake that each identity holds when the epoch is settled, and
/// is rounded down; what does not divide stays with the payer.
///
/// Example: of 100 tokens, identities with stakes of 50, 30 and 20 get 50, 30 and 20.
///
/// Attacks: lazy validators are paid like honest ones; only slashing tells them apart. Splitting stake
/// over identities gains nothing.
///
/// Properties: Sybil-neutral; the bill never exceeds the pool; pure.
public struct StakeShareValidatorReward: PooledValidatorReward {
  public static let entry = CatalogEntry<any ValidatorReward>(
    ComponentDescriptor(
      name: "stake-share",
      summary: "Splits a pool over validators in proportion to stake, whether they attest or not.",
      parameters: [
        .choice(
          "from", of: [FundingSource.emission, .treasury].map { $0.rawValue }, default: "emission",
          "Who pays: what the emission sets aside for validators, or the treasury."),
        .amount(
          "pool", default: nil,
          "Tokens shared in an epoch; if left out, all that is set aside, or the demand's budget."),
      ])
  ) { values in
    StakeShareValidatorReward(
      source: FundingSource(rawValue: values.name("from")) ?? .emission,
      pool: values.has("pool") ? values.amount("pool") : nil)
  }

  public let source: FundingSource
  let pool: Amount?

  public var dependsOnCoherence: Bool { false }
  public var isByStake: Bool { true }

  public func pay(coherent: Int, of seats: Int) -> AttestationPay { AttestationPay() }

  public func pool(fees: Amount, budget: Amount) -> Amount { pool ?? budget }
}
