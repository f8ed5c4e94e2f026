/// What a work owes the works that it is built on, near and far.
///
/// Shares are counted in 10⁻⁸, as deployed licences count them, and every product is rounded down.
/// A work is built on works of smaller numbers, so that the graph has no cycles.
///
/// - SeeAlso: storyprotocol/protocol-core-v1, RoyaltyPolicyLAP and RoyaltyPolicyLRP;
///   piplabs/story-geth, ipgraph.go (sums over paths).
struct RoyaltyShares {
  /// 100 %.
  static let whole: Int64 = 100_000_000

  /// A licence: the work that is built on, and its share of what is earned.
  typealias Link = (parent: Int, share: Int64)

  /// The links of an earlier work.
  let links: (Int) -> [Link]

  /// Absolute (LAP): every ancestor gets the share of its licence of all that is earned below it,
  /// once for every path that leads to it.
  ///
  /// - Returns: Ancestors by falling number, with what they get; `nil` beyond `limit` ancestors.
  func absolute(_ own: [Link], limit: Int) -> [Link]? {
    walk(own, limit: limit, start: 1) { paths, share in (passed: paths, owed: paths * share) }
  }

  /// Relative (LRP): a parent gets its share of what its child takes in, and passes the shares of
  /// its own parents on.
  ///
  /// - Returns: Ancestors by falling number, with what they keep; `nil` beyond `limit` ancestors.
  func relative(_ own: [Link], limit: Int) -> [Link]? {
    let gross = walk(own, limit: limit, start: Self.whole) { taken, share in
      let part = taken * share / Self.whole
      return (passed: part, owed: part)
    }
    return gross?.map { ancestor in
      let passedOn = links(ancestor.parent).reduce(Int64(0)) {
        $0 + ancestor.share * $1.share / Self.whole
      }
      return (ancestor.parent, max(0, ancestor.share - passedOn))
    }
  }

  /// Visits the ancestors from the latest to the first, each once all its descendants are done.
  private func walk(
    _ own: [Link], limit: Int, start: Int64,
    _ step: (_ flow: Int64, _ share: Int64) -> (passed: Int64, owed: Int64)
  ) -> [Link]? {
    var flow: [Int: Int64] = [:]
    var owed: [Int: Int64] = [:]
    // In order of number; the last is visited next.
    var waiting: [Int] = []
    func follow(_ links: [Link], with taken: Int64) {
      for link in links {
        let (passed, due) = step(taken, link.share)
        if flow[link.parent] == nil {
          waiting.insert(link.parent, at: waiting.firstIndex { $0 > link.parent } ?? waiting.count)
        }
        flow[link.parent, default: 0] += passed
        owed[link.parent, default: 0] += due
      }
    }
    follow(own, with: start)
    var result: [Link] = []
    while let next = waiting.popLast() {
      result.append((next, owed[next, default: 0]))
      guard result.count + waiting.count <= limit else { return nil }
      follow(links(next), with: flow[next, default: 0])
    }
    return result
  }
}
