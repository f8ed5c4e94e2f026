import MesoPrimitives

extension Engine {
  /// Phase 1: what sponsors and users want in this epoch.
  ///
  /// The sponsor's budget is constant; it is drawn on in Settlement, as is what users want. Where
  /// tasks are allotted they are posted now.
  func demand() {
    let price = Double(world.demand.fee.units) / world.token.unitsPerToken * view.priceUSD
    usage = world.demand.rule.usage(
      UserMarket(usage: world.demand.usage, price: price, delivered: delivered),
      memory: &memories[.demand, default: Memory()])
    frame.served = 0
    settlementTotals = SettlementTotals()
    if let taskMarket, let rules = stages.tasks {
      taskMarket.adopt(rules)
      taskMarket.post()
    }
  }

  /// Dollars per token at the start of the epoch.
  private func openingPrice() -> Double {
    if let trading, trading.venue != nil { return trading.price }
    var chance = RandomStream(key: key, entity: 0, epoch: epoch, purpose: .price)
    return world.price.usd(view, chance: &chance, memory: &memories[.price, default: Memory()])
  }

  /// Opens the epoch: a clean frame, the public view, and everyone's plans.
  ///
  /// - Throws: `EngineError.ruleRefused` where rules change to what is unsound.
  func startEpoch() throws {
    frame.restart()
    frame.epoch = epoch
    try enactRules()
    events.removeAll(keepingCapacity: true)
    ledger.startEpoch()
    view.epoch = epoch
    view.supply = Amount(units: ledger.supply)
    view.treasury = Amount(units: ledger.balances[.treasury])
    view.staked = Amount(units: ledger.balances[.stake])
    view.priceUSD = openingPrice()
    trading?.startEpoch()
    for behaviour in sideCharges.indices { sideCharges[behaviour] = 0 }
    for worker in workers { worker.startEpoch() }
  }
}
