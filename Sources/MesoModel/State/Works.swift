import MesoPrimitives

/// Accepted works that later contributions may be derived from, by number, and who says to build
/// on what.
///
/// Costs 12 bytes a work and 4 a link; kept only where the scenario has derivation.
final class Works {
  /// Who made each work, and in which epoch.
  private(set) var identity: [Int32] = []
  private(set) var epoch: [Int32] = []
  /// Where each work's registered parents start, and all of them.
  private var start: [Int32] = []
  private var links: [Int32] = []

  /// Enters a work.
  ///
  /// - Returns: Its number, from 0.
  func add(by identity: Int, in epoch: Int) -> Int {
    self.identity.append(Int32(identity))
    self.epoch.append(Int32(epoch))
    return self.identity.count - 1
  }

  /// Registers what a work builds on. Works are registered in the order of their numbers.
  func register(_ work: Int, parents: [Int]) {
    while start.count <= work { start.append(Int32(links.count)) }
    links += parents.map { Int32($0) }
  }

  /// The registered parents of a work.
  func parents(of work: Int) -> [Int] {
    guard work < start.count else { return [] }
    let end = work + 1 < start.count ? Int(start[work + 1]) : links.count
    return links[Int(start[work])..<end].map { Int($0) }
  }

  func write(to writer: inout StateWriter) {
    for column in [identity, epoch, start, links] {
      writer.write(Int64(column.count))
      for value in column { writer.write(Int64(value)) }
    }
  }

  func read(from reader: inout StateReader) throws {
    func column() throws -> [Int32] {
      try (0..<max(0, try reader.integer())).map { _ in
        Int32(truncatingIfNeeded: try reader.integer())
      }
    }
    (identity, epoch) = (try column(), try column())
    (start, links) = (try column(), try column())
  }

  /// The first work that is still young enough to be built on.
  func firstSince(_ oldest: Int) -> Int {
    var (low, high) = (0, epoch.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(epoch[middle]) < oldest { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// How contributions come to be derived from earlier work.
public struct DerivationTerms: Hashable, Sendable {
  public enum Choice: String, CaseIterable, Sendable {
    /// Any work of the window alike.
    case uniform
    /// Younger works more often: the density falls evenly to 0 at the start of the window.
    case recent
  }

  /// The probability that a contribution is derived.
  public var probability: Double
  /// Works that a derived contribution builds on, 1 to 16.
  public var parents: Int
  public var choice: Choice
  /// Epochs for which a work can be built on.
  public var window: Int

  public init(probability: Double, parents: Int, choice: Choice, window: Int) {
    self.probability = probability
    self.parents = parents
    self.choice = choice
    self.window = window
  }

  /// The most works that one may build on, as deployed licences have it.
  public static let maximumParents = 16
}
