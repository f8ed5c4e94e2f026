import MesoModel
import MesoPrimitives

extension Proportion {
  /// Takes this share of the stake, rounded down, from each row that was examined and rejected.
  func slashRejected(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>) {
    let (numerator, denominator) = reduced
    var row = 0
    while row < amounts.count {
      amounts[row] =
        evidence.isRejected(row) ? mulDivFloor(evidence.stake[row], numerator, denominator) : 0
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
