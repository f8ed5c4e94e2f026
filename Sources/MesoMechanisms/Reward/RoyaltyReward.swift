public import MesoModel
import MesoPrimitives

/// Pays authors what users pay for using their accepted work, epoch after epoch.
///
/// Models a usage stream: an epoch's demand spreads over all work accepted in earlier epochs by
/// q^η × popularity, and each work's part falls by `decay` every epoch after its first. Income
/// comes late and unevenly, but from those who use the work and not from those who judge it. With
/// `lineage` a part flows on to the works that a work is built on.
///
/// Example: A is licensed at 10 % to B and B at 20 % to C, and C earns 1 000. Under LAP A gets 100 and B
/// 200; under LRP B takes in 200 and passes 20 of it on to A.
///
/// Attacks: a derivative need not say what it is built on (`compliance`). Under LRP a shell derivative
/// between a work and its use cuts the ancestor's take to the product of the shares; under LAP it
/// does not.
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
        .choice(
          "lineage", of: LineageRoyaltyReward.Lineage.allCases.map { $0.rawValue },
          default: "none",
          "What the works that a work is built on get: nothing, a share of all that is earned below "
            + "them (lap), or of what their children take in (lrp)."),
        .share("licence", default: "0.1", "Share that each parent is owed."),
        .share("stack-limit", default: "1", "Shares in all beyond which a work is not linked."),
        .share(
          "compliance", default: "1", "Probability that an author says what a work is built on.",
          control: .environment),
      ],
      instruments: ["How often each work is used: a public count that follows its quality."])
  ) { values in
    let share = values.proportion("share")
    let terms = UsageTerms(
      qualityExponent: values.number("quality-exponent"), decay: values.proportion("decay"))
    let lineage = LineageRoyaltyReward.Lineage(rawValue: values.name("lineage")) ?? .none
    return lineage == .none
      ? RoyaltyReward(share: share, usage: terms)
      : LineageRoyaltyReward(values, share: share, terms: terms, lineage: lineage)
  }

  let share: Proportion
  public let usage: UsageTerms

  public var source: FundingSource { .fees }
  public var isKnownInAdvance: Bool { true }

  public func purse(_ totals: RewardTotals) -> Purse {
    // Fees beyond 2⁶² base units exceed any supply, and no payer covers them.
    let fees = min(0x1p62, totals.usage * Double(totals.fee.units))
    return .shared(share.of(Amount(units: Int64(fees))))
  }
}
