public import MesoModel
public import MesoPrimitives

/// Pays validators their dividends in Yuma consensus.
///
/// A validator's dividends are its bonds times the incentive of the contributors that it is bonded
/// to: it is paid for having backed those who are paid, early and with stake. Where nobody has
/// incentive, stake is paid. The pool is validators' part of the emission of the reward `yuma`, or what
/// `token.emission` sets aside for validators, or a pool of its own, which goes with any reward.
///
/// Properties: pays agreement and not looking, so that weights can be copied; needs stake; pure.
public struct YumaDividendsValidatorReward: DividendReward {
  public static let entry = CatalogEntry<any ValidatorReward>(
    ComponentDescriptor(
      name: "yuma-dividends", summary: "Pays validators their dividends in Yuma consensus.",
      parameters: [
        .amount(
          "pool", default: nil,
          "Tokens that validators share in an epoch; if left out, validators' part of the emission "
            + "of the reward `yuma`."),
        .choice(
          "from", of: [FundingSource.mint, .treasury, .emission].map { $0.rawValue },
          default: "mint",
          "Who pays: newly minted tokens, the treasury, or what `token.emission` sets aside."),
      ],
      reference: "subtensor, `pallets/subtensor/src/epoch/run_epoch.rs`.")
  ) { values in
    YumaDividendsValidatorReward(
      pool: values.has("pool") ? values.amount("pool") : nil, source: .of(values))
  }

  public let pool: Amount?
  public let source: FundingSource

  public var dependsOnCoherence: Bool { false }

  public func pay(coherent: Int, of seats: Int) -> AttestationPay { AttestationPay() }
}
