import Foundation
import MesoModel
import MesoPrimitives

/// How a number that a design computes is written at a path.
///
/// A computed number is rounded to what an author would write: to a whole number where only
/// counts may stand, to the token's decimals for an amount, to twelve digits otherwise. The
/// rounded number is the one that runs use and tables show.
struct ValueForm: Sendable {
  private enum Kind {
    case count, amount, number
  }

  private let kind: Kind
  private let decimals: Int

  /// - Parameters:
  ///   - parameter: What may stand at the path.
  ///   - decimals: Decimals of the token.
  init(_ parameter: Parameter?, decimals: Int) {
    switch parameter?.kind {
    case .count: kind = .count
    case .amount: kind = .amount
    default: kind = .number
    }
    self.decimals = decimals
  }

  var isCount: Bool { if case .count = kind { true } else { false } }

  /// The number as a scenario file writes it.
  func text(of number: Double) -> String {
    switch kind {
    case .count:
      return Int(exactly: number.rounded()).map(String.init) ?? number.shortest
    case .amount:
      var scale = 1.0
      for _ in 0..<decimals { scale *= 10 }
      guard let units = Int64(exactly: (Self.rounded(number) * scale).rounded()) else {
        return number.shortest
      }
      return Amount(units: units).text(decimals: decimals)
    case .number:
      return Self.rounded(number).shortest
    }
  }

  /// The number to twelve significant digits: 0.06 and not 0.060000000000000005.
  private static func rounded(_ number: Double) -> Double {
    Double(String(format: "%.12g", number)) ?? number
  }
}
