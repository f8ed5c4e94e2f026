public import MesoModel
public import MesoPrimitives

/// Matches users' gifts to new work so that many small givers count more than one large one.
///
/// Each epoch `givers` users give `gift` tokens each to one accepted contribution, picked by its
/// appeal. The author gets the gifts, and from the pool a match of (Σ√c)² − Σc, with n equal gifts
/// gift·n·(n − 1); if the matches exceed the pool all shrink by one ratio, rounded down.
///
/// Example: gifts of 1, 1, 1, 1 are matched with 12, one gift of 4 with nothing, and 1, 4, 9 with 22;
/// a pool of 20 turns 12 and 22 into 7.06 and 12.94.
///
/// Attacks: a giver who splits a gift c over k identities gains (k − 1)·c of match. Buying gifts to
/// oneself does the same: in a pool that is not exhausted every further gift brings 2·n·gift.
///
/// Properties: spends at most the pool; Sybil-neutral for authors only if givers cannot tell an
/// author's works apart; O(n + givers·log n) an epoch; pure.
///
/// - SeeAlso: Buterin, Hitzig, Weyl 2019; capital-constrained liberal radicalism.
public struct QuadraticReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "quadratic",
      summary: "Matches users' gifts to new work so that many small givers count more than one "
        + "large one.",
      parameters: [
        .amount("pool", default: "100", "Tokens for matches in an epoch, at the most."),
        .count(
          "givers", in: 0...4_000_000, unit: "users", default: "200",
          "Users who give in an epoch.", control: .environment),
        .amount("gift", default: "0.1", "Tokens that each gives.", control: .environment),
        .qualityExponent, FundingSource.parameter,
      ],
      instruments: [
        "Which contribution each user gives to: a public transfer that follows quality."
      ],
      reference: "Buterin, Hitzig and Weyl (2019).")
  ) { values in
    QuadraticReward(
      pool: values.amount("pool"), givers: values.count("givers"), gift: values.amount("gift"),
      exponent: values.number("quality-exponent"), source: .of(values))
  }

  let pool: Amount
  let givers: Int
  let gift: Amount
  let exponent: Double
  public let source: FundingSource

  public var taste: Double? { exponent }
  public var sellsUse: Bool { true }
  public var gifts: Amount {
    Amount(units: Int64(min(1 << 62, Int128(gift.units) * Int128(givers))))
  }
  public func purse(_ totals: RewardTotals) -> Purse { .shared(pool) }

  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    var counts = roll.gifts(of: givers, at: gift)
    let given = counts.reduce(0, +)
    let funded = roll.collect(
      Int64(min(Int128(1) << 62, Int128(gift.units) * Int128(given))), from: .fees)
    for (index, count) in counts.enumerated() where count > 0 {
      roll.pay(
        mulDivFloor(funded, Int64(count), Int64(given)), for: index, because: "\(count) gifts")
    }
    takeOwnGifts(roll, &counts)
    let matches = QuadraticMatch.matches(ofEqual: gift.units, counts: counts, pool: pool.units)
    roll.share(
      Amount(units: matches.reduce(0, +)), from: source, by: matches
    ) { "the match of \(counts[$0]) gifts" }
    roll.release(roll.reserve, burn: false)
  }

  /// Authors who give to themselves: each gift comes from a new identity and goes to their first
  /// accepted work.
  private func takeOwnGifts(_ roll: Roll, _ counts: inout [Int]) {
    var works = [Int64](repeating: 0, count: roll.identityCount)
    for index in roll.accepted.reversed() { works[roll.entries[index].identity] = Int64(index) + 1 }
    for own in roll.collectOwnUse(at: gift, of: works) {
      let index = Int(works[own.identity]) - 1
      counts[index] += Int(own.uses)
      roll.pay(own.paid, for: index, because: "\(own.uses) gifts to itself")
    }
  }
}
