import MesoPrimitives

/// A signed number of 32 whole and 32 fractional bits, as the chain computes consensus in.
///
/// Products are rounded down, quotients towards zero, and what leaves the range stays at its
/// end.
///
/// - SeeAlso: `I32F32` of the crate `substrate-fixed`.
struct FixedPoint: YumaArithmetic {
  let bits: Int64

  static var zero: FixedPoint { FixedPoint(bits: 0) }
  static var one: FixedPoint { FixedPoint(bits: 1 << 32) }
  static var tieTolerance: FixedPoint { zero }
  static var leastSum: FixedPoint { FixedPoint(bits: 1) }
  static var storesParts: Bool { true }

  private static let unit = 0x1p32
  /// The largest 16-bit number, in which weights and bonds are stored.
  private static let stored = 65_535.0

  init(bits: Int64) { self.bits = bits }

  init(share: Double, scale: Double) {
    self = FixedPoint(whole: (share * scale).rounded()) / FixedPoint(whole: scale)
  }

  init(whole: Double) { bits = Int64((min(whole, 0x1p31 - 1) * Self.unit).rounded(.down)) }

  init(storedBond: Double, isShare: Bool) {
    let bond = FixedPoint(whole: storedBond)
    self = isShare ? bond / FixedPoint(whole: Self.stored) : bond
  }

  var storedBond: Double { (self * FixedPoint(whole: Self.stored)).wholePart }

  var real: Double { Double(bits) / Self.unit }

  /// The whole part of a number that is not negative.
  private var wholePart: Double { Double(bits >> 32) }

  /// Stakes are taken in billionths of a token, as the chain counts them.
  static func shares(of stakes: [Double]) -> [FixedPoint] {
    let units = stakes.map { UInt128(($0 * 1e9).rounded()) }
    let total = units.reduce(0, +)
    guard total > 0 else { return stakes.map { _ in zero } }
    return units.map { FixedPoint(bits: Int64(($0 << 32) / total)) }
  }

  /// Scales a row up so that its largest weight is the largest 16-bit number.
  static func storedWeight(_ weight: Double, rowMaximum: Double) -> FixedPoint {
    guard rowMaximum > 0 else { return zero }
    let isLarge = rowMaximum > stored
    let weight = FixedPoint(whole: isLarge ? weight / rowMaximum * stored : weight)
    let maximum = FixedPoint(whole: isLarge ? stored : rowMaximum)
    let scale = FixedPoint(whole: stored)
    // The first product would leave the range where the maximum is above 2^15.
    let scaled =
      maximum > FixedPoint(whole: 32_768) ? weight * (scale / maximum) : weight * scale / maximum
    let half = FixedPoint(bits: 1 << 31)
    return FixedPoint(whole: (scaled + half).wholePart)
  }

  static func < (a: FixedPoint, b: FixedPoint) -> Bool { a.bits < b.bits }

  static func + (a: FixedPoint, b: FixedPoint) -> FixedPoint {
    let (sum, overflow) = a.bits.addingReportingOverflow(b.bits)
    return FixedPoint(bits: overflow ? (a.bits > 0 ? .max : .min) : sum)
  }

  static func - (a: FixedPoint, b: FixedPoint) -> FixedPoint {
    let (difference, overflow) = a.bits.subtractingReportingOverflow(b.bits)
    return FixedPoint(bits: overflow ? (a.bits > 0 ? .max : .min) : difference)
  }

  static func * (a: FixedPoint, b: FixedPoint) -> FixedPoint {
    saturating((Int128(a.bits) * Int128(b.bits)) >> 32)
  }

  static func / (a: FixedPoint, b: FixedPoint) -> FixedPoint {
    saturating((Int128(a.bits) << 32) / Int128(b.bits))
  }

  var divisor: FixedPoint { self }
  func over(_ divisor: FixedPoint) -> FixedPoint { self / divisor }

  /// The exponential of the number's real value, rounded down.
  static func exp(_ x: FixedPoint) -> FixedPoint {
    FixedPoint(whole: Elementary.exp(x.real))
  }

  static var lanes: Int { 1 }

  @inline(__always)
  static func stake(
    above pivot: FixedPoint, _ values: UnsafePointer<FixedPoint>,
    _ stakes: UnsafePointer<FixedPoint>, count: Int
  ) -> (above: FixedPoint, equal: FixedPoint) {
    var (above, equal) = (Int64.zero, Int64.zero)
    var place = 0
    while place < count {
      // All ones or all zeros. Shares of stake sum to one or less, and cannot overflow.
      let isAbove: Int64 = values[place].bits > pivot.bits ? -1 : 0
      let isEqual: Int64 = values[place].bits == pivot.bits ? -1 : 0
      above &+= stakes[place].bits & isAbove
      equal &+= stakes[place].bits & isEqual
      place &+= 1
    }
    return (FixedPoint(bits: above), FixedPoint(bits: equal))
  }

  private static func saturating(_ bits: Int128) -> FixedPoint {
    FixedPoint(bits: Int64(clamping: bits))
  }
}
