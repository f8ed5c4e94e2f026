import MesoPrimitives

extension Engine {
  /// Counts who agreed with each panel's verdict where seats may have stayed silent. Nobody agrees
  /// with work that was never decided.
  func payEntered(_ tile: Tile, _ worker: Worker, seats: Int) {
    let reward = world.mechanism.validatorReward
    for panel in 0..<worker.panels.count {
      let verdict = rows.verdict[tile.firstRow + Int(worker.panels.row[panel])]
      let isDecided = verdict <= Verdict.accepted.rawValue
      var (entered, agreeing) = (0, 0)
      for seat in 0..<seats where worker.hearing.cast[seat].base[panel] > 0 {
        entered += 1
        agreeing += isDecided && worker.seatApproves[seat].base[panel] == verdict ? 1 : 0
      }
      guard entered > 0 else { continue }
      let pay = reward.pay(coherent: agreeing, of: entered)
      for seat in 0..<seats where worker.hearing.cast[seat].base[panel] > 0 {
        let validator = Int(worker.seatValidator[seat].base[panel])
        if isDecided, worker.seatApproves[seat].base[panel] == verdict {
          worker.coherent[validator] += 1
          worker.feeEarned[validator] += pay.coherentFee.units
          worker.shareEarned[validator] += pay.forfeitShare.units
        } else {
          worker.feeEarned[validator] += pay.incoherentFee.units
          worker.forfeited[validator] += pay.forfeit.units
          worker.hearing.incoherent[validator] += isDecided ? 1 : 0
        }
      }
    }
  }
}
