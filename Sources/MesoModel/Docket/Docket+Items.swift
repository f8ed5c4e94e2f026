/// The cases of a docket by the item that they answer.
public struct ItemGroups: Sendable {
  /// The cases that answer an item, item by item.
  public let cases: [Int]
  /// The part of ``cases`` that belongs to each item.
  public let ranges: [Range<Int>]

  public var count: Int { ranges.count }
  /// The cases that answer one of the items.
  public subscript(item: Int) -> ArraySlice<Int> { cases[ranges[item]] }
}

extension Docket {
  /// The labels that items have; 0 where work is no labelling.
  public var labels: Int { engine.world.mechanism.allocation.labelling?.labels ?? 0 }

  /// The cases that answer items: items in the order of their numbers, and the answers to one in
  /// an order that says nothing of who gave them.
  ///
  /// - Complexity: O(n log n) for n cases.
  public var items: ItemGroups {
    var keyed: [(item: Int, key: UInt64, index: Int)] = []
    keyed.reserveCapacity(cases.count)
    for index in cases.indices where cases[index].item >= 0 {
      keyed.append((cases[index].item, cases[index].key, index))
    }
    keyed.sort { ($0.item, $0.key) < ($1.item, $1.key) }
    var ranges: [Range<Int>] = []
    var start = 0
    for place in keyed.indices
    where place + 1 == keyed.count
      || keyed[place + 1].item != keyed[place].item
    {
      ranges.append(start..<(place + 1))
      start = place + 1
    }
    return ItemGroups(cases: keyed.map { $0.index }, ranges: ranges)
  }
}
