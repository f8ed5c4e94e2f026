/// The random draws of one entity in one epoch for one purpose.
///
/// A stream is a place to start counting, not a state to share: two streams with the same key,
/// entity, epoch and purpose give the same draws wherever and whenever they are made, and no
/// other stream's draws move them. Words are taken in order from consecutive Philox blocks.
///
/// The counter of a block is: the low and the high half of the entity, the epoch, and the purpose
/// (upper 12 bits) with the number of the block (lower 20).
///
/// - Complexity: 48 bytes, no allocation; one Philox block for every four words.
public struct RandomStream: Sendable {
  @usableFromInline let key: StreamKey
  @usableFromInline let entityLow: UInt32
  @usableFromInline let entityHigh: UInt32
  @usableFromInline let epoch: UInt32
  @usableFromInline let purposeBits: UInt32
  /// The next block to make.
  @usableFromInline var block: UInt32
  /// How many words of the last block are not yet drawn, and those words.
  @usableFromInline var remaining: UInt32 = 0
  @usableFromInline var first: UInt64 = 0
  @usableFromInline var second: UInt64 = 0

  /// Opens a stream at the first word of a block.
  ///
  /// - Parameters:
  ///   - key: The key of the run.
  ///   - entity: The lifelong key of who or what draws; see `EntityKey`.
  ///   - epoch: The epoch of the draw, 0 to 2^32 − 1.
  ///   - purpose: What the draw is for.
  ///   - block: The block to start at, below 2^20: kinds of draw that start far apart do not
  ///     shift one another.
  @inlinable
  public init(key: StreamKey, entity: UInt64, epoch: Int, purpose: Purpose, block: UInt32 = 0) {
    self.key = key
    self.block = block
    entityLow = UInt32(truncatingIfNeeded: entity)
    entityHigh = UInt32(truncatingIfNeeded: entity &>> 32)
    self.epoch = UInt32(epoch)
    purposeBits = purpose.rawValue &<< 20
  }

  /// Draws 32 bits.
  ///
  /// - Precondition: At most 2^22 words are drawn from one stream.
  @inlinable
  public mutating func word() -> UInt32 {
    if remaining == 0 {
      precondition(block < 1 &<< 20, "a random stream holds 2^22 words and no more")
      let words = Philox.block(entityLow, entityHigh, epoch, purposeBits | block, key: key)
      first = UInt64(words.0) | UInt64(words.1) &<< 32
      second = UInt64(words.2) | UInt64(words.3) &<< 32
      DrawCount.add(1)
      block &+= 1
      remaining = 4
    }
    let word = UInt32(truncatingIfNeeded: first)
    first = (first &>> 32) | (second &<< 32)
    second &>>= 32
    remaining &-= 1
    return word
  }

  /// Draws 64 bits: two words, the low half first.
  @inlinable
  public mutating func word64() -> UInt64 {
    let low = word()
    return UInt64(low) | UInt64(word()) &<< 32
  }

  /// Turns 64 random bits into a number strictly between 0 and 1, without branches.
  ///
  /// The upper 52 bits count cells of width 2^−52 and the result is the middle of a cell, so
  /// neither 0 nor 1 can come out. (With 53 bits the middle of the last cell is not a `Double`
  /// and rounds to 1.)
  @inlinable
  @inline(__always)
  public static func uniform(of bits: UInt64) -> Double {
    Double(bitPattern: 0x3FF0_0000_0000_0000 | (bits &>> 12)) - (1 - 0x1p-53)
  }

  /// Draws a number uniformly from the open interval (0, 1). Takes two words.
  @inlinable
  public mutating func uniform() -> Double { RandomStream.uniform(of: word64()) }

  /// Draws an integer from 0 to `n` − 1, each exactly as likely.
  ///
  /// - Parameter n: How many integers there are to choose from, above 0.
  /// - Complexity: Two words; more with probability below `n` ⁄ 2^64.
  /// - SeeAlso: D. Lemire, “Fast random integer generation in an interval”, ACM Transactions on
  ///   Modeling and Computer Simulation 29(1), 2019.
  @inlinable
  public mutating func below(_ n: Int) -> Int {
    precondition(n > 0, "a draw needs at least one integer to choose from")
    let bound = UInt64(n)
    var product = word64().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = word64().multipliedFullWidth(by: bound) }
    }
    return Int(truncatingIfNeeded: product.high)
  }

  /// Returns true with the given probability. Takes two words whatever the probability.
  ///
  /// - Parameter p: The probability: never at 0 or less, always at 1 or more.
  @inlinable
  public mutating func chance(_ p: Double) -> Bool { uniform() < p }
}
