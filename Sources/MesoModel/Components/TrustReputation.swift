/// A reputation that follows from who rates whom, over the whole network at once.
///
/// The network's nodes are numbered: validator identities first, then contributor identities.
public protocol TrustReputation: Reputation {
  /// The reputations after an epoch's ratings.
  ///
  /// - Parameters:
  ///   - ratings: What the epoch's panels said, by rater and ratee, each pair once.
  ///   - peers: Who there is.
  /// - Returns: One value per node, between 0 and 1; none if nothing changes.
  func trust(_ ratings: [Rating], among peers: TrustPeers, memory: inout Memory) -> [Double]
}

extension TrustReputation {
  public var isConstant: Bool { false }

  public func updated(_ record: Record, right: Bool) -> Record { record }
}

/// How much better or worse one node thinks of another for what it did in an epoch.
public struct Rating: Hashable, Sendable {
  public var rater: Int32
  public var ratee: Int32
  /// Good minus bad: approvals less rejections of a contributor, agreements less disagreements
  /// with a fellow validator.
  public var value: Int32

  public init(rater: Int, ratee: Int, value: Int32) {
    self.rater = Int32(rater)
    self.ratee = Int32(ratee)
    self.value = value
  }

  /// Sums of the ratings by pair, ordered by rater, then ratee.
  static func summed(_ ratings: [Rating]) -> [Rating] {
    var sums: [Rating] = []
    for rating in ratings.sorted(by: { ($0.rater, $0.ratee) < ($1.rater, $1.ratee) }) {
      if let last = sums.last, last.rater == rating.rater, last.ratee == rating.ratee {
        sums[sums.count - 1].value += rating.value
      } else {
        sums.append(rating)
      }
    }
    return sums
  }
}

/// The nodes of a network of trust.
public struct TrustPeers: Hashable, Sendable {
  public var validators: Int
  public var contributors: Int
  /// Base units of stake of every validator identity.
  public var stakes: [Int64]

  public init(validators: Int, contributors: Int, stakes: [Int64]) {
    self.validators = validators
    self.contributors = contributors
    self.stakes = stakes
  }
}
