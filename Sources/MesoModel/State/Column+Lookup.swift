internal import CIntrinsics

extension Column {
  /// Fills a column with the values that stand at some places of this one, which is short: where a
  /// register holds it, no place is loaded on its own.
  ///
  /// - Parameters:
  ///   - places: Below ``count`` each.
  ///   - values: Room for `count` values.
  @inline(__always)
  func lookUp(
    _ places: UnsafePointer<UInt8>, count: Int, into values: UnsafeMutablePointer<Element>
  ) {
    var row = 0
    if MemoryLayout<Element>.size == MemoryLayout<UInt64>.size {
      row = meso_lookup(
        UnsafeRawPointer(base).assumingMemoryBound(to: UInt64.self), self.count, places, count,
        UnsafeMutableRawPointer(values).assumingMemoryBound(to: UInt64.self))
    }
    while row < count {
      values[row] = base[Int(places[row])]
      row &+= 1
    }
  }
}
