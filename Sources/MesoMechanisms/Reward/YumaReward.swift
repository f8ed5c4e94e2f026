public import MesoModel
import MesoPrimitives

/// Pays contributors their incentive in Yuma consensus, out of an emission that is split with
/// validators and the network's owner.
///
/// The owner takes its cut, which goes to the treasury if tokens are minted and stays there if not;
/// contributors and validators get half of the rest each, 41 % at the chain's cut of 18 %. Where
/// nobody has incentive, validators get all of the rest, if the validator reward is `yuma-dividends`.
/// With `supply-limit` the emission halves each time half of what is left of the limit exists.
///
/// With `from: emission` it is `token.emission` that says how much there is, and its `split` who gets
/// which part; contributors are paid what is set aside for them, and what is set aside for contributors
/// goes to validators where nobody has incentive. `emission`, `owner-cut` and `supply-limit` then say
/// nothing. What an epoch mints is paid in the next.
///
/// Example: 100 tokens at a cut of 0.18, incentives of ¾ and ¼: 18 to the owner, 30.75 and 10.25 to
/// contributors, 41 to validators by dividends.
///
/// Properties: never pays more than the emission; every part rounded down; budget is the emission.
public struct YumaReward: EvaluationReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "yuma",
      summary: "Pays contributors their incentive in Yuma consensus, out of an emission that is "
        + "split with validators and the owner.",
      parameters: [
        .amount("emission", default: "360", "Tokens of an epoch for all three sides together."),
        .share(
          "owner-cut", default: "0.179995422",
          "Share of the emission that goes to the network's owner, the treasury."),
        .amount(
          "supply-limit", default: nil,
          "The most tokens there can be: the emission halves at a half of them, at three quarters, "
            + "and so on; if left out, it does not."),
        .choice(
          "from", of: [FundingSource.mint, .treasury, .emission].map { $0.rawValue },
          default: "mint",
          "Who pays: newly minted tokens, the treasury, or what `token.emission` sets aside, which "
            + "then stands in the place of `emission`, `owner-cut` and `supply-limit`."),
      ],
      reference: "subtensor, `pallets/subtensor/src/coinbase/run_coinbase.rs`.")
  ) { values in
    YumaReward(
      emission: values.amount("emission"), ownerCut: values.proportion("owner-cut"),
      limit: values.has("supply-limit") ? values.amount("supply-limit") : nil,
      source: .of(values))
  }

  let emission: Amount
  let ownerCut: Proportion
  let limit: Amount?
  public let source: FundingSource

  public func purse(_ totals: RewardTotals) -> Purse {
    .shared(parts(of: emission, hasIncentive: true).contributors)
  }

  public func emission(_ view: PublicView, hasIncentive: Bool) -> EmissionParts {
    guard source != .emission else { return EmissionParts() }
    guard let limit else { return parts(of: emission, hasIncentive: hasIncentive) }
    // Halves of a number of units below 2⁵³ are exact, and rounded down here.
    let units = SupplyHalving.emission(
      issued: Double(view.supply.units), limit: Double(limit.units), first: Double(emission.units))
    return parts(of: Amount(units: Int64(units)), hasIncentive: hasIncentive)
  }

  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    guard let shares = roll.evaluation else { return }
    let parts = emission(view, hasIncentive: shares.hasIncentive)
    let pool = source == .emission ? roll.budget ?? .zero : parts.contributors
    roll.share(pool, from: source, by: shares)
    if source == .mint { roll.mintForOwner(parts.owner.units) }
  }

  /// The owner's cut, rounded down, and halves of the rest; an odd unit goes to validators.
  private func parts(of emission: Amount, hasIncentive: Bool) -> EmissionParts {
    let owner = ownerCut.of(emission)
    let rest = emission - owner
    let contributors = hasIncentive ? Amount(units: rest.units / 2) : .zero
    return EmissionParts(
      contributors: contributors, validators: rest - contributors, owner: owner)
  }
}
