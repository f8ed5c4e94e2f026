import MesoPrimitives

extension Engine {
  /// Phase 7, for verifications that need the whole epoch, and phase 8: challenges may overturn
  /// verdicts, in this epoch or a later one. Then the verdicts of what is not kept open are final,
  /// deposits are returned, and the rows are weighed for Settlement.
  func dispute() {
    guard let docket else { return }
    takeDeposits(docket)
    docket.startEpoch()
    let labels = labels(docket)
    docket.cases = docket.waiting.verification
    docket.waiting.verification = []
    addNewCases(to: docket, labels)
    stopwatch.time(for: .verification) { writeRows() }
    if let verification = world.mechanism.verification as? any EpochVerification {
      hear(docket, .verification) { verification.hear(docket, view: view, memory: &$0) }
      docket.waiting.verification = docket.removeOpen()
    }
    docket.cases.insert(contentsOf: docket.waiting.dispute, at: 0)
    docket.waiting.dispute = []
    if !world.mechanism.dispute.isIdle {
      hear(docket, .dispute) { world.mechanism.dispute.hear(docket, view: view, memory: &$0) }
      docket.waiting.dispute = docket.removeOpen() + docket.repeated
      docket.repeated = []
    }
    docket.returnStakes()
    docket.cases = docket.reverted + docket.cases
    settleDeposits(docket)
    docket.reverted = docket.removeOpen()
    write(docket)
    frame.openCases =
      docket.waiting.verification.count + docket.waiting.dispute.count + docket.reverted.count
    forEachTile { tile, worker in
      self.gatherStanding(tile, worker)
      worker.stopwatch.time(for: .reward) { self.weigh(tile, worker) }
    }
    weighFinals(docket)
  }

  private func hear(_ docket: Docket, _ stage: Stage, _ body: (inout Memory) -> Void) {
    for index in docket.cases.indices { docket.cases[index].isOpen = false }
    var memory = memories[stage] ?? Memory()
    body(&memory)
    memories[stage] = memory
  }

  /// Adds the contributions of the epoch as cases, in the order of their rows.
  private func addNewCases(to docket: Docket, _ labels: [Label]) {
    let before = docket.cases.count
    let made = tiles.reduce(0) { $0 + rowCounts[$1.index] }
    docket.cases.reserveCapacity(before + docket.waiting.dispute.count + made)
    let takesDeposits = world.mechanism.admission.takesDeposits
    for tile in tiles {
      let sums = tileSums.base + tile.index * plans.behaviours
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) {
        sums[Int(contributors.behaviour[Int(rows.author[row])])].made += 1
        var new = Case(
          made: epoch, identity: Int(rows.identity[row]), examined: rows.examined[row] == 1,
          approvals: Int(rows.approvals[row]), attestations: Int(rows.attestations[row]),
          score: rows.score.count > 0 ? rows.score[row] : 0,
          verdict: Verdict(rawValue: rows.verdict[row]) ?? .unexamined,
          key: EntityKey.mixed(rows.key[row] ^ UInt64(epoch)), author: rows.author[row],
          quality: rows.quality[row], row: Int32(row))
        if readsEvidence {
          new.readings = rows.evidence.map { $0.count > 0 ? $0[row] : 0 }
        }
        new.parents = parents(of: row)
        if takesDeposits {
          new.deposit = terms.deposit.units
          new.held = terms.depositHolder == .escrow ? new.deposit : 0
        }
        if !labels.isEmpty {
          let label = labels[docket.cases.count - before]
          (new.item, new.answer, new.known) = (label.item, label.answer, label.known)
        }
        docket.cases.append(new)
      }
    }
  }

  /// Writes what the docket decided into the rows: verdicts of what is final, and no row for what
  /// is still open. What was made in an earlier epoch waits in the docket's `finals`.
  private func write(_ docket: Docket) {
    for final in docket.cases {
      guard final.row >= 0 else {
        docket.finals.append(final)
        continue
      }
      let row = Int(final.row)
      rows.verdict[row] = final.verdict.rawValue
      rows.examined[row] = final.examined ? 1 : 0
      if rows.score.count > 0 { rows.score[row] = final.score }
      rows.isFinal[row] = 1
    }
    docket.cases = []
    for tile in tiles {
      var kept = tile.firstRow
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index])
      where rows.isFinal[row] == 1 {
        rows.isFinal[row] = 0
        if row != kept { rows.move(row, to: kept) }
        kept += 1
      }
      // Rows no longer lie as the operators do if some are gone.
      if kept - tile.firstRow < rowCounts[tile.index] { oneEach[tile.index] = 0 }
      rowCounts[tile.index] = kept - tile.firstRow
    }
  }
}

extension Docket {
  /// Takes out the cases that were kept open; the others stay.
  fileprivate func removeOpen() -> [Case] {
    var open: [Case] = []
    var kept = 0
    for index in cases.indices {
      if cases[index].isOpen {
        cases[index].row = -1
        open.append(cases[index])
      } else {
        if index != kept { cases.swapAt(index, kept) }
        kept += 1
      }
    }
    cases.removeLast(cases.count - kept)
    return open
  }
}
