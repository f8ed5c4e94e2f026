/// A controller that adds up how far off target it is, how long that has been so, and how fast it
/// changes.
///
/// Anti-windup by conditional integration: while the output stands at a bound, errors that push it
/// further out are not added up, so that it comes back as soon as the error turns.
///
/// - SeeAlso: K. J. Åström, T. Hägglund, “PID Controllers”, 1995, section 3.5.
struct PIDControl {
  let proportional: Double
  let integral: Double
  let derivative: Double

  struct State {
    var sum = 0.0
    var last: Double?
  }

  /// The next output.
  ///
  /// - Parameters:
  ///   - error: How far off target, as a share of it.
  ///   - rest: The output without any error.
  ///   - span: What a gain of 1 moves the output by at an error of 1.
  func output(
    _ error: Double, rest: Double, span: Double, within bounds: ClosedRange<Double>,
    _ state: inout State
  ) -> Double {
    let slope = state.last.map { error - $0 } ?? 0
    state.last = error
    func output(_ sum: Double) -> Double {
      rest + span * (proportional * error + integral * sum + derivative * slope)
    }
    let (held, added) = (output(state.sum), output(state.sum + error))
    let isPushedOut =
      added > bounds.upperBound && added > held || added < bounds.lowerBound && added < held
    if !isPushedOut { state.sum += error }
    return min(bounds.upperBound, max(bounds.lowerBound, isPushedOut ? held : added))
  }
}
