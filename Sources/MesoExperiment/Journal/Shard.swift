/// One part of a sweep that several machines share: run i + k·n for every k, of n parts.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
  /// Which part, from 1.
  public let index: Int
  public let count: Int

  /// The whole sweep.
  public static let whole = Shard(index: 1, count: 1)

  private init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// Reads a text such as `2/5`; `nil` if it is no part of a whole.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1],
      (1...100_000).contains(count), (1...count).contains(index)
    else { return nil }
    self.init(index: index, count: count)
  }

  public var isWhole: Bool { count == 1 }

  /// Whether the part has the run at a place of the work list, from 0.
  public func contains(_ place: Int) -> Bool { place % count == index - 1 }

  public var description: String { "\(index)/\(count)" }
}
