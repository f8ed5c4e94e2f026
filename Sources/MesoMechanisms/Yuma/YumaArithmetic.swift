import MesoPrimitives

/// A kind of number that Yuma consensus can be computed in.
///
/// The rule is written once. In `Double` it is the rule in real arithmetic; in ``FixedPoint`` it
/// rounds where the chain does, so that results can be compared bit by bit.
protocol YumaArithmetic: Comparable, BitwiseCopyable, Sendable {
  static var zero: Self { get }
  static var one: Self { get }
  /// What a sum of stake may lack of the majority and still count as reaching it.
  static var tieTolerance: Self { get }

  /// A parameter that the chain stores as a whole number of `scale`-ths.
  init(share: Double, scale: Double)
  /// A whole number or, in `Double`, any number.
  init(whole: Double)
  /// A bond as an epoch finds it.
  ///
  /// - Parameter isShare: Whether the rule reads it as a share of one; its scale does not matter
  ///   otherwise.
  init(storedBond: Double, isShare: Bool)
  /// The bond as it is kept until the next epoch.
  var storedBond: Double { get }
  /// The number for reports, exactly.
  var real: Double { get }

  /// The least sum that others are divided by; what is below counts as zero.
  static var leastSum: Self { get }
  /// Whether a weight is stored as a part of the largest of its row.
  static var storesParts: Bool { get }
  /// The shares of stakes in their total; zeros if the total is zero.
  static func shares(of stakes: [Double]) -> [Self]
  /// A weight as it is stored, where `rowMaximum` is the largest of its row.
  static func storedWeight(_ weight: Double, rowMaximum: Double) -> Self

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  /// - Precondition: `b` is not zero.
  static func / (a: Self, b: Self) -> Self
  /// What ``over(_:)`` takes for this divisor.
  var divisor: Self { get }
  /// The quotient by a number given as its ``divisor``, which many numbers share.
  func over(_ divisor: Self) -> Self
  /// eˣ, for exponents below 700 in size.
  static func exp(_ x: Self) -> Self

  /// How many numbers are worked on at once.
  static var lanes: Int { get }
  /// The stakes of values above a pivot and of those equal to it.
  ///
  /// - Parameter count: The number of values; after it there are ``lanes`` more that can be read,
  ///   whose stakes are zero.
  static func stake(
    above pivot: Self, _ values: UnsafePointer<Self>, _ stakes: UnsafePointer<Self>, count: Int
  ) -> (above: Self, equal: Self)
}

extension Double: YumaArithmetic {
  static var one: Double { 1 }
  static var tieTolerance: Double { 1e-12 }
  // Its reciprocal is finite.
  static var leastSum: Double { 1e-300 }
  static var storesParts: Bool { false }

  init(share: Double, scale: Double) { self = share }
  init(whole: Double) { self = whole }
  init(storedBond: Double, isShare: Bool) { self = storedBond }
  var storedBond: Double { self }
  var real: Double { self }

  static func shares(of stakes: [Double]) -> [Double] {
    let total = stakes.reduce(0, +)
    return total >= leastSum ? stakes.map { $0 / total } : stakes.map { _ in 0 }
  }

  static func storedWeight(_ weight: Double, rowMaximum: Double) -> Double { weight }

  var divisor: Double { 1 / self }
  @inline(__always) func over(_ divisor: Double) -> Double { self * divisor }
  @inline(__always) static func exp(_ x: Double) -> Double { Elementary.expCore(x) }
}

extension Double {
  static var lanes: Int { 4 }

  @inline(__always)
  static func stake(
    above pivot: Double, _ values: UnsafePointer<Double>, _ stakes: UnsafePointer<Double>,
    count: Int
  ) -> (above: Double, equal: Double) {
    let (values, stakes) = (UnsafeRawPointer(values), UnsafeRawPointer(stakes))
    let pivots = SIMD4(repeating: pivot)
    var (above, equal) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var place = 0
    while place < count {
      let offset = place &* MemoryLayout<Double>.stride
      let four = values.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
      let own = stakes.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
      above += own.replacing(with: 0, where: four .<= pivots)
      equal += own.replacing(with: 0, where: four .!= pivots)
      place &+= lanes
    }
    return (above.sum(), equal.sum())
  }
}
