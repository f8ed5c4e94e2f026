public import MesoModel
import MesoPrimitives

/// Pays authors what users pay for using their accepted work, epoch after epoch.
///
/// Models a usage stream: an epoch's demand spreads over all work accepted in earlier epochs by
/// q^η × popularity, and each work's part falls by `decay` every epoch after its first. Income
/// comes late and unevenly, but from those who use the work and not from those who judge it.
///
/// Properties: budget-balanced (users' fees in, royalties out); needs no stake; neutral to
/// splitting one operator's work over identities; pure.
///
/// - SeeAlso: usage ~ base · quality^η · decay^age is a modelling convention; η is an assumption
///   about users and is printed as one.
public struct RoyaltyReward: UsageReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "royalty",
      summary: "Pays authors what users pay for using their accepted work, epoch after epoch.",
      parameters: [
        .share("share", default: "1", "Share of the fees that authors get; users keep the rest."),
        .number(
          "quality-exponent", in: 0...20, unit: "power", default: "4",
          "How strongly users prefer better work (η): use grows as quality^η.",
          control: .environment),
        .share(
          "decay", default: "0.95", "Share of a work's use that is left after an epoch.",
          control: .environment),
      ],
      instruments: ["How often each work is used: a public count that follows its quality."])
  ) { values in
    RoyaltyReward(
      share: values.proportion("share"),
      usage: UsageTerms(
        qualityExponent: values.number("quality-exponent"), decay: values.proportion("decay")))
  }

  let share: Proportion
  public let usage: UsageTerms

  public var source: FundingSource { .fees }

  public func purse(_ totals: RewardTotals) -> Purse {
    // Fees beyond 2⁶² base units exceed any supply, and no payer covers them.
    let fees = min(0x1p62, totals.usage * Double(totals.fee.units))
    return .shared(share.of(Amount(units: Int64(fees))))
  }
}
