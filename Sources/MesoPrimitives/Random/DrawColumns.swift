internal import CIntrinsics

/// Random draws for many entities at once: the same words as each entity's own
/// ``RandomStream`` would give, in columns.
///
/// The loops are written so that LLVM vectorises them: no call, no branch, no trapping
/// conversion. The bytes are the same with and without vector instructions.
public enum DrawColumns {
  /// Fills four columns with the words of one block of each entity.
  ///
  /// - Parameters:
  ///   - entities: The keys of the entities.
  ///   - count: The number of entities.
  ///   - epoch: The epoch of the draws.
  ///   - purpose: What the draws are for.
  ///   - block: The place of the block in each entity's stream, from 0.
  ///   - words: Four columns of `count` values, filled.
  /// - Complexity: O(count).
  public static func fillBlock(
    _ entities: UnsafePointer<UInt64>, count: Int, key: StreamKey, epoch: Int, purpose: Purpose,
    block: Int, words: FourColumns
  ) {
    DrawCount.add(count)
    let (w0, w1, w2, w3) = (words.w0, words.w1, words.w2, words.w3)
    let (epoch, place) = (UInt32(epoch), (purpose.rawValue &<< 20) | UInt32(block))
    var row = meso_philox(
      entities, count, epoch, place, key.k0, key.k1, w0, w1, w2, w3)
    let (c2, c3) = (UInt64(epoch), UInt64(place))
    while row < count {
      let entity = entities[row]
      let (a, b, c, d) = Philox.lanes(entity, entity &>> 32, c2, c3, key: key)
      w0[row] = UInt32(truncatingIfNeeded: a)
      w1[row] = UInt32(truncatingIfNeeded: b)
      w2[row] = UInt32(truncatingIfNeeded: c)
      w3[row] = UInt32(truncatingIfNeeded: d)
      row &+= 1
    }
  }

  /// Turns two columns of words into two columns of standard normal draws.
  ///
  /// The draws have the 24 bits of a `Float`; a `Double` would take three times as long to make and
  /// no run is long enough to tell. The radius has 31 bits, so no draw lies beyond 6.66 standard
  /// deviations; of a true normal 3 × 10⁻¹¹ does.
  ///
  /// - SeeAlso: G. E. P. Box, M. E. Muller, Annals of Mathematical Statistics 29 (1958).
  /// - Complexity: O(count).
  public static func fillNormals(
    _ radii: UnsafePointer<UInt32>, _ angles: UnsafePointer<UInt32>, count: Int,
    into first: UnsafeMutablePointer<Float>, and second: UnsafeMutablePointer<Float>
  ) {
    var row = 0
    while row < count {
      let (sine, cosine) = Elementary.sinCos(ofTurn: angles[row])
      let length = meso_sqrtf(-2 * Elementary.log(ofUnit: radii[row]))
      first[row] = length * cosine
      second[row] = length * sine
      row &+= 1
    }
  }

  /// Turns words into whole numbers below a bound: ⌊word · bound ⁄ 2³²⌋.
  ///
  /// No word is drawn again, so a number's probability is off by less than bound ⁄ 2³² of itself.
  ///
  /// - Complexity: O(count).
  public static func fillBelow(
    _ bound: UInt32, _ words: UnsafePointer<UInt32>, count: Int,
    into numbers: UnsafeMutablePointer<UInt32>
  ) {
    var row = 0
    while row < count {
      numbers[row] = UInt32(truncatingIfNeeded: (UInt64(words[row]) &* UInt64(bound)) &>> 32)
      row &+= 1
    }
  }
}

/// Four columns of random words.
public struct FourColumns {
  public let w0: UnsafeMutablePointer<UInt32>
  public let w1: UnsafeMutablePointer<UInt32>
  public let w2: UnsafeMutablePointer<UInt32>
  public let w3: UnsafeMutablePointer<UInt32>

  public init(
    _ w0: UnsafeMutablePointer<UInt32>, _ w1: UnsafeMutablePointer<UInt32>,
    _ w2: UnsafeMutablePointer<UInt32>, _ w3: UnsafeMutablePointer<UInt32>
  ) {
    self.w0 = w0
    self.w1 = w1
    self.w2 = w2
    self.w3 = w3
  }
}
