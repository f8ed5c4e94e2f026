import MesoModel
import MesoPrimitives

/// Payoffs that a rule can tell apart, from a low one to a high one.
struct PayoffRange: Hashable, Sendable {
  let low: Double
  let high: Double

  static let parameters = [
    Parameter.payoffBound("low", default: "-3", "Payoff that counts as 0, as do lower ones."),
    .payoffBound("high", default: "3", "Payoff that counts as 1, as do higher ones."),
  ]

  /// - Throws: `ParameterConflict` if there is nothing between the two.
  init(_ values: ParameterValues) throws {
    low = values.number("payoff-low")
    high = values.number("payoff-high")
    guard low < high else {
      throw ParameterConflict(
        parameter: "payoff-high",
        "'payoff.high' is \(high.shortest); it must be greater than 'payoff.low', which is "
          + "\(low.shortest).")
    }
  }

  /// Where a payoff lies between the two, from 0 to 1.
  func share(of payoff: Double) -> Double {
    max(0, min(1, (payoff - low) / (high - low)))
  }
}
