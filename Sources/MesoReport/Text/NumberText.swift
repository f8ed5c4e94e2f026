import Foundation
public import MesoExperiment
import MesoPrimitives

/// Numbers rounded for reading; files hold them in full.
public struct NumberText: Sendable {
  /// What stands between a value and its half-width.
  private let plusMinus: String

  /// - Parameter isASCII: Whether to keep to ASCII, for pipes and files.
  public init(isASCII: Bool) { plusMinus = isASCII ? "+/-" : "±" }

  /// A mean with the half-width of its interval, as many decimals as the half-width gives
  /// meaning to: 0.0253 ± 0.0011.
  ///
  /// - Returns: `-` where the mean is missing; the mean alone where it has no interval.
  public func text(_ mean: Double?, _ interval: Interval?) -> String {
    guard let mean else { return "-" }
    guard let interval, interval.halfWidth.isFinite else { return Self.significant(mean) }
    guard interval.halfWidth > 0 else { return "\(Self.significant(mean)) \(plusMinus) 0" }
    let exponent = Int(log10(interval.halfWidth).rounded(.down))
    guard (-7...9).contains(exponent) else {
      return "\(Self.significant(mean)) \(plusMinus) \(Self.significant(interval.halfWidth))"
    }
    let decimals = max(0, 1 - exponent)
    return "\(Self.fixed(mean, decimals)) \(plusMinus) \(Self.fixed(interval.halfWidth, decimals))"
  }

  /// A number with four significant digits.
  public static func significant(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return value.shortest }
    let exponent = Int(log10(value.magnitude).rounded(.down))
    guard (-5...9).contains(exponent) else { return String(format: "%.3e", value) }
    var text = fixed(value, max(0, 3 - exponent))
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text
  }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    // Rounding may leave a zero with a sign.
    let isZero = text.allSatisfy { "-0.".contains($0) }
    return isZero && text.first == "-" ? String(text.dropFirst()) : text
  }
}
