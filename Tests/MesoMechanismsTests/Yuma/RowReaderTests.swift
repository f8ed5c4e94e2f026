import MesoPrimitives
import MesoTestSupport
import Testing

@testable import MesoMechanisms

struct RowReaderTests {
  /// Up to eleven rows of up to nine entries: some empty, some without gaps between columns.
  private func rows(_ random: inout RandomStream) -> SparseRows<Double> {
    var rows = SparseRows<Double>(rows: 0)
    for _ in 0..<random.below(12) {
      let (isFull, isEmpty) = (random.below(3) == 0, random.below(4) == 0)
      for column in 0..<9 where !isEmpty && (isFull || random.below(2) == 0) {
        rows.append(random.uniform(), column: Int32(column))
      }
      rows.endRow()
    }
    return rows
  }

  private func withRows(_ body: (UInt64, SparseRows<Double>) -> Void) {
    withEverySeed { seed in
      var random = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: 1, epoch: 1, purpose: .birth)
      body(seed, rows(&random))
    }
  }

  /// Not to within rounding: bit by bit, since the order of additions is the same.
  @Test func `rows that are added up four at a time have the sums of one after the other`() {
    withRows { seed, rows in
      var sums = Array(repeating: 0.0, count: rows.rowCount)
      rows.read { reader in
        sums.withUnsafeMutableBufferPointer { sums in
          reader.sumRows(into: sums) { place, column in
            reader.values[place] * Double(column + 1)
          }
        }
      }

      for row in 0..<rows.rowCount {
        let sum = rows.entries(of: row).reduce(0) {
          $0 + rows.values[$1] * Double(rows.columns[$1] + 1)
        }
        #expect(sums[row] == sum, "seed \(seed), row \(row)")
      }
    }
  }

  @Test func `a visit to a row comes to each of its entries in turn`() {
    withRows { seed, rows in
      for row in 0..<rows.rowCount {
        var visited: [[Int]] = []
        rows.read { $0.visit(row: row) { visited.append([$0, $1]) } }

        let entries = rows.entries(of: row).map { [$0, Int(rows.columns[$0])] }
        #expect(visited == entries, "seed \(seed)")
      }
    }
  }

  @Test func `columns that are removed are gone, and the rest stays in its rows`() {
    withRows { seed, rows in
      let isRemoved = (0..<9).map { $0 % 3 == 1 }
      var left = rows

      left.removeColumns(isRemoved)

      for row in 0..<rows.rowCount {
        let kept = rows.entries(of: row).filter { !isRemoved[Int(rows.columns[$0])] }
        let entries = left.entries(of: row)
        #expect(left.columns[entries].map { $0 } == kept.map { rows.columns[$0] }, "seed \(seed)")
        #expect(left.values[entries].map { $0 } == kept.map { rows.values[$0] }, "seed \(seed)")
      }
      #expect(left.values.count == left.starts.last)
    }
  }
}
