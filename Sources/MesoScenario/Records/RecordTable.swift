import MesoPrimitives

/// A file of comma-separated records with the place of every cell.
struct RecordTable {
  struct Row {
    let line: Int
    let cells: [String]
    /// The column of text at which each cell starts.
    let columns: [Int]
  }

  let source: String
  let bytes: [UInt8]
  let header: Row
  let rows: [Row]

  /// Reads rows of cells, quoted where they hold commas, quotes or line feeds.
  ///
  /// - Throws: `ScenarioErrors` if there is no header or a quote is not closed.
  init(_ bytes: [UInt8], source: String) throws(ScenarioErrors) {
    var scanner = Scanner(bytes: bytes)
    var rows: [Row] = []
    while let row = scanner.row() { rows.append(row) }
    if let line = scanner.openQuote {
      throw ScenarioErrors(Place(source, line: line, column: 1), "A quote is not closed.")
    }
    guard let header = rows.first else {
      throw ScenarioErrors(Place(source), "The file is empty; it must start with column names.")
    }
    self.source = source
    self.bytes = bytes
    self.header = header
    self.rows = Array(rows.dropFirst())
  }

  func place(_ row: Row, _ cell: Int? = nil) -> Place {
    let column = cell.flatMap { row.columns.indices.contains($0) ? row.columns[$0] : nil }
    return Place(source, line: row.line, column: column ?? 1)
  }

  /// Cuts bytes into rows; empty lines are skipped.
  private struct Scanner {
    let bytes: [UInt8]
    var index = 0
    var line = 1
    var openQuote: Int?

    mutating func row() -> Row? {
      while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D {
        if bytes[index] == 0x0A { line += 1 }
        index += 1
      }
      guard index < bytes.count else { return nil }
      let (first, start) = (line, index)
      var cells: [String] = []
      var columns: [Int] = []
      while true {
        columns.append(line == first ? index - start + 1 : 1)
        cells.append(cell())
        guard index < bytes.count, bytes[index] == 0x2C else { break }
        index += 1
      }
      if index < bytes.count, bytes[index] == 0x0D { index += 1 }
      if index < bytes.count, bytes[index] == 0x0A {
        index += 1
        line += 1
      }
      return Row(line: first, cells: cells, columns: columns)
    }

    private mutating func cell() -> String {
      guard index < bytes.count, bytes[index] == 0x22 else {
        let start = index
        while index < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
      }
      let opened = line
      var text: [UInt8] = []
      index += 1
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x22 {
          guard index < bytes.count, bytes[index] == 0x22 else {
            return String(decoding: text, as: UTF8.self)
          }
          index += 1
        } else if byte == 0x0A {
          line += 1
        }
        text.append(byte)
      }
      openQuote = opened
      return ""
    }
  }
}
