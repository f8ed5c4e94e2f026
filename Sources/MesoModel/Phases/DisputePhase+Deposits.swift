import MesoPrimitives

extension Engine {
  /// Enters the deposits of the epoch's contributions in the ledger; Production took them.
  func takeDeposits(_ docket: Docket) {
    guard terms.deposit > .zero else { return }
    let made = (0..<tiles.count).reduce(0) { $0 + rowCounts[$1] }
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) {
        contributors.bonded[Int(rows.author[row])] += terms.deposit.units
      }
    }
    ledger.record(
      .deposit, from: .liquid, to: terms.depositHolder == .escrow ? .escrow : .contract,
      transfers: made, units: terms.deposit.units * Int64(made))
  }

  /// Returns or takes the deposits of the cases that are final now, and closes their escrow. A case
  /// whose deposit cannot be returned stays open.
  func settleDeposits(_ docket: Docket) {
    for index in depositOrder(docket) {
      docket.cases[index].isOpen = false
      if docket.cases[index].deposit > 0 { settleDeposit(index, on: docket) }
      if !docket.cases[index].isOpen { docket.close(index) }
    }
  }

  /// Cases in the order in which their deposits are settled: by chance where one balance pays all.
  private func depositOrder(_ docket: Docket) -> [Int] {
    guard terms.depositHolder == .contract else { return Array(docket.cases.indices) }
    let order = docket.cases.map { item in
      var stream = RandomStream(key: key, entity: item.key, epoch: epoch, purpose: .queue)
      return (stream.word64(), item.key)
    }
    return docket.cases.indices.sorted { order[$0] < order[$1] }
  }

  private func settleDeposit(_ index: Int, on docket: Docket) {
    let (deposit, verdict) = (docket.cases[index].deposit, docket.cases[index].verdict)
    let returns =
      switch terms.depositReturn {
      case .accepted: verdict == .accepted
      case .final: true
      case .never: false
      }
    let isInContract = docket.cases[index].held < deposit
    if returns {
      if isInContract {
        guard docket.payBack(index) else {
          docket.cases[index].isOpen = true
          return
        }
      } else {
        docket.refund(deposit, to: .author, on: index)
      }
    } else {
      docket.forfeit(deposit, of: .author, on: index)
      let receiver: Party =
        switch terms.depositForfeit {
        case .treasury: .treasury
        case .burn: .burn
        case .contract: .contract
        }
      if !isInContract {
        docket.pay(deposit, to: receiver, on: index)
      } else if receiver != .contract {
        docket.pay(docket.collect(deposit, from: .contract, on: index), to: receiver, on: index)
      }
    }
    docket.cases[index].deposit = 0
  }
}
