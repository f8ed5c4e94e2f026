/// Sums of a tile's columns by behaviour.
///
/// A sum that is kept in memory under the behaviour's number makes each row of a behaviour wait for
/// the one before. So every fourth row has a set of sums of its own, and what a row costs does not
/// depend on how many behaviours there are.
struct BehaviourSums {
  /// Sets of sums that rows take in turn.
  static let lanes = 4

  private let behaviours: Int
  /// One value per lane, behaviour and outcome.
  private let rows: Column<Int64>
  private let quality: Column<Int64>
  // One value per lane and behaviour.
  private let first: Column<Int64>
  private let second: Column<Int64>

  /// - Parameter behaviours: Contributor behaviours.
  init(behaviours: Int, _ arena: Arena) {
    self.behaviours = behaviours
    rows = arena.column(Self.lanes * behaviours * Outcome.count, of: 0)
    quality = arena.column(Self.lanes * behaviours * Outcome.count, of: 0)
    first = arena.column(Self.lanes * behaviours, of: 0)
    second = arena.column(Self.lanes * behaviours, of: 0)
  }

  /// How many rows have a behaviour.
  static func count(
    of behaviour: UInt8, in behaviours: UnsafePointer<UInt8>, count: Int
  ) -> Int32 { equal(to: behaviour, in: behaviours, count: count) }

  /// How many values are a certain one. The narrower the sum, the more of them a register counts at a
  /// time; it must hold `count`.
  @inline(__always)
  private static func equal<Value: FixedWidthInteger, Sum: FixedWidthInteger>(
    to value: Value, in values: UnsafePointer<Value>, count: Int
  ) -> Sum {
    var (sum, row) = (Sum(0), 0)
    while row < count {
      sum &+= values[row] == value ? 1 : 0
      row &+= 1
    }
    return sum
  }

  /// What the rows of a behaviour, of which each owes the same, leave unpaid, and how many of them pay
  /// nothing.
  @inline(__always)
  static func shortfall(
    of behaviour: UInt8, due: Int64, in behaviours: UnsafePointer<UInt8>,
    paid: UnsafePointer<Int64>, count: Int
  ) -> (units: Int64, unpaid: Int32) {
    var (units, unpaid, row) = (Int64(0), Int64(0), 0)
    while row < count {
      let isOwn = Int64(truncatingIfNeeded: behaviours[row]) == Int64(behaviour)
      let paysNothing: Int64 = paid[row] == 0 ? 1 : 0
      units &+= isOwn ? due &- paid[row] : 0
      unpaid &+= isOwn ? paysNothing : 0
      row &+= 1
    }
    return (units, Int32(truncatingIfNeeded: unpaid))
  }

  /// How many values are above 0.
  @inline(__always)
  static func positive(_ values: UnsafePointer<Int64>, count: Int) -> Int32 {
    var (sum, row) = (Int64(0), 0)
    while row < count {
      sum &+= values[row] > 0 ? 1 : 0
      row &+= 1
    }
    return Int32(truncatingIfNeeded: sum)
  }

  /// The most behaviours for which a pass over the rows for each is faster than one for all: such a
  /// pass is made of vector instructions.
  private static let few = 6

  /// Adds up two columns by behaviour.
  func add(
    _ behaviour: UnsafePointer<UInt8>, _ one: UnsafePointer<Int64>, _ other: UnsafePointer<Int64>,
    count: Int
  ) {
    guard behaviours <= Self.few else { return addInTurn(behaviour, one, other, count: count) }
    first.fill(0)
    second.fill(0)
    for own in 0..<behaviours {
      var (sum, otherSum, row) = (Int64(0), Int64(0), 0)
      while row < count {
        let isOwn = Int64(truncatingIfNeeded: behaviour[row]) == Int64(own)
        sum &+= isOwn ? one[row] : 0
        otherSum &+= isOwn ? other[row] : 0
        row &+= 1
      }
      first.base[own] = sum
      second.base[own] = otherSum
    }
  }

  private func addInTurn(
    _ behaviour: UnsafePointer<UInt8>, _ one: UnsafePointer<Int64>, _ other: UnsafePointer<Int64>,
    count: Int
  ) {
    first.fill(0)
    second.fill(0)
    let (first, second, behaviours) = (first.base, second.base, behaviours)
    @inline(__always) func add(_ row: Int, _ lane: Int) {
      let place = Int(behaviour[row]) &+ lane &* behaviours
      first[place] &+= one[row]
      second[place] &+= other[row]
    }
    var row = 0
    while row &+ Self.lanes <= count {
      add(row, 0)
      add(row &+ 1, 1)
      add(row &+ 2, 2)
      add(row &+ 3, 3)
      row &+= Self.lanes
    }
    while row < count {
      add(row, 0)
      row &+= 1
    }
  }

