import MesoPrimitives

extension Engine {
  /// Phase 11: users burn what they pay in dollars, new tokens are minted, tokens are traded in the
  /// order that ``trade(_:)`` states, and the price is noted: at the end of the epoch where trades
  /// make it.
  func market() {
    burnForUse()
    notePublicRecord()
    mint()
    frame.priceUSD = view.priceUSD
    if let trading {
      trade(trading)
      if trading.venue != nil { frame.priceUSD = trading.price }
    }
  }

  /// Users buy back what they paid, operators sell, the treasury acts, and liquidity moves, each by
  /// the price that the one before left.
  private func trade(_ market: Market) {
    buyForUse(market)
    sellTokens(market)
    operateTreasury(market)
    moveLiquidity(market)
    market.lastPrice = market.price
    if market.venue?.liquidity != nil, market.claims > 0 {
      frame.market.ownedShare = Double(market.ownClaims) / Double(market.claims)
      frame.market.poolReturn = market.poolReturn
    }
  }

  /// Mints the epoch's emission and puts it where the scenario says. Rewards can pay from it in the
  /// next epoch.
  private func mint() {
    let due = world.emission.minted(view, memory: &memories[.emission, default: Memory()])
    let room = Amount(units: max(0, Int64.max / 2 - ledger.supply))
    let minted = min(due, room)
    frame.unpaid += due - minted
    let parts = world.emissionShares.parts(of: minted)
    let held = parts.treasury + parts.contributors + parts.validators
    ledger.record(.mint, from: .minted, to: .treasury, transfers: 1, units: held.units)
    ledger.record(.mint, from: .minted, to: .outside, transfers: 1, units: parts.owner.units)
    earmarks.contributors += parts.contributors.units
    earmarks.validators += parts.validators.units
  }

  /// Takes what users pay for use that is priced in dollars: a fee to the treasury, the rest burned.
  private func burnForUse() {
    view.record.uses = usage
    view.record.burnedForUse = .zero
    guard view.priceUSD > 0,
      let burn = world.emission.useBurn(view, memory: &memories[.emission, default: Memory()])
    else { return }
    let owed = Int64(min(0x1p62, burn.usd / view.priceUSD * world.token.unitsPerToken))
    let paid = min(owed, ledger.balances[.outside])
    frame.unpaid += Amount(units: owed - paid)
    let fee = burn.fee.of(Amount(units: paid)).units
    ledger.record(.fee, from: .outside, to: .treasury, transfers: 1, units: fee)
    ledger.record(.burn, from: .outside, to: .burned, transfers: 1, units: paid - fee)
    frame.fees += Amount(units: paid)
    view.record.burnedForUse = Amount(units: paid - fee)
  }

  /// Writes down what the epoch came to, for whoever reads public statistics from here on.
  private func notePublicRecord() {
    view.record.fees = frame.fees
    view.record.burned = Amount(units: ledger.units(to: .burned))
    var accepted = 0
    for tile in 0..<tileCount { accepted += Int(tileFunding.base[tile].accepted) }
    view.record.accepted = accepted
    if case .benchmark(let benchmark) = world.mechanism.verification.instrument,
      benchmark.ratchets
    {
      view.record.bestScore = memories[.verification]?.numbers.first ?? benchmark.baseline
    }
  }
}
