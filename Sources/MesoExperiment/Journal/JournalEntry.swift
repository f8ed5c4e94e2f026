/// One finished run, as the journal keeps it.
public struct JournalEntry: Sendable {
  public let id: SweepRunID
  public let status: RunRecord.Status
  /// The run's value of each metric; all `nil` when it failed.
  public let values: [Double?]
  /// The run's number for each criterion of the plan; all `nil` when it failed.
  public let criteria: [Double?]
  /// Contributor strategies that nobody followed any more when the warm-up ended.
  public let extinct: [String]
  /// Bytes to append to each streamed table; empty unless the sweep writes tables of epochs.
  public let rows: [[UInt8]]

  public init(
    id: SweepRunID, status: RunRecord.Status, values: [Double?], criteria: [Double?] = [],
    extinct: [String] = [], rows: [[UInt8]] = []
  ) {
    self.id = id
    self.status = status
    self.values = values
    self.criteria = criteria
    self.extinct = extinct
    self.rows = rows
  }
}

/// Metric values as bytes: eight for each, the lowest first, a missing one as a NaN.
enum ValueBytes {
  private static let missing: UInt64 = 0x7FF8_0000_0000_0000

  static func bytes(of values: [Double?]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * values.count)
    for value in values {
      let bits = value?.bitPattern ?? missing
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: bits &>> shift))
      }
    }
    return bytes
  }

  static func values(of bytes: [UInt8]) -> [Double?] {
    stride(from: 0, to: bytes.count - 7, by: 8).map { start in
      let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) &<< UInt64(8 * $1) }
      return bits == missing ? nil : Double(bitPattern: bits)
    }
  }
}
