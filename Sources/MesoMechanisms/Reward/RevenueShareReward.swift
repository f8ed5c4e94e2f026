public import MesoModel
import MesoPrimitives

/// Shares what users pay between the authors of what they use and the protocol.
///
/// An epoch's demand spreads over work accepted in earlier epochs as under `royalty`. Authors get
/// `share` of what was paid for their work; the protocol's part is lost to them, as treasury income
/// or as a burn. On top, `emission` new tokens are shared by uses. Use that an author buys of its
/// own work counts like any other. All parts are rounded down; the dust is the protocol's.
///
/// Example: 1 000 uses at 0.05 tokens with a share of 0.8 are 40 tokens for authors and 10 for the
/// protocol; an author with 5 % of the use gets 2.
///
/// Attacks: wash use. Buying w uses of one's own work costs w·fee·(1 − share) and brings
/// emission·w ⁄ (uses + w): it pays as long as emission ⁄ (uses + w) > fee·(1 − share), and never
/// without emission.
///
/// Properties: budget-balanced but for the emission; Sybil-neutral; O(n) an epoch; pure.
public struct RevenueShareReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "revenue-share",
      summary: "Shares what users pay between the authors of what they use and the protocol.",
      parameters: [
        .share("share", default: "0.8", "Share of the fees that authors get."),
        .choice(
          "rest", of: Rest.allCases.map { $0.rawValue }, default: "treasury",
          "Where the protocol's part goes."),
        .amount("emission", default: "0", "New tokens an epoch, shared by uses."),
        .qualityExponent, .decay,
      ],
      instruments: ["How often each work is used: a public count that follows its quality."])
  ) { values in
    RevenueShareReward(
      share: values.proportion("share"), rest: Rest(rawValue: values.name("rest")) ?? .treasury,
      emission: values.amount("emission"),
      terms: UsageTerms(
        qualityExponent: values.number("quality-exponent"), decay: values.proportion("decay")))
  }

  enum Rest: String, CaseIterable { case treasury, burn }

  let share: Proportion
  let rest: Rest
  let emission: Amount
  let terms: UsageTerms

  public var source: FundingSource { .fees }
  public var usage: UsageTerms? { terms }
  public var sellsUse: Bool { true }

  public func purse(_ totals: RewardTotals) -> Purse {
    .shared(Amount(units: Int64(min(0x1p62, totals.usage * Double(totals.fee.units)))))
  }

  /// The memory holds one integer per identity: the weight of its work in use.
  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    var use = Use(memory, identities: roll.identityCount)
    pay(roll, use)
    use.age(by: terms.decay)
    for entry in roll.entries { use.weights[entry.identity] += entry.appeal }
    memory.integers = use.weights
  }

  private func pay(_ roll: Roll, _ use: Use) {
    let total = use.total
    guard total > 0 else { return }
    let own = roll.collectOwnUse(at: roll.fee, of: use.weights)
    let paid = roll.collectFees()
    let authors = share.of(Amount(units: paid)).units
    for (identity, weight) in use.weights.enumerated() where weight > 0 {
      roll.pay(mulDivFloor(authors, weight, total), to: identity, because: "use of its work")
    }
    // Uses in thousandths, so that shares of the demand are counted too.
    let demand = Int64(min(0x1p40, roll.demand) * 1_000)
    var uses = use.weights.map { mulDivFloor(demand, $0, total) }
    for bought in own {
      roll.pay(
        share.of(Amount(units: bought.paid)).units, to: bought.identity,
        because: "its own use of its work")
      uses[bought.identity] += 1_000 * min(bought.uses, 1 << 40)
    }
    roll.release(roll.reserve, burn: rest == .burn)
    roll.share(emission, from: .mint, amongIdentities: uses) { _ in "emission by use" }
  }
}
