import Foundation

/// The rows of a folder's `runs.csv`, found without reading them all into cells.
///
/// A sweep may have more runs than memory has room for as texts.
public struct RecordedRuns: Sendable {
  private let header: [UInt8]
  private let bytes: Data
  /// Where each row stands in the file.
  private let rows: [Range<Int>]

  /// One run as the table tells it.
  public struct Run: Hashable, Sendable {
    public let mechanism: String
    public let point: Int
    public let replicate: Int
    /// Why it failed; empty if it did not.
    public let error: String
    /// The text of each metric, by name; empty where the metric has no value.
    public let metrics: [String: String]
  }

  /// Finds the rows.
  ///
  /// - Throws: `FileFailure`.
  public init(in folder: OutputFolder) throws {
    let path = "\(folder.path)/\(ResultFile.runs.rawValue)"
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw FileFailure("read", path)
    }
    self.bytes = bytes
    var rows: [Range<Int>] = []
    bytes.withUnsafeBytes { bytes in
      var (start, isQuoted) = (0, false)
      for (index, byte) in bytes.enumerated() {
        if byte == 0x22 { isQuoted.toggle() }
        guard byte == 0x0A, !isQuoted else { continue }
        rows.append(start..<(index + 1))
        start = index + 1
      }
    }
    guard let first = rows.first else { throw FileFailure("read", path, reason: "it is empty") }
    header = Array(bytes[first])
    self.rows = Array(rows.dropFirst())
  }

  public var count: Int { rows.count }

  /// The run of a row, from 0; `nil` if the row is not as this program writes it.
  public subscript(row: Int) -> Run? {
    guard let table = CSVTable(header + Array(bytes[rows[row]])), let cells = table.rows.first
    else { return nil }
    let named = Dictionary(zip(table.columns, cells)) { first, _ in first }
    guard let point = named["point"].flatMap({ Int($0) }), let mechanism = named["mechanism"],
      let replicate = named["replicate"].flatMap({ Int($0) }), let error = named["error"],
      let start = table.place(of: "error")
    else { return nil }
    return Run(
      mechanism: mechanism, point: point, replicate: replicate, error: error,
      metrics: Dictionary(
        zip(table.columns, cells).dropFirst(start + 1), uniquingKeysWith: { first, _ in first }))
  }
}
