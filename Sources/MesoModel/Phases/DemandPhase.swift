import MesoPrimitives

extension Engine {
  /// Phase 1: what sponsors and users want in this epoch.
  ///
  /// The sponsor's budget and users' demand are constant; they are drawn on in Settlement. Tasks
  /// are unlimited, so nothing is posted item by item.
  func demand() {
    frame.served = 0
    settlementTotals = SettlementTotals()
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
    view.priceUSD = world.price.usd(view, memory: &memories[.price, default: Memory()])
    for behaviour in sideCharges.indices { sideCharges[behaviour] = 0 }
    for worker in workers { worker.startEpoch() }
  }
}
