import MesoPrimitives

extension Engine {
  /// Phase 7: the evidence on a tile becomes verdicts, and panels learn who agreed with them.
  ///
  /// Where nothing is decided case by case the verdicts are final, and the rows are weighed for
  /// Settlement while they are in cache.
  func verdict(_ tile: Tile, _ worker: Worker, _ verification: any Verification) {
    let count = rowCounts[tile.index]
    gatherStanding(tile, worker)
    verification.verify(
      evidence(tile, worker), into: rows.verdict.writing(from: tile.firstRow, count: count))
    if let panels, worker.panels.count > 0, needsCoherence {
      if hearsInTurn {
        payEntered(tile, worker, seats: panels.seats)
      } else {
        payPanels(tile, worker, seats: panels.seats)
      }
      if stages.trust != nil { noteRatings(tile, worker, seats: panels.seats) }
    }
    if docket == nil { worker.stopwatch.time(for: .reward) { weigh(tile, worker) } }
  }

  /// Whether anything depends on who agreed with the verdict.
  var needsCoherence: Bool {
    world.mechanism.validatorReward.dependsOnCoherence || !world.mechanism.reputation.isConstant
      || world.mechanism.slashing.validatorFaults != nil
  }

  /// Counts who agreed with each panel's verdict, and what each attestation earned or forfeited.
  private func payPanels(_ tile: Tile, _ worker: Worker, seats: Int) {
    let pay = (0...seats).map { world.mechanism.validatorReward.pay(coherent: $0, of: seats) }
    let verdict = rows.verdict.base + tile.firstRow
    for panel in 0..<worker.panels.count {
      let accepted: UInt8 = verdict[Int(worker.panels.row[panel])] == 1 ? 1 : 0
      let approvals = Int(worker.panels.approvals[panel])
      let agreeing = accepted == 1 ? approvals : seats - approvals
      for seat in 0..<seats {
        let validator = Int(worker.seatValidator[seat].base[panel])
        if worker.seatApproves[seat].base[panel] == accepted {
          worker.coherent[validator] += 1
          worker.feeEarned[validator] += pay[agreeing].coherentFee.units
          worker.shareEarned[validator] += pay[agreeing].forfeitShare.units
        } else {
          worker.feeEarned[validator] += pay[agreeing].incoherentFee.units
          worker.forfeited[validator] += pay[agreeing].forfeit.units
          worker.hearing.incoherent[validator] += 1
        }
      }
    }
  }
}
