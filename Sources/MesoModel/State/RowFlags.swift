internal import CIntrinsics

/// The rows of a tile of which something is true: 1 each, and 0 for the others.
///
/// What is costly is worked out for these alone, side by side. Which rows they are is chance, so no loop
/// here branches on it.
struct RowFlags {
  let base: UnsafePointer<UInt8>
  let count: Int

  /// Copies the numbers of the rows, side by side.
  ///
  /// - Parameters:
  ///   - numbers: One for each row of the tile.
  ///   - picked: Room for as many; may be the same.
  /// - Returns: How many there are.
  @discardableResult
  func pick(_ numbers: UnsafePointer<UInt64>, into picked: UnsafeMutablePointer<UInt64>) -> Int {
    var done = 0
    var row = meso_pick(numbers, base, count, picked, &done)
    while row < count {
      picked[done] = numbers[row]
      done &+= Int(base[row])
      row &+= 1
    }
    return done
  }

  /// Copies the numbers of the rows, side by side.
  func pick(_ numbers: UnsafePointer<Double>, into picked: UnsafeMutablePointer<Double>) {
    numbers.withMemoryRebound(to: UInt64.self, capacity: count) { bits in
      picked.withMemoryRebound(to: UInt64.self, capacity: count) { _ = pick(bits, into: $0) }
    }
  }

  /// Adds numbers that stand side by side to those of the rows.
  ///
  /// - Parameters:
  ///   - picked: One for each row that is flagged, with room for all rows.
  ///   - numbers: One for each row of the tile.
  func add(_ picked: UnsafePointer<Int64>, to numbers: UnsafeMutablePointer<Int64>) {
    var done = 0
    var row = meso_add_picked(picked, base, count, numbers, &done)
    while row < count {
      numbers[row] &+= base[row] == 1 ? picked[done] : 0
      done &+= Int(base[row])
      row &+= 1
    }
  }
}
