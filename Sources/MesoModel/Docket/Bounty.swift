/// A prize for finding an error that was made on purpose, at an announced rate.
public struct Bounty: Hashable, Sendable {
  /// How the finders of one error share the prize J.
  public enum Split: String, CaseIterable, Sendable {
    /// k finders get J ⁄ 2^(k − 1) each, so that splitting into several identities gains nothing.
    case pairwise
    /// The finders in the order of their challenges get J ⁄ 2, J ⁄ 4, J ⁄ 8 and so on.
    case sequential
  }

  /// The prize J, in base units.
  public var prize: Int64
  /// The share of contributions that are wrong on purpose.
  public var chance: Double
  public var split: Split

  public init(prize: Int64, chance: Double, split: Split) {
    self.prize = prize
    self.chance = chance
    self.split = split
  }

  /// What the finder in a place gets, rounded down to the base unit.
  ///
  /// - Parameters:
  ///   - place: The finder's place in the order of challenges, from 0.
  ///   - finders: All finders.
  public func share(at place: Int, of finders: Int) -> Int64 {
    let halvings = split == .pairwise ? finders - 1 : place + 1
    return halvings < 63 ? prize >> Int64(halvings) : 0
  }

  /// What one of several finders gets on average, in base units.
  public func share(of finders: Int) -> Double {
    let total = (0..<finders).reduce(0.0) { $0 + Double(share(at: $1, of: finders)) }
    return total / Double(finders)
  }
}
