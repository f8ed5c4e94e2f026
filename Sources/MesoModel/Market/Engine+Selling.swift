import MesoPrimitives

extension Engine {
  /// Operators sell what their cohorts say, all at once and at one price: nobody gains by being first.
  ///
  /// What is sold to cover costs is paid to suppliers outside; the rest of the proceeds is kept. What
  /// finds no buyer stays with the operators, each one's offer scaled down alike and rounded down.
  func sellTokens(_ market: Market) {
    guard plans.anySells else { return }
    let offered = offer(market)
    guard offered > 0 else { return }
    let taken = sellable(offered, market)
    frame.market.unsold += Amount(units: offered - taken)
    guard taken > 0 else { return }
    var (sold, sellers) = (Int64(0), 0)
    for (population, offers) in [
      (contributors, market.contributorOffer), (validators, market.validatorOffer),
    ] {
      for place in 0..<offers.count where offers[place] > 0 {
        if taken < offered {
          offers[place] = mulDivFloor(offers[place], taken, offered)
        }
        sold += population.accounts.debit(place, upTo: offers[place])
        sellers += 1
      }
    }
    guard sold > 0 else { return }
    let before = market.venue == nil ? view.priceUSD : market.price
    let proceeds = sell(sold, from: .liquid, transfers: sellers, market)
    frame.market.sold += Amount(units: sold)
    frame.market.soldUSD += Amount(units: proceeds)
    frame.market.soldAtSpot += Double(sold) * before
    share(proceeds, of: sold, market)
  }

  /// Gives each seller its part of the proceeds, rounded down; what rounding leaves stays outside.
  private func share(_ proceeds: Int64, of sold: Int64, _ market: Market) {
    var (kept, covered) = (Int64(0), Int64(0))
    for (side, population) in [(Side.contributors, contributors), (.validators, validators)] {
      let isOwn = side == .contributors
      let offers = isOwn ? market.contributorOffer : market.validatorOffer
      let cash = isOwn ? market.contributorCash : market.validatorCash
      for place in 0..<offers.count where offers[place] > 0 {
        let part = mulDivFloor(proceeds, offers[place], sold)
        let cost = min(offers[place], costToCover(of: place, side, population))
        let forCosts = mulDivFloor(part, cost, offers[place])
        cash[place] += part - forCosts
        kept += part - forCosts
        covered += forCosts
        note(
          .sale, side, operator: place, units: offers[place],
          "sold for \(Double(part) / market.state.unitsPerToken) dollars")
      }
    }
    market.ledger.record(
      .effortCost, from: .liquid, to: .outside, transfers: 1, units: covered)
    market.ledger.record(
      .trade, from: .liquid, to: .outside, transfers: 1, units: proceeds - kept - covered)
  }

  /// Fills the offers of the epoch, and returns their sum.
  private func offer(_ market: Market) -> Int64 {
    var total: Int64 = 0
    for (side, population) in [(Side.contributors, contributors), (.validators, validators)] {
      let isOwn = side == .contributors
      let offers = isOwn ? market.contributorOffer : market.validatorOffer
      for place in 0..<offers.count {
        let behaviour = Int(population.behaviour[place])
        guard let terms = isOwn ? plans.sells[behaviour] : plans.judgeSells[behaviour] else {
          offers[place] = 0
          continue
        }
        let liquid = population.accounts.liquid(of: place)
        let cost = terms.costs ? min(liquid, costToCover(of: place, side, population)) : 0
        offers[place] = cost + terms.share.of(Amount(units: liquid - cost)).units
        total += offers[place]
      }
    }
    return total
  }

  /// What an operator's effort or inspections cost it in the epoch, where it pays them outside.
  private func costToCover(of place: Int, _ side: Side, _ population: Population) -> Int64 {
    let behaviour = Int(population.behaviour[place])
    let terms = side == .contributors ? plans.sells[behaviour] : plans.judgeSells[behaviour]
    guard terms?.costs ?? false, !world.costsAreBurned else { return 0 }
    if side == .contributors { return trading?.contributorCost[place] ?? 0 }
    return population.identities(of: place).reduce(0) {
      $0 + plans.inspectionCost[behaviour] * Int64(bill.inspections[$1])
    }
  }
}
