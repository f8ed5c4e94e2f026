import MesoPrimitives

extension Engine {
  /// Whether panels are heard seat by seat.
  var hearsInTurn: Bool { workers[0].hearing.entered.count > 0 }

  /// Whether a seat's attestation was entered.
  func attested(_ seat: Int, _ panel: Int, _ worker: Worker) -> Bool {
    !hearsInTurn || worker.hearing.cast[seat].base[panel] > 0
  }

  /// Hears the panels of a tile seat by seat, where attestations may be missing, repeated,
  /// weighed, numeric or sold.
  func hearInTurn(_ tile: Tile, _ worker: Worker, _ panels: PanelDraw) {
    let hearing = worker.hearing
    hearing.entered.base.update(repeating: 0, count: worker.panels.count)
    placeRules(worker)
    for seat in 0..<panels.seats {
      lookUp(seat, worker)
      judge(seat, worker)
      if plans.anySpecial {
        judgeSpecial(seat, tile, worker, commitReveal: panels.terms.commitReveal)
      }
      if hearing.sold.count > 0 { sell(seat, worker) }
      enter(seat, worker, panels.terms)
      if hearing.report.count > 0 { report(seat, worker) }
    }
    for panel in 0..<worker.panels.count {
      let row = tile.firstRow + Int(worker.panels.row[panel])
      rows.approvals[row] = worker.panels.approvals[panel]
      rows.attestations[row] = hearing.entered.base[panel]
    }
    tallyEntered(worker, seats: panels.seats)
    if plans.anyColludes { countCaptured(worker, seats: panels.seats) }
    if panels.terms.reading != .none { readPanels(tile, worker, panels) }
    if rows.seats.count > 0 { keepSeats(tile, worker, panels) }
  }

  /// Enters a seat's attestation: not at all where the panel is closed or it stays unrevealed, and
  /// several times where it is repeated.
  private func enter(_ seat: Int, _ worker: Worker, _ terms: PanelTerms) {
    let hearing = worker.hearing
    let deeds = plans.deeds
    let repeats = terms.attestationsEach > 1
    for panel in 0..<worker.panels.count {
      let validator = Int(worker.seatValidator[seat].base[panel])
      let judge = Int(validators.behaviour[Int(validators.owner[validator])])
      let approves = worker.seatApproves[seat].base[panel]
      let approvals = Int(worker.panels.approvals[panel])
      let open = terms.closesAt.map { $0 - approvals } ?? Int.max
      var cast = open > 0 ? 1 : 0
      if cast == 1, repeats, approves == 1 {
        let pair = judge * plans.behaviours + Int(worker.panels.behaviour[panel])
        if deeds.repeats[pair] == 1 { cast = min(terms.attestationsEach, open) }
      }
      if cast > 0, terms.commitReveal, deeds.nonReveal[judge] > 0 {
        var stream = RandomStream(
          key: key, entity: EntityKey.mixed(worker.panels.key[panel] &+ UInt64(seat)),
          epoch: epoch, purpose: .reveal)
        if stream.chance(deeds.nonReveal[judge]) {
          cast = 0
          hearing.unrevealed[validator] += 1
          hearing.unrevealedLooks[validator] += UInt32(
            worker.seatConduct[seat].base[panel] >> 1 & 1)
        }
      }
      hearing.cast[seat].base[panel] = UInt8(cast)
      hearing.entered.base[panel] += UInt16(cast)
      worker.panels.approvals[panel] += UInt16(cast) * UInt16(approves)
    }
  }

  /// What a seat reports: the signal it saw or, without a look, 1 to approve and 0 to reject.
  private func report(_ seat: Int, _ worker: Worker) {
    for panel in 0..<worker.panels.count {
      let owner = Int(validators.owner[Int(worker.seatValidator[seat].base[panel])])
      let judge = Int(validators.behaviour[owner])
      let pair = judge * plans.behaviours + Int(worker.panels.behaviour[panel])
      let isSold = worker.hearing.sold.count > 0 && worker.hearing.sold[seat].base[panel] == 1
      worker.hearing.report[seat].base[panel] =
        if plans.said.judgements[pair] == .inspectOnce, !isSold {
          sharedSignal(panel, owner, judge, worker)
        } else if worker.seatConduct[seat].base[panel] >> 1 & 1 == 1 {
          ownSignal(seat, panel, judge, worker)
        } else {
          Double(worker.seatApproves[seat].base[panel])
        }
    }
  }

  /// Counts how often each validator attested, looked and was right.
  private func tallyEntered(_ worker: Worker, seats: Int) {
    for seat in 0..<seats {
      for panel in 0..<worker.panels.count where worker.hearing.cast[seat].base[panel] > 0 {
        worker.tally.add(Int(worker.seatConduct[seat].base[panel]))
      }
    }
  }

  /// Puts down who attested what, for Settlement.
  private func keepSeats(_ tile: Tile, _ worker: Worker, _ panels: PanelDraw) {
    let size = panels.terms.size
    let sold = worker.hearing.sold
    for panel in 0..<worker.panels.count {
      let row = tile.firstRow + Int(worker.panels.row[panel])
      for seat in 0..<panels.seats {
        rows.seats[row * size + seat] =
          SeatRecord(
            validator: worker.seatValidator[seat].base[panel],
            approves: worker.seatApproves[seat].base[panel] == 1,
            attested: worker.hearing.cast[seat].base[panel] > 0,
            sold: sold.count > 0 && sold[seat].base[panel] == 1
          ).stored
      }
    }
  }
}
