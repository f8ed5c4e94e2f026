/// How contributions are dealt out to items.
///
/// Contributions are dealt in layers of one copy of every item, each layer in its own random
/// order, so that within a layer nobody meets an item twice. Who has contributions in two layers
/// changes places with others where it would.
enum Dealing {
  /// Deals contributions to items 0, 1, …
  ///
  /// There are as many items as whole sets of copies; what is left over makes some items have one
  /// copy more. Contributions of an identity beyond one per item go to none.
  ///
  /// - Parameters:
  ///   - owners: Whose each contribution is; those of one owner stand side by side, and owners in
  ///     an order of chance.
  ///   - luck: A random number for each contribution.
  ///   - copies: Copies of an item, from 1.
  /// - Returns: The number of items, and the item of each contribution; -1 for none.
  /// - Complexity: O(n log n) for n contributions.
  static func deal(
    owners: [UInt64], luck: [UInt64], copies: Int
  ) -> (items: Int, item: [Int]) {
    var item = [Int](repeating: -1, count: owners.count)
    var dealt = Array(owners.indices)
    var items = dealt.count / copies
    while items > 0 {
      let kept = limited(dealt, owners, to: items)
      guard kept.count < dealt.count else { break }
      dealt = kept
      items = dealt.count / copies
    }
    guard items > 0 else { return (0, item) }
    for start in stride(from: 0, to: dealt.count, by: items) {
      let layer = dealt[start..<min(start + items, dealt.count)]
      var order = layer.sorted { (luck[$0], $0) < (luck[$1], $1) }
      // In a layer that is not full the last items get no copy.
      order += [Int](repeating: -1, count: items - order.count)
      if start > 0 { separate(&order, from: dealt[start - 1], owners, item) }
      for (place, contribution) in order.enumerated() where contribution >= 0 {
        item[contribution] = place
      }
    }
    return (items, item)
  }

  /// The first so many contributions of each owner.
  private static func limited(_ dealt: [Int], _ owners: [UInt64], to most: Int) -> [Int] {
    var run = 0
    var last: UInt64?
    return dealt.filter { contribution in
      run = owners[contribution] == last ? run + 1 : 1
      last = owners[contribution]
      return run <= most
    }
  }

  /// Moves the contributions of the owner that the layer before ended with off the items that it
  /// has there.
  private static func separate(
    _ order: inout [Int], from last: Int, _ owners: [UInt64], _ item: [Int]
  ) {
    let owner = owners[last]
    var taken: Set<Int> = []
    var contribution = last
    while contribution >= 0, owners[contribution] == owner {
      taken.insert(item[contribution])
      contribution -= 1
    }
    func isOwn(_ place: Int) -> Bool { order[place] >= 0 && owners[order[place]] == owner }
    // An owner has no more contributions than there are items, so that there is room.
    var free = 0
    for place in order.indices where isOwn(place) && taken.contains(place) {
      while taken.contains(free) || isOwn(free) { free += 1 }
      order.swapAt(place, free)
    }
  }
}
