import MesoPrimitives

extension Engine {
  /// Sells tokens of an account class to the venue, or to the outside at the given price where there
  /// is none, and returns what the sellers get in reserve currency.
  ///
  /// - Precondition: No more than ``sellable(_:)`` says.
  func sell(_ tokens: Int64, from account: AccountClass, transfers: Int, _ market: Market) -> Int64
  {
    guard tokens > 0 else { return 0 }
    guard let venue = market.venue else {
      let proceeds = min(
        market.ledger.balances[.outside], Self.product(tokens, view.priceUSD))
      ledger.record(.trade, from: account, to: .outside, transfers: transfers, units: tokens)
      market.ledger.record(
        .trade, from: .outside, to: account, transfers: transfers, units: proceeds)
      return proceeds
    }
    let trade = venue.sale(of: tokens, market.state)
    let proceeds = trade.reserve - trade.tribute
    if venue.mints {
      ledger.record(.burn, from: account, to: .burned, transfers: transfers, units: tokens)
      market.state.tokens -= tokens
    } else {
      ledger.record(.trade, from: account, to: .pool, transfers: transfers, units: tokens)
      market.state.tokens += tokens
    }
    market.state.reserve -= trade.reserve
    market.volume += trade.reserve
    market.ledger.record(
      .trade, from: .pool, to: account, transfers: transfers, units: proceeds)
    market.ledger.record(.fee, from: .pool, to: .treasury, transfers: 1, units: trade.tribute)
    return proceeds
  }

  /// What of so many tokens finds a buyer: all, but what a curve never issued, or what would bring
  /// nothing.
  func sellable(_ tokens: Int64, _ market: Market) -> Int64 {
    guard let venue = market.venue else { return view.priceUSD > 0 ? tokens : 0 }
    guard market.isOpen else { return 0 }
    let most = venue.mints ? min(tokens, market.state.tokens) : tokens
    return venue.sale(of: most, market.state).reserve > 0 ? most : 0
  }

  /// Makes a purchase from the venue for an account class that has the reserve currency.
  func buy(_ trade: Trade, for account: AccountClass, _ market: Market) {
    guard let venue = market.venue, trade.tokens > 0 else { return }
    if venue.mints {
      frame.market.issued += Amount(units: trade.tokens)
      ledger.record(.mint, from: .minted, to: account, transfers: 1, units: trade.tokens)
      market.state.tokens += trade.tokens
    } else {
      ledger.record(.trade, from: .pool, to: account, transfers: 1, units: trade.tokens)
      market.state.tokens -= trade.tokens
    }
    market.state.reserve += trade.reserve
    market.volume += trade.reserve
    market.ledger.record(.trade, from: account, to: .pool, transfers: 1, units: trade.reserve)
    market.ledger.record(.fee, from: account, to: .treasury, transfers: 1, units: trade.tribute)
  }

  /// Users buy back from the venue what they paid in the epoch, as far as it has it and they have
  /// reserve currency. Nobody takes more than half of a pool at once.
  func buyForUse(_ market: Market) {
    guard let venue = market.venue, market.isOpen else { return }
    let most = venue.mints ? Int64.max / 4 - ledger.supply : market.state.tokens / 2
    let wanted = min(frame.fees.units, max(0, most))
    guard wanted > 0, let trade = venue.purchase(of: wanted, market.state),
      trade.reserve + trade.tribute <= market.ledger.balances[.outside] / 2
    else {
      frame.market.unbought += frame.fees
      return
    }
    frame.market.unbought += Amount(units: frame.fees.units - wanted)
    frame.market.bought += Amount(units: wanted)
    frame.market.boughtUSD += Amount(units: trade.reserve + trade.tribute)
    buy(trade, for: .outside, market)
  }

  /// ⌊units · price⌋, as far as it can be counted.
  static func product(_ units: Int64, _ price: Double) -> Int64 {
    Int64(min(0x1p61, Double(units) * price))
  }
}
