import MesoPrimitives

/// When a network that issues dollars against a volatile token stops issuing them.
///
/// Collateral is the ratio of what the vault is worth to the dollars outstanding, in basis points,
/// rounded down. Down to `warn` (and at it) dollars are issued in ever longer batches: the first batch
/// lasts `batch` blocks and each step of ten points below `warn` makes it longer by `backoff`, rounded
/// down, up to `longest`. Down to `halt` and at it none are issued at all.
///
/// - SeeAlso: Akash, `bme` module, circuit breaker.
struct CollateralBreaker: Hashable, Sendable {
  /// What the collateral allows.
  enum Status: Hashable { case healthy, warning, halted }

  /// Basis points, 10 000 for dollars that are wholly backed.
  let warn: Int64
  let halt: Int64
  /// Blocks.
  let batch: Int
  let backoff: Double
  static let longest = 14_400

  /// Collateral in basis points; as good as any where nothing is outstanding.
  ///
  /// - Parameters:
  ///   - vault: Tokens in the vault, in base units.
  ///   - outstanding: Dollars issued and not settled, in base units.
  static func collateral(vault: Int64, price: Double, outstanding: Int64) -> Int64 {
    guard outstanding > 0 else { return .max }
    // The ratio is rounded to a millionth of a point first, so that a price that is not exact in
    // binary does not lose a point that it has.
    let points = Double(vault) * price / Double(outstanding) * 10_000
    return Int64(min(0x1p62, ((points * 1e6).rounded() / 1e6).rounded(.down)))
  }

  func status(at points: Int64) -> Status {
    points <= halt ? .halted : points <= warn ? .warning : .healthy
  }

  /// Blocks of a batch; `nil` where nothing is issued.
  func blocks(at points: Int64) -> Int? {
    guard status(at: points) != .halted else { return nil }
    var (length, step) = (Double(batch), (warn - points) / 10)
    while step > 0, length < Double(Self.longest) {
      length *= 1 + backoff
      step -= 1
      if backoff == 0 { break }
    }
    return min(Self.longest, max(1, Int(length)))
  }
}
