import MesoPrimitives

extension Engine {
  /// Whether what is slashed goes to those who reported the fault.
  var reportsPay: Bool { world.mechanism.slashing.destination == .reporter }

  /// The account class that a side's slashed stake goes to first.
  ///
  /// Nobody reports a validator, so that what would go to reporters goes to the treasury.
  func slashAccount(of side: Side) -> AccountClass {
    switch world.mechanism.slashing.destination {
    case .burn: .burned
    case .treasury: .treasury
    case .redistribute: .pool
    case .reporter: side == .contributors ? .pool : .treasury
    case .stranded: .stranded
    }
  }

  /// Adds up the stake that is at fault together, for slashings whose severity depends on it.
  ///
  /// A ring of the last window's epochs stands in the memory of the stage.
  func addUpFaults() {
    guard let correlated = stages.jointSlashing else { return }
    var atFault: Int64 = 0
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) where isAtFault(row) {
        atFault += contributors.accounts.stake(of: Int(rows.identity[row]))
      }
    }
    var ring = memories[.slashing]?.integers ?? []
    ring.append(atFault)
    ring.removeFirst(max(0, ring.count - correlated.window))
    memories[.slashing, default: Memory()].integers = ring
    together = SlashTotals(
      atFault: ring.reduce(0, +), staked: contributors.accounts.stakeSum)
  }

  /// Whether a contribution was examined and rejected.
  func isAtFault(_ row: Int) -> Bool {
    rows.examined[row] == 1 && rows.verdict[row] == Verdict.rejected.rawValue
  }

  /// Asks the slashing what it takes from each row of a tile.
  func slash(_ tile: Tile, _ worker: Worker) {
    let amounts = worker.amount.writing(from: 0, count: rowCounts[tile.index])
    if let correlated = stages.jointSlashing {
      correlated.slash(evidence(tile, worker), together: together, into: amounts)
    } else {
      world.mechanism.slashing.slash(evidence(tile, worker), into: amounts)
    }
  }

  /// Splits what was slashed from each row over the attestations that rejected it, rounded down.
  func rewardReporters(_ tile: Tile, _ worker: Worker) {
    guard let size = stages.panelTerms?.size, rows.seats.count > 0 else { return }
    for row in 0..<rowCounts[tile.index] where worker.amount.base[row] > 0 {
      let place = tile.firstRow + row
      guard isAtFault(place), rows.attestations[place] > rows.approvals[place] else { continue }
      let seats = seatRecords(of: place, size: size)
      let reporters = seats.count { $0.attested && !$0.approves }
      let share = worker.amount.base[row] / Int64(reporters)
      for seat in seats where seat.attested && !seat.approves {
        worker.hearing.bounty[seat.validator] += share
      }
    }
  }

  /// Who sat on a row's panel.
  func seatRecords(of row: Int, size: Int) -> [SeatRecord] {
    (0..<min(size, panels?.seats ?? 0)).map { SeatRecord(bits: rows.seats[row * size + $0]) }
  }

  /// Attestations that a validator's identity committed and did not reveal.
  func unrevealed(_ identity: Int) -> Int {
    workers.reduce(0) { $0 + Int($1.hearing.unrevealed[identity]) }
  }

  /// Takes validators' stake for their own faults, one after another, and returns how much by
  /// behaviour; nothing where no fault of theirs costs anything.
  func slashValidators() -> [Int64] {
    guard let faults = world.mechanism.slashing.validatorFaults else { return [] }
    var slashed = [Int64](repeating: 0, count: world.validators.count)
    let accounts = validators.accounts
    var transfers = 0
    for identity in 0..<validators.identityCount {
      let mistaken = workers.reduce(0) { $0 + Int($1.hearing.incoherent[identity]) }
      var taken: Int64 = 0
      let before = accounts.stake(of: identity)
      for (count, share) in [
        (mistaken, faults.falseAttestation), (unrevealed(identity), faults.downtime),
      ] where share > .zero {
        for _ in 0..<count {
          let stake = Amount(units: accounts.stake(of: identity))
          taken += accounts.slash(identity, upTo: share.of(stake).units)
        }
      }
      guard taken > 0 else { continue }
      let place = Int(validators.owner[identity])
      validators.books.lost[place] += taken
      slashed[Int(validators.behaviour[place])] += taken
      transfers += 1
      noteLoss(taken, of: identity, from: before)
      note(
        .slash, .validators, operator: place, identity: identity, units: taken,
        "\(mistaken) attestations against the verdict and \(unrevealed(identity)) unrevealed")
    }
    ledger.record(
      .slash, from: .stake, to: slashAccount(of: .validators), transfers: transfers,
      units: slashed.reduce(0, +))
    for (behaviour, units) in shareLosses(reaching: slashAccount(of: .validators)).enumerated() {
      slashed[behaviour] -= units
    }
    return slashed
  }
}
