/// A table read back: its columns and its rows of cells.
public struct CSVTable: Hashable, Sendable {
  public let columns: [String]
  public let rows: [[String]]

  /// Reads what `CSVText` writes.
  ///
  /// - Returns: `nil` if a row has not the cells of the header, or a quote is not closed.
  public init?(_ bytes: [UInt8]) {
    var records: [[String]] = []
    var record: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x22 where !isQuoted: isQuoted = true
      case 0x22:
        // Two quotes are one that belongs to the text.
        if index < bytes.count, bytes[index] == 0x22 {
          cell.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      case 0x2C where !isQuoted, 0x0A where !isQuoted:
        record.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
        guard byte == 0x0A else { continue }
        records.append(record)
        record = []
      default: cell.append(byte)
      }
    }
    guard !isQuoted, record.isEmpty, cell.isEmpty, let header = records.first,
      records.allSatisfy({ $0.count == header.count })
    else { return nil }
    columns = header
    rows = Array(records.dropFirst())
  }

  /// The place of a column.
  public func place(of column: String) -> Int? { columns.firstIndex(of: column) }
}
