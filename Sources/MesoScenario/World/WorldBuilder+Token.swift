import MesoModel
import MesoPrimitives

extension WorldBuilder {
  /// Where minted tokens go; `nil` if the shares do not come to 1, which is then reported.
  mutating func emissionShares() -> EmissionShares? {
    guard let split = root.part("token").part("emission")["split"] else { return .treasury }
    let named = ["contributors", "validators", "owner"].map { Proportion(split.number($0)) }
    let given = split.optionalNumber("treasury").map { Proportion($0) }
    let parts = (named + [given].compactMap(\.self)).reduce(0) { $0 + $1.partsPerBillion }
    let whole = Proportion.denominator
    if parts > whole || (given != nil && parts != whole) {
      let sum = (Double(parts) / Double(whole)).shortest
      let remedy =
        parts < whole ? "leave 'treasury' out for the rest" : "they must come to 1"
      report(
        split.place,
        "The shares of 'token.emission.split' come to \(sum); \(remedy).")
      return nil
    }
    return EmissionShares(contributors: named[0], validators: named[1], owner: named[2])
  }

  /// What a pool holds at the start; nothing where none makes the price.
  func pooled(by price: (any Price)?) -> Amount {
    guard let venue = price?.venue, !venue.mints else { return .zero }
    return Amount(units: venue.opening(supply: .zero, unitsPerToken: 1).tokens)
  }

  /// What the treasury does with dollars.
  func treasuryTerms() -> TreasuryTerms {
    let treasury = root.part("treasury")
    var terms = TreasuryTerms()
    if treasury["reserve"] != nil { terms.reserve = treasury.amount("reserve") }
    if let share = treasury.optionalNumber("liquidity") { terms.liquidity = Proportion(share) }
    terms.buyBack = treasury["buy-back"].map {
      BuyBackTerms(share: Proportion($0.number("share")), burns: $0.flag("burn"))
    }
    terms.bonds = treasury["bonds"].map {
      BondTerms(
        capacity: $0.amount("capacity"), length: $0.count("length"), price: $0.number("price"),
        interval: $0.number("interval"), tune: $0.number("tune"), vesting: $0.count("vesting"),
        demand: $0.amount("demand"), requiredDiscount: $0.number("required-discount"))
    }
    return terms
  }
}
