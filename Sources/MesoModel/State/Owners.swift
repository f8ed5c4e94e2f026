/// Which operator each of a run of rows, or of identities, belongs to.
///
/// Loops are written once over any owners and compiled for each: where a tile's items lie as its
/// operators do, one each, the places need not be looked up and the loop becomes vector
/// instructions.
protocol Owners {
  /// The place that an item belongs to.
  func owner(_ item: Int) -> Int
}

/// One item each, in the order of the places.
struct OneEach: Owners {
  let first: Int

  @inline(__always) func owner(_ item: Int) -> Int { first &+ item }
}

/// Places listed one by one.
struct ListedOwners: Owners {
  let places: UnsafePointer<Int32>

  @inline(__always) func owner(_ item: Int) -> Int { Int(places[item]) }
}
