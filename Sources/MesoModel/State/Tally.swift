/// Attestations by validator identity and conduct.
///
/// A count that is raised again before it has left the processor waits for it. Where few validators
/// judge everything, panels take four sets of counts in turn; where there are many, the sets are one,
/// which stays in cache.
struct Tally {
  private static let lanes = 4
  /// The most identities that have a set for each lane.
  private static let few = 256

  private let counts: Column<UInt32>
  /// How far one lane's counts are from the next one's: 0 where all are one.
  private let stride: Int

  init(identities: Int, _ arena: Arena) {
    stride = identities <= Self.few ? 4 * identities : 0
    counts = arena.column(stride == 0 ? 4 * identities : Self.lanes * stride, of: 0)
  }

  /// Where an attestation is counted: 4·identity + 2·looked + right.
  @inline(__always)
  static func place(
    of identity: UInt32, looked: UInt32, approves: UInt8, isGood: UInt8
  ) -> UInt32 {
    4 &* identity &+ 2 &* looked &+ UInt32(1 ^ (approves ^ isGood))
  }

  func clear() { counts.fill(0) }

  @inline(__always)
  func add(_ place: Int) { counts.base[place] &+= 1 }

  /// Counts one attestation at each of some places.
  func add(_ places: UnsafePointer<UInt32>, count: Int) {
    let first = counts.base
    let (second, third, fourth) = (first + stride, first + 2 * stride, first + 3 * stride)
    var item = 0
    while item &+ Self.lanes <= count {
      first[Int(places[item])] &+= 1
      second[Int(places[item &+ 1])] &+= 1
      third[Int(places[item &+ 2])] &+= 1
      fourth[Int(places[item &+ 3])] &+= 1
      item &+= Self.lanes
    }
    while item < count {
      first[Int(places[item])] &+= 1
      item &+= 1
    }
  }

  /// Adds the counts of every identity to columns: all its attestations, the right ones, and those with
  /// a look.
  func addUp(
    _ all: UnsafeMutablePointer<Int>, right: UnsafeMutablePointer<Int>,
    looked: UnsafeMutablePointer<Int>, identities: Int
  ) {
    for lane in 0..<(stride == 0 ? 1 : Self.lanes) {
      let counts = counts.base + lane &* stride
      var identity = 0
      while identity < identities {
        let own = counts + 4 &* identity
        let (unseen, seen) = ((Int(own[0]), Int(own[1])), (Int(own[2]), Int(own[3])))
        all[identity] &+= unseen.0 &+ unseen.1 &+ seen.0 &+ seen.1
        right[identity] &+= unseen.1 &+ seen.1
        looked[identity] &+= seen.0 &+ seen.1
        identity &+= 1
      }
    }
  }

  /// Attestations of an identity without and with a look, each wrong and right.
  func counts(of identity: Int) -> (unseen: (Int, Int), seen: (Int, Int)) {
    var (unseen, seen) = ((0, 0), (0, 0))
    for lane in 0..<(stride == 0 ? 1 : Self.lanes) {
      let own = counts.base + (lane &* stride &+ 4 &* identity)
      unseen = (unseen.0 &+ Int(own[0]), unseen.1 &+ Int(own[1]))
      seen = (seen.0 &+ Int(own[2]), seen.1 &+ Int(own[3]))
    }
    return (unseen, seen)
  }
}
