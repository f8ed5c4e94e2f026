import MesoModel
import MesoPrimitives

extension Proportion {
  /// Takes this share of the stake, rounded down, from each row that was examined and rejected.
  func slashRejected(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>) {
    // The share of every stake is sooner found than it is known whose is wanted.
    amounts.fill(self, of: evidence.stake)
    var row = 0
    while row < amounts.count {
      let isFault = evidence.isRejected(row)
      amounts[row] = isFault ? amounts[row] : 0
      row &+= 1
    }
  }
}

extension TileEvidence {
  /// Whether a row was examined and rejected, which is a fault.
  @inline(__always)
  func isRejected(_ row: Int) -> Bool {
    let wasExamined = examined[row] != 0
    let wasRejected = verdict[row] == Verdict.rejected.rawValue
    return wasExamined && wasRejected
  }
}