  /// What ``add(_:_:_:count:)`` found for a behaviour.
  func sums(of behaviour: Int) -> (Int64, Int64) {
    var sums = (Int64(0), Int64(0))
    for lane in 0..<Self.lanes {
      sums.0 &+= first.base[lane &* behaviours &+ behaviour]
      sums.1 &+= second.base[lane &* behaviours &+ behaviour]
    }
    return sums
  }

  /// Counts rows and adds up their quality by behaviour and outcome.
  ///
  /// Quality is rounded to 2⁻⁴⁰ first, so that its sums are whole numbers and no order matters.
  ///
  /// - Parameter outcome: Room for `count` values.
  func addOutcomes(
    _ behaviour: UnsafePointer<UInt8>, verdict: UnsafePointer<UInt8>,
    quality values: UnsafePointer<Double>, threshold: Double, count: Int,
    outcome: UnsafeMutablePointer<UInt16>
  ) {
    var row = 0
    while row < count {
      let isGood = UInt16(truncatingIfNeeded: ~(values[row] - threshold).bitPattern &>> 63)
      let isAccepted: UInt16 = verdict[row] == Verdict.accepted.rawValue ? 2 : 0
      outcome[row] = UInt16(behaviour[row]) &* UInt16(Outcome.count) | isAccepted | isGood
      row &+= 1
    }
    rows.fill(0)
    quality.fill(0)
    let (rows, quality) = (rows.base, quality.base)
    let stride = behaviours &* Outcome.count
    let countsApart = behaviours <= Self.few && count <= Int(UInt16.max)
    if countsApart {
      for kind in 0..<stride {
        let made: UInt16 = Self.equal(to: UInt16(kind), in: outcome, count: count)
        rows[kind] = Int64(made)
      }
    }
    @inline(__always) func add(_ row: Int, _ lane: Int) {
      let place = Int(outcome[row]) &+ lane &* stride
      if !countsApart { rows[place] &+= 1 }
      quality[place] &+= Outcome.fixed(values[row])
    }
    row = 0
    while row &+ Self.lanes <= count {
      add(row, 0)
      add(row &+ 1, 1)
      add(row &+ 2, 2)
      add(row &+ 3, 3)
      row &+= Self.lanes
    }
    while row < count {
      add(row, 0)
      row &+= 1
    }
  }

  /// What ``addOutcomes(_:verdict:quality:threshold:count:outcome:)`` found for a behaviour.
  func outcome(of behaviour: Int) -> Outcome {
    var outcome = Outcome()
    for lane in 0..<Self.lanes {
      let place = (lane &* behaviours &+ behaviour) &* Outcome.count
      outcome.add(rows.base + place, quality.base + place)
    }
    return outcome
  }
}

/// What became of the contributions of one behaviour on a tile.
struct Outcome {
  /// Outcomes that are told apart: 2 × accepted + good.
  static let count = 4

  var made: Int64 = 0
  var accepted: Int64 = 0
  var good: Int64 = 0
  var goodAccepted: Int64 = 0
  // Quality in parts of 2⁴⁰.
  var quality: Int64 = 0
  var acceptedQuality: Int64 = 0
  var goodAcceptedQuality: Int64 = 0

  /// Adds the rows and the quality of each outcome.
  fileprivate mutating func add(_ rows: UnsafePointer<Int64>, _ sums: UnsafePointer<Int64>) {
    made &+= rows[0] &+ rows[1] &+ rows[2] &+ rows[3]
    accepted &+= rows[2] &+ rows[3]
    good &+= rows[1] &+ rows[3]
    goodAccepted &+= rows[3]
    quality &+= sums[0] &+ sums[1] &+ sums[2] &+ sums[3]
    acceptedQuality &+= sums[2] &+ sums[3]
    goodAcceptedQuality &+= sums[3]
  }

  /// A number between −2⁸ and 2⁸ in parts of 2⁴⁰: added to 1.5 × 2¹², it is rounded to that.
  @inline(__always)
  fileprivate static func fixed(_ value: Double) -> Int64 {
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
