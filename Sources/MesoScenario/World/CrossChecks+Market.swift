import MesoModel
import MesoPrimitives

extension CrossChecks {
  private var treasury: Resolved { root.part("treasury") }
  private var price: Resolved { root.part("token").part("price") }

  /// What is traded needs somebody to trade with.
  mutating func checkMarket() {
    checkVenue()
    checkSellers()
    checkBonds()
    let isPool = world.price.venue.map { !$0.mints } ?? false
    if world.treasuryTerms.liquidity > .zero, !isPool {
      report(
        treasury["liquidity"]?.place ?? treasury.place,
        "'treasury.liquidity' goes into a pool, and the price '\(price.name("kind"))' has none; use "
          + "'constant-product'.")
    }
    let earnsDollars = world.treasuryTerms.bonds != nil || world.treasuryTerms.reserve > .zero
    let takesTribute = ["entry-tribute", "exit-tribute"].contains {
      price.optionalNumber($0) ?? 0 > 0
    }
    if !earnsDollars, !takesTribute, world.treasuryTerms.isActive {
      warn(
        treasury.place,
        "The treasury has no dollars to spend; set 'treasury.reserve', 'treasury.bonds' or a tribute."
      )
    }
  }

  /// A venue has to have something to trade with from the start.
  private mutating func checkVenue() {
    guard let venue = world.price.venue else { return }
    let unit = world.token.unitsPerToken
    let rest = Amount(units: world.supply.units - world.pooledTokens.units)
    let opening = venue.opening(supply: rest, unitsPerToken: unit)
    guard opening.tokens > 0, opening.reserve > 0, opening.reserve < 1 << 61 else {
      report(
        price.place,
        opening.reserve < 1 << 61
          ? "The price '\(price.name("kind"))' starts without liquidity: "
            + "\(Amount(units: opening.tokens).text(decimals: decimals)) tokens and "
            + "\(Amount(units: opening.reserve).text(decimals: decimals)) dollars."
          : "The price '\(price.name("kind"))' starts with more dollars than can be counted.")
      return
    }
    let spot = venue.spot(opening)
    guard spot.isFinite, spot > 0 else {
      report(
        price.place,
        "The price '\(price.name("kind"))' starts at \(spot.shortest) dollars; it must be above 0.")
      return
    }
    guard venue.mints else { return }
    let all = venue.sale(of: opening.tokens, opening).reserve
    let full = BackingCheck.cost(of: opening.tokens, venue, unit)
    if Double(all) < full * 0.999 {
      warn(
        price["reserve"]?.place ?? price.place,
        "The reserve covers \(Int(100 * Double(all) / full)) % of what the issue has cost; whoever "
          + "sells last gets nothing.")
    }
  }

  /// Sales cover costs that are paid outside.
  private mutating func checkSellers() {
    for (side, entry, terms) in cohorts {
      guard let sells = terms.sells, sells.costs, world.costsAreBurned else { continue }
      warn(
        entry.value.part("sell").place,
        "'\(side).\(entry.key).sell' covers costs, and 'costs.settled' burns them; nothing is sold for "
          + "them.")
    }
    if world.costsAreInDollars, world.costsAreBurned {
      warn(
        root.part("costs").place,
        "Costs in dollars that are settled as burned destroy more tokens the lower the price is.")
    }
  }

  /// Bonds are tokens that the treasury has, or will have.
  private mutating func checkBonds() {
    guard let bonds = world.treasuryTerms.bonds, let part = treasury["bonds"] else { return }
    if bonds.capacity == .zero {
      report(
        part.part("capacity").place,
        "'treasury.bonds.capacity' is 0; it must be more than 0 tokens.")
    }
    if world.treasury == .zero, world.emission.isIdle(firstView) {
      warn(
        part.place, "'treasury.bonds' sells tokens of the treasury, which has none.")
    }
  }
}

extension Emission {
  /// Whether it mints nothing at the start.
  fileprivate func isIdle(_ view: PublicView) -> Bool {
    var memory = Memory()
    return minted(view, memory: &memory) == .zero
  }
}

/// What a whole issue brings where its reserve does not bind.
private enum BackingCheck {
  static func cost(of tokens: Int64, _ venue: any Venue, _ unit: Double) -> Double {
    let rich = VenueState(tokens: tokens, reserve: 1 << 61, unitsPerToken: unit)
    let cost = venue.sale(of: tokens, rich).reserve
    // A constant reserve ratio pays what there is.
    return cost == rich.reserve ? 0 : Double(cost)
  }
}
