import MesoPrimitives

extension Engine {
  /// The treasury sells bonds, buys back, and adds to the pool; bonds that are due are paid out.
  func operateTreasury(_ market: Market) {
    let terms = world.treasuryTerms
    guard terms.isActive else { return }
    if let bonds = terms.bonds {
      payBonds(bonds, market)
      sellBonds(bonds, market)
    }
    if let buyBack = terms.buyBack { self.buyBack(buyBack, market) }
    if terms.liquidity > .zero { addLiquidity(terms.liquidity, market) }
  }

  /// Pays out the tokens of bonds sold `vesting` epochs ago.
  private func payBonds(_ terms: BondTerms, _ market: Market) {
    let slot = epoch % (terms.vesting + 1)
    let due = market.maturing[slot]
    market.maturing[slot] = 0
    ledger.record(.vest, from: .locked, to: .outside, transfers: 1, units: due)
  }

  /// Sells bonds while their discount is worth it to the buyers: the price falls with time and rises
  /// by what is sold.
  private func sellBonds(_ terms: BondTerms, _ market: Market) {
    guard var bonds = market.bonds, epoch <= terms.length else { return }
    let unit = world.token.unitsPerToken
    let time = Double(epoch - 1)
    let supply = Double(ledger.supply) / unit
    let price = bonds.price(at: time, supply: supply)
    let marketPrice = market.venue == nil ? view.priceUSD : market.price
    guard price > 0, marketPrice > 0 else { return }
    let discount = (marketPrice - price) / marketPrice
    frame.market.bondDiscount = discount
    guard discount >= terms.requiredDiscount else { return }
    let left = Double(freeTreasury) / unit
    let most = min(bonds.maximumPayout, bonds.capacity, left)
    let dollars = min(
      Double(min(terms.demand.units, market.ledger.balances[.outside])) / unit, most * price)
    let paid = Int64(dollars * unit)
    guard paid > 0 else { return }
    let payout = bonds.deposit(Double(paid) / unit, at: time, supply: supply)
    let tokens = min(Int64(payout * unit), freeTreasury)
    market.bonds = bonds
    market.ledger.record(.bond, from: .outside, to: .treasury, transfers: 1, units: paid)
    ledger.record(.bond, from: .treasury, to: .locked, transfers: 1, units: tokens)
    market.maturing[(epoch + terms.vesting) % (terms.vesting + 1)] += tokens
    frame.market.bonded += Amount(units: tokens)
    frame.market.bondedUSD += Amount(units: paid)
  }

  /// Buys tokens for a share of the treasury's reserve currency, and burns them if it says so.
  private func buyBack(_ terms: BuyBackTerms, _ market: Market) {
    let spending = terms.share.of(Amount(units: market.ledger.balances[.treasury])).units
    guard spending > 0 else { return }
    let bought: Int64
    if let venue = market.venue {
      guard market.isOpen else { return }
      let trade = venue.purchase(for: spending, market.state)
      bought = trade.tokens
      buy(trade, for: .treasury, market)
    } else {
      guard view.priceUSD > 0 else { return }
      bought = min(ledger.balances[.outside], Int64(min(0x1p61, Double(spending) / view.priceUSD)))
      let paid = min(spending, Self.product(bought, view.priceUSD))
      ledger.record(.trade, from: .outside, to: .treasury, transfers: 1, units: bought)
      market.ledger.record(.trade, from: .treasury, to: .outside, transfers: 1, units: paid)
    }
    frame.market.boughtBack += Amount(units: bought)
    if terms.burns {
      ledger.record(.burn, from: .treasury, to: .burned, transfers: 1, units: bought)
    }
  }

  /// Puts a share of the treasury's reserve currency into the pool, and tokens at the pool's own
  /// ratio with it.
  private func addLiquidity(_ share: Proportion, _ market: Market) {
    guard market.isOpen, market.venue?.mints == false else { return }
    let wanted = share.of(Amount(units: market.ledger.balances[.treasury])).units
    let state = market.state
    let affordable = Market.capped(freeTreasury, state.reserve, over: state.tokens)
    let reserve = min(wanted, affordable)
    let tokens = Market.capped(reserve, state.tokens, over: state.reserve)
    let claims = min(
      Market.capped(tokens, market.claims, over: state.tokens),
      Market.capped(reserve, market.claims, over: state.reserve))
    guard claims > 0, tokens > 0 else { return }
    ledger.record(.trade, from: .treasury, to: .pool, transfers: 1, units: tokens)
    market.ledger.record(.trade, from: .treasury, to: .pool, transfers: 1, units: reserve)
    market.state.tokens += tokens
    market.state.reserve += reserve
    market.claims += claims
    market.ownClaims += claims
  }

  /// Those outside who provide the pool with liquidity withdraw some where fees do not pay for it, and
  /// bring some back where they do again.
  ///
  /// The return is fees of the epoch over all that is in the pool, by the year, as a running mean over
  /// about ten epochs.
  func moveLiquidity(_ market: Market) {
    guard let terms = market.venue?.liquidity, market.isOpen else { return }
    let earned = Double(market.volume) * terms.fee.value / (2 * Double(market.state.reserve))
    market.poolReturn += (earned * 365.25 / world.epochDays - market.poolReturn) * 0.1
    guard market.poolReturn < terms.requiredReturn else {
      if market.poolReturn > terms.requiredReturn { returnLiquidity(terms.entry, market) }
      return
    }
    let claims = terms.exit.of(Amount(units: market.claims - market.ownClaims)).units
    guard claims > 0 else { return }
    let tokens = mulDivFloor(market.state.tokens, claims, market.claims)
    let reserve = mulDivFloor(market.state.reserve, claims, market.claims)
    ledger.record(.trade, from: .pool, to: .outside, transfers: 1, units: tokens)
    market.ledger.record(.trade, from: .pool, to: .outside, transfers: 1, units: reserve)
    market.state.tokens -= tokens
    market.state.reserve -= reserve
    market.claims -= claims
  }

  /// Brings back a share of what those outside have withdrawn, at the pool's ratio, rounded up, as far as
  /// they have both.
  private func returnLiquidity(_ share: Proportion, _ market: Market) {
    let missing = market.openingClaims - (market.claims - market.ownClaims)
    let claims = share.of(Amount(units: max(0, missing))).units
    guard claims > 0 else { return }
    let tokens = mulDivFloor(market.state.tokens, claims, market.claims) + 1
    let reserve = mulDivFloor(market.state.reserve, claims, market.claims) + 1
    guard tokens <= ledger.balances[.outside], reserve <= market.ledger.balances[.outside] else {
      return
    }
    ledger.record(.trade, from: .outside, to: .pool, transfers: 1, units: tokens)
    market.ledger.record(.trade, from: .outside, to: .pool, transfers: 1, units: reserve)
    market.state.tokens += tokens
    market.state.reserve += reserve
    market.claims += claims
  }
}
