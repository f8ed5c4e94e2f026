/// Some of the runs of a work list, one bit for each up to the last of them.
public struct RunSet: Sendable {
  private var words: [UInt64]
  /// The number of runs in the set.
  public private(set) var count = 0

  /// An empty set.
  ///
  /// - Parameter capacity: The places that there is room for at once; the set grows beyond.
  public init(capacity: Int) { words = Array(repeating: 0, count: (capacity + 63) / 64) }

  /// Adds the run at a place, from 0.
  ///
  /// - Returns: Whether it was not in the set.
  @discardableResult
  public mutating func insert(_ place: Int) -> Bool {
    guard !contains(place) else { return false }
    if place / 64 >= words.count {
      words += Array(repeating: 0, count: place / 64 + 1 - words.count)
    }
    words[place / 64] |= 1 &<< UInt64(place % 64)
    count += 1
    return true
  }

  public func contains(_ place: Int) -> Bool {
    place / 64 < words.count && words[place / 64] & (1 &<< UInt64(place % 64)) != 0
  }
}
