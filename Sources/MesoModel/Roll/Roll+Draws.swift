public import MesoPrimitives

/// What the world draws for a reward that asks.
extension Roll {
  /// A random order of some of the entries.
  ///
  /// - Parameters:
  ///   - indices: The entries to order.
  ///   - pass: Another pass is another order.
  /// - Complexity: O(n log n).
  public func order(of indices: [Int], pass: Int) -> [Int] {
    let keyed = indices.map { index -> (UInt64, Int) in
      var stream = RandomStream(
        key: engine.key, entity: salted(entries[index].key, pass), epoch: engine.epoch,
        purpose: .valuation)
      return (stream.word64(), index)
    }
    return keyed.sorted { ($0.0, entries[$0.1].key) < ($1.0, entries[$1.1].key) }.map { $0.1 }
  }

  /// Which entries users give to: each of so many users picks one with a probability in proportion
  /// to its appeal. The last of them do not where all users together cannot pay so many gifts.
  ///
  /// - Returns: Gifts by entry.
  /// - Complexity: O(users × log n).
  public func gifts(of users: Int, at price: Amount) -> [Int] {
    var sums: [UInt64] = []
    var sum: UInt64 = 0
    for entry in entries {
      sum += UInt64(entry.appeal)
      sums.append(sum)
    }
    var gifts = [Int](repeating: 0, count: entries.count)
    guard sum > 0 else { return gifts }
    let affordable =
      price > .zero ? Int(available(from: .fees) / price.units) : users
    for user in 0..<min(users, affordable) {
      var stream = RandomStream(
        key: engine.key, entity: EntityKey.mixed(UInt64(user)), epoch: engine.epoch,
        purpose: .gift)
      let point = stream.word64().multipliedFullWidth(by: sum).high
      var (low, high) = (0, sums.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] > point { high = middle } else { low = middle + 1 }
      }
      gifts[low] += 1
    }
    return gifts
  }

  /// How several people see a public number of an identity, each with an error of its own: the
  /// number times e^(noise·Z).
  public func views(of number: Double, about identity: Int, by people: Int, noise: Double)
    -> [Double]
  {
    (0..<people).map { person in
      var stream = RandomStream(
        key: engine.key, entity: salted(engine.contributors.identityKey[identity], person),
        epoch: engine.epoch, purpose: .opinion)
      return number * Elementary.exp(noise * stream.normal())
    }
  }

  func salted(_ key: UInt64, _ salt: Int) -> UInt64 {
    EntityKey.mixed(key &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(salt + 1))
  }
}
