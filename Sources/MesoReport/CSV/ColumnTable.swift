import Foundation

/// Some columns of a table, read back column by column.
///
/// A result may hold more rows and columns than a page shows, so only what is asked for is kept.
struct ColumnTable: Sendable {
  /// The columns of the file, kept or not.
  let columns: [String]
  let rowCount: Int
  private let cells: [String: [String]]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - wanted: Whether to keep a column.
  /// - Returns: `nil` if there is no such file, or it is no table.
  init?(contentsOf path: String, keeping wanted: (String) -> Bool = { _ in true }) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    self.init(data, keeping: wanted)
  }

  /// Reads what `CSVText` writes.
  ///
  /// - Returns: `nil` if a row has not the cells of the header.
  /// - Complexity: O(bytes).
  init?(_ data: Data, keeping wanted: (String) -> Bool = { _ in true }) {
    var header: [String] = []
    var kept: [Int?] = []
    var columns: [[String]] = []
    var rows = 0
    let isWhole = data.withUnsafeBytes { bytes -> Bool in
      var reader = CellReader(bytes)
      while let row = reader.nextRow() {
        guard rows > 0 || !header.isEmpty else {
          header = row.map { reader.text(of: $0) }
          for name in header {
            kept.append(wanted(name) ? columns.count : nil)
            if wanted(name) { columns.append([]) }
          }
          continue
        }
        guard row.count == header.count else { return false }
        for (cell, place) in zip(row, kept) {
          if let place { columns[place].append(reader.text(of: cell)) }
        }
        rows += 1
      }
      return !header.isEmpty
    }
    guard isWhole else { return nil }
    self.columns = header
    rowCount = rows
    let names = header.filter(wanted)
    cells = Dictionary(zip(names, columns)) { first, _ in first }
  }

  /// Whether the column is there and was kept.
  func has(_ column: String) -> Bool { cells[column] != nil }

  /// The cells of a column; empty texts if it is not there.
  func texts(_ column: String) -> [String] {
    cells[column] ?? Array(repeating: "", count: rowCount)
  }

  /// The numbers of a column, `nil` where there is none.
  func numbers(_ column: String) -> [Double?] {
    (cells[column] ?? []).map { Double($0) }
      + (has(column) ? [] : Array(repeating: nil, count: rowCount))
  }

  /// The different texts of a column, as they first appear.
  func values(_ column: String) -> [String] {
    var known: Set<String> = []
    return texts(column).filter { known.insert($0).inserted }
  }
}

/// Cuts the bytes of a table into cells.
private struct CellReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var cells: [Range<Int>] = []

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The places of the next row's cells, quotes included; `nil` at the end.
  mutating func nextRow() -> [Range<Int>]? {
    guard place < bytes.count else { return nil }
    cells.removeAll(keepingCapacity: true)
    var (start, isQuoted, index) = (place, false, place)
    let end = bytes.count
    while index < end {
      let byte = bytes[index]
      if byte == 0x22 {
        isQuoted.toggle()
      } else if !isQuoted, byte == 0x2C || byte == 0x0A {
        cells.append(start..<index)
        start = index &+ 1
        if byte == 0x0A { break }
      }
      index &+= 1
    }
    if index == end { cells.append(start..<index) }
    place = index + 1
    return cells
  }

  /// The text of a cell, without the quotes around it.
  func text(of cell: Range<Int>) -> String {
    let raw = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[cell]), as: UTF8.self)
    guard raw.count >= 2, raw.hasPrefix("\""), raw.hasSuffix("\"") else { return raw }
    return String(raw.dropFirst().dropLast().replacing("\"\"", with: "\""))
  }
}
