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
  func startEpoch() {
    let last = frame
    frame = EpochFrame()
    frame.epoch = epoch
    events.removeAll(keepingCapacity: true)
    ledger.startEpoch()
    view.epoch = epoch
    view.supply = Amount(units: ledger.supply)
    view.treasury = Amount(units: ledger.balances[.treasury])
    view.staked = Amount(units: ledger.balances[.stake])
    view.priceUSD = world.price.usd(view, memory: &memories[.price, default: Memory()])
    if epoch > 1 {
      let made = last.contributors.reduce(0) { $0 + $1.contributions }
      let accepted = last.contributors.reduce(0) { $0 + $1.accepted }
      view.lastAcceptanceRate = made > 0 ? Double(accepted) / Double(made) : nil
    }
    for worker in workers { worker.startEpoch() }
  }
}
