import MesoPrimitives

/// Which operators of a side revise their behaviour in which epoch, found out for four epochs at
/// a time: few revise, so most of what an epoch costs would be the draws of those who do not.
///
/// An operator's u in an epoch is a word of the first block of its adaptation stream for the
/// group of four epochs that the epoch is in.
struct Revisions {
  /// Bit k is set if the operator revises in the group's epoch k, bit 4 + k if it takes up any
  /// behaviour then. Padded to whole eights.
  private let flags: Column<UInt8>
  /// What the flags were found for: 1 + group, and the bounds; 0 before.
  private let found: Column<UInt64>

  /// How many epochs share a block.
  static let group = 4

  init(operators: Int, _ scratch: Arena) {
    flags = scratch.column((operators + 7) / 8 * 8, of: 0)
    found = scratch.column(3, of: 0)
  }

  /// Below which words of u an operator revises at all, and takes up any behaviour.
  struct Bounds: Hashable {
    let revision: UInt64
    let mutation: UInt64
  }

  /// Whether the flags hold for an epoch and bounds; if not, they must be filled, run by run.
  func hold(epoch: Int, _ bounds: Bounds) -> Bool {
    found[0] == UInt64(epoch / Self.group) + 1 && found[1] == bounds.revision
      && found[2] == bounds.mutation
  }

  /// Takes note of what the flags were filled for.
  func note(epoch: Int, _ bounds: Bounds) {
    found[0] = UInt64(epoch / Self.group) + 1
    found[1] = bounds.revision
    found[2] = bounds.mutation
  }

  /// Finds out in which epochs of a group a run of operators revises.
  func fill(
    _ run: Range<Int>, keys: Column<UInt64>, epoch: Int, _ bounds: Bounds, key: StreamKey,
    words: FourColumns
  ) {
    DrawColumns.fillBlock(
      UnsafePointer(keys.base + run.lowerBound), count: run.count, key: key,
      epoch: epoch / Self.group, purpose: .adaptation, block: 0, words: words)
    let flags = flags.base + run.lowerBound
    flags.update(repeating: 0, count: run.count)
    for (place, words) in [words.w0, words.w1, words.w2, words.w3].enumerated() {
      let (revises, mutates) = (UInt8(1) << UInt8(place), UInt8(16) << UInt8(place))
      var row = 0
      while row < run.count {
        let word = UInt64(words[row])
        let revision = word < bounds.revision ? revises : 0
        let mutation = word < bounds.mutation ? mutates : 0
        flags[row] |= revision | mutation
        row &+= 1
      }
    }
  }

  /// Calls the body for every operator of a run that revises in an epoch, in order; and says whether
  /// it takes up any behaviour.
  ///
  /// - Parameter run: Starts at a multiple of eight.
  func forEach(in run: Range<Int>, epoch: Int, _ body: (Int, Bool) -> Void) {
    let eights = UnsafeRawPointer(flags.base)
    let place = UInt64(epoch % Self.group)
    let wanted = UInt64(0x0101_0101_0101_0101) &<< place
    var first = run.lowerBound
    while first < run.upperBound {
      let all = UInt64(littleEndian: eights.load(fromByteOffset: first, as: UInt64.self))
      var left = all & wanted
      while left != 0 {
        let bit = left.trailingZeroBitCount
        body(first &+ bit / 8, all &>> UInt64(bit &+ 4) & 1 == 1)
        left &= left &- 1
      }
      first &+= 8
    }
  }
}
