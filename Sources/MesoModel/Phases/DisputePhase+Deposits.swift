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
      .deposit, from: .liquid, to: .escrow, transfers: made,
      units: terms.deposit.units * Int64(made))
  }

  /// Returns or takes the deposits of the cases that are final now, and closes their escrow.
  func settleDeposits(_ docket: Docket) {
    for index in docket.cases.indices {
      let (deposit, verdict) = (docket.cases[index].deposit, docket.cases[index].verdict)
      if deposit > 0 {
        let returns =
          switch terms.depositReturn {
          case .accepted: verdict == .accepted
          case .final: true
          case .never: false
          }
        if returns {
          docket.refund(deposit, to: .author, on: index)
        } else {
          docket.forfeit(deposit, of: .author, on: index)
          docket.pay(
            deposit, to: terms.depositForfeit == .burn ? .burn : .treasury, on: index)
        }
        docket.cases[index].deposit = 0
      }
      docket.close(index)
    }
  }
}
