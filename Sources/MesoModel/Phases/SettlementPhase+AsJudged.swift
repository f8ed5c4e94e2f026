import MesoPrimitives

extension Engine {
  /// The purse from which contributions can be settled as soon as they are judged, while they are in
  /// cache; `nil` where that depends on what the rest of the epoch brings.
  ///
  /// It does not where every unit of weight is paid the same, whatever there is in all, and the payer
  /// can cover the most that the epoch's contributions can come to; nor where use is paid for, which is
  /// the use of earlier work. Whether contributions are settled then or after all are judged shows in no
  /// number. Events are listed phase by phase, so that a run that records them waits.
  func purseInAdvance() -> FundedPurse? {
    guard claims == nil, !recordsEvents, world.demand.budget == nil else { return nil }
    if stages.knowsUse {
      if let nextUsedWeight { usedWeight = nextUsedWeight } else { addUpUse() }
      return purse(for: usedWeight, paysUse: true)
    }
    guard let most = stages.mostWeight, let last = tiles.last else { return nil }
    let weight = Int64(last.firstRow + last.capacity).multipliedReportingOverflow(by: most)
    guard !weight.overflow else { return nil }
    let purse = purse(for: weight.partialValue, paysUse: false)
    guard case .each = purse.rule else { return nil }
    return purse
  }

  /// The purse for so much weight where what validators are owed does not matter.
  private func purse(for weight: Int64, paysUse: Bool) -> FundedPurse {
    let reward = world.mechanism.reward
    let totals = RewardTotals(
      weight: weight, budget: nil, verificationBill: .zero, usage: usage, fee: world.demand.fee,
      copies: world.mechanism.allocation.labelling?.copies ?? 0)
    return FundedPurse(
      reward, totals, available: available(to: reward.source, bill: bill), paysUse: paysUse)
  }

  /// Settles a tile that has been judged, and pays it out.
  func settleAndPay(_ tile: Tile, _ worker: Worker, _ purse: FundedPurse) {
    worker.stopwatch.time(.settlement) { settle(tile, worker, purse) }
    worker.stopwatch.time(.payout) { payOut(tile, worker) }
  }
}
