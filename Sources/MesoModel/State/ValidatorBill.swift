/// What validators are owed for an epoch, by validator identity. Base units.
struct ValidatorBill {
  /// Owed by the funding source, in all.
  private(set) var fees: Int64 = 0
  let fee: Column<Int64>
  /// Owed out of what others forfeit.
  let share: Column<Int64>
  let forfeit: Column<Int64>
  let attestations: Column<Int>
  let correct: Column<Int>
  let inspections: Column<Int>
  let coherent: Column<Int>

  init(identities: Int, _ arena: Arena) {
    fee = arena.column(identities, of: 0)
    share = arena.column(identities, of: 0)
    forfeit = arena.column(identities, of: 0)
    attestations = arena.column(identities, of: 0)
    correct = arena.column(identities, of: 0)
    inspections = arena.column(identities, of: 0)
    coherent = arena.column(identities, of: 0)
  }

  /// Clears the bill for a new epoch.
  func restart() {
    fee.fill(0)
    share.fill(0)
    forfeit.fill(0)
    attestations.fill(0)
    correct.fill(0)
    inspections.fill(0)
    coherent.fill(0)
  }

  /// Adds what a thread tallied.
  func add(_ worker: Worker) {
    worker.tally.addUp(
      attestations.base, right: correct.base, looked: inspections.base, identities: fee.count)
    coherent.add(worker.coherent)
    fee.add(worker.feeEarned)
    share.add(worker.shareEarned)
    forfeit.add(worker.forfeited)
    inspections.add(worker.hearing.unrevealedLooks)
  }

  /// All that is owed out of forfeits.
  var shares: Int64 { share.sum }

  /// The bill with its fees added up.
  func total() -> ValidatorBill {
    var bill = self
    bill.fees = fee.sum
    return bill
  }
}

extension Column where Element: FixedWidthInteger {
  /// All values added up.
  fileprivate var sum: Element { (0..<count).reduce(0) { $0 &+ base[$1] } }

  /// Adds the values of another column. Neither tokens nor attestations are so many that a sum
  /// overflows.
  fileprivate func add<Other: FixedWidthInteger>(_ other: Column<Other>) {
    for place in 0..<count { base[place] &+= Element(truncatingIfNeeded: other.base[place]) }
  }
}
