import MesoModel
import MesoPrimitives

/// Draws the operators of a cohort that an audit looks at.
///
/// They come from a stream of their own, so that looking at them moves no other luck, and in turn
/// from the terciles of skill, each of which is shuffled; where there are no terciles, from all.
enum FocalOperators {
  /// The tercile that is drawn from first; it changes with the replicate, so that a coalition whose
  /// size is no multiple of 3 favours none.
  static func first(_ replicate: Int, strata: Int) -> Int { replicate % strata }

  /// The ordinals of the focal operators, in the order in which they are drawn.
  static func drawn(
    _ home: DeviationDesign.Home, in world: World, seed: UInt64, replicate: Int
  ) -> [Int] {
    let key = StreamKey(seed: seed, replicate: replicate)
    var ordered = Array(0..<home.operators)
    if home.strata > 1 {
      let skills = world.skills(ofContributors: home.place, key: key)
      ordered.sort { (skills[$0], $0) < (skills[$1], $1) }
    }
    var stream = RandomStream(
      key: key,
      entity: EntityKey.operator(side: home.side.rawValue, cohort: home.cohort, ordinal: 0),
      epoch: 0, purpose: .focal)
    var groups = (0..<home.strata).map { stratum in
      let bounds = [stratum, stratum + 1].map { $0 * home.operators / home.strata }
      return shuffled(Array(ordered[bounds[0]..<bounds[1]]), home.focal, &stream)
    }
    var drawn: [Int] = []
    var turn = first(replicate, strata: home.strata)
    while drawn.count < min(home.focal, home.operators) {
      if !groups[turn].isEmpty { drawn.append(groups[turn].removeFirst()) }
      turn = (turn + 1) % home.strata
    }
    return drawn
  }

  /// A random order of some of a group's members.
  private static func shuffled(
    _ group: [Int], _ count: Int, _ stream: inout RandomStream
  ) -> [Int] {
    var group = group
    for place in 0..<min(count, group.count) {
      group.swapAt(place, place + stream.below(group.count - place))
    }
    return Array(group.prefix(count))
  }
}
