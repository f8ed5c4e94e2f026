import MesoPrimitives

extension Engine {
  /// The purse from which contributions can be settled as soon as they are judged, while they are in
  /// cache; `nil` where that depends on what the rest of the epoch brings.
  ///
  /// It does not where every unit of weight is paid the same, whatever there is in all, and the payer
  /// can cover the most that the epoch's contributions can come to. Whether they are settled then or
  /// after all are judged shows in no number. Events are listed phase by phase, so that a run that
  /// records them waits.
  func purseInAdvance() -> FundedPurse? {
    guard let most = stages.mostWeight, claims == nil, !recordsEvents, world.demand.budget == nil,
      let last = tiles.last
    else { return nil }
    let weight = Int64(last.firstRow + last.capacity).multipliedReportingOverflow(by: most)
    guard !weight.overflow else { return nil }
    let reward = world.mechanism.reward
    let totals = RewardTotals(
      weight: weight.partialValue, budget: nil, verificationBill: .zero, usage: usage,
      fee: world.demand.fee, copies: world.mechanism.allocation.labelling?.copies ?? 0)
    let purse = FundedPurse(
      reward, totals, available: available(to: reward.source, bill: bill), paysUse: false)
    guard case .each = purse.rule else { return nil }
    return purse
  }

  /// Settles a tile that has been judged, and pays it out.
  func settleAndPay(_ tile: Tile, _ worker: Worker, _ purse: FundedPurse) {
    worker.stopwatch.time(.settlement) { settle(tile, worker, purse) }
    worker.stopwatch.time(.payout) { payOut(tile, worker) }
  }
}
