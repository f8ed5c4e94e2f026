import Foundation

/// The reference of these tests: the C library in extended precision where the processor has it,
/// else in double precision, whose own error is below one unit in the last place.
#if arch(x86_64) && !os(Windows)
  typealias Reference = Float80
  let referenceError = 0.001
#else
  typealias Reference = Double
  let referenceError = 1.0
#endif

/// The distance between a result and the reference, in units of the reference's last place.
func ulps(_ result: Double, _ reference: Reference) -> Double {
  let scale = max(Double(reference).magnitude, .leastNormalMagnitude).ulp
  return Double((Reference(result) - reference) / Reference(scale)).magnitude
}

/// The greatest error of a function over evenly spaced arguments.
func greatestError(
  from first: Double, through last: Double, count: Int, _ f: (Double) -> Double,
  against reference: (Reference) -> Reference
) -> (ulps: Double, at: Double) {
  var worst = (ulps: 0.0, at: first)
  for index in 0...count {
    let x = first + (last - first) * Double(index) / Double(count)
    let error = ulps(f(x), reference(Reference(x)))
    if !(error <= worst.ulps) { worst = (error, x) }
  }
  return worst
}
