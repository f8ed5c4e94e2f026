/// The behaviours of a side between which its operators move, each with a place among them.
struct ConsideredBehaviours {
  /// The behaviours, in order.
  let behaviours: [UInt8]
  /// The place of each behaviour of the side among them; -1 for those that are not.
  let place: [Int]

  init(_ world: World, _ side: Side, of count: Int) {
    let considered = world.behavioursConsidered(by: side)
    var place = [Int](repeating: -1, count: count)
    for (index, behaviour) in considered.enumerated() { place[behaviour] = index }
    behaviours = considered.map { UInt8($0) }
    self.place = place
  }

  var count: Int { behaviours.count }

  func contains(_ behaviour: UInt8) -> Bool { place[Int(behaviour)] >= 0 }
}
