/// Sums of a tile's columns by behaviour.
///
/// A sum kept in memory under the behaviour's number makes every row wait for the one before it.
/// Here every behaviour reads the whole column and takes its own rows, a vector at a time: there
/// are few behaviours.
enum BehaviourSums {
  /// How many rows have a behaviour.
  @inline(__always)
  static func count(
    of behaviour: UInt8, in behaviours: UnsafePointer<UInt8>, count: Int
  ) -> Int32 {
    var (sum, row) = (Int32(0), 0)
    while row < count {
      sum &+= behaviours[row] == behaviour ? 1 : 0
      row &+= 1
    }
    return sum
  }

  /// The sum of the values of the rows that have a behaviour, and how many of them are above 0.
  @inline(__always)
  static func sum(
    of behaviour: UInt8, in behaviours: UnsafePointer<UInt8>, _ values: UnsafePointer<Int64>,
    count: Int
  ) -> (units: Int64, positive: Int32) {
    var (units, positive, row) = (Int64(0), Int64(0), 0)
    while row < count {
      let own: Int64 = behaviours[row] == behaviour ? -1 : 0
      let value = values[row] & own
      units &+= value
      positive &+= value > 0 ? 1 : 0
      row &+= 1
    }
    return (units, Int32(truncatingIfNeeded: positive))
  }
}

/// What became of the contributions of one behaviour on a tile.
struct OutcomeSums {
  var made: Int64 = 0
  var accepted: Int64 = 0
  var good: Int64 = 0
  var goodAccepted: Int64 = 0
  // Quality in parts of 2⁴⁰.
  var quality: Int64 = 0
  var acceptedQuality: Int64 = 0
  var goodAcceptedQuality: Int64 = 0

  /// Adds up the rows of a behaviour.
  ///
  /// Quality is rounded to 2⁻⁴⁰ first, so that its sums are whole numbers and no order matters.
  init(
    of behaviour: UInt8, in behaviours: UnsafePointer<UInt8>, verdict: UnsafePointer<UInt8>,
    quality values: UnsafePointer<Double>, threshold: Double, count: Int
  ) {
    var row = 0
    while row < count {
      let own: Int64 = behaviours[row] == behaviour ? -1 : 0
      let isAccepted: Int64 = verdict[row] == Verdict.accepted.rawValue ? own : 0
      let isGood = ~Int64(bitPattern: (values[row] - threshold).bitPattern) &>> 63
      let fixed = Self.fixed(values[row])
      made &-= own
      accepted &-= isAccepted
      good &-= own & isGood
      goodAccepted &-= isAccepted & isGood
      quality &+= own & fixed
      acceptedQuality &+= isAccepted & fixed
      goodAcceptedQuality &+= isAccepted & isGood & fixed
      row &+= 1
    }
  }

  /// A number between −2⁸ and 2⁸ in parts of 2⁴⁰: added to 1.5 × 2¹², it is rounded to that.
  @inline(__always)
  private static func fixed(_ value: Double) -> Int64 {
    Int64(bitPattern: (value + 0x1.8p12).bitPattern &- (0x1.8p12).bitPattern)
  }

  static func number(_ fixed: Int64) -> Double { Double(fixed) * 0x1p-40 }
}

/// Floating sums in an order that is always the same and leaves room for vector instructions.
enum FixedOrder {
  /// Σ weight × value: rows 0, 4, 8, … are summed apart from rows 1, 5, 9, … and so on.
  static func dot(
    _ weights: UnsafePointer<Int64>, _ values: UnsafePointer<Double>, count: Int
  ) -> Double {
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    var row = 0
    while row &+ 4 <= count {
      first += Double(weights[row]) * values[row]
      second += Double(weights[row &+ 1]) * values[row &+ 1]
      third += Double(weights[row &+ 2]) * values[row &+ 2]
      fourth += Double(weights[row &+ 3]) * values[row &+ 3]
      row &+= 4
    }
    while row < count {
      first += Double(weights[row]) * values[row]
      row &+= 1
    }
    return (first + second) + (third + fourth)
  }
}
