/// A small table for people, in one of the formats of ``TableFormat``.
public struct TextTable: Hashable, Sendable {
  public let columns: [String]
  public private(set) var rows: [[String]] = []
  /// Columns from this place on are aligned to the right.
  private let firstRightAligned: Int

  /// - Parameters:
  ///   - columns: The header.
  ///   - firstNumber: The place of the first column of numbers, from 0; all columns from there
  ///     on are aligned to the right. None if `nil`.
  public init(_ columns: [String], firstNumber: Int? = nil) {
    self.columns = columns
    firstRightAligned = firstNumber ?? columns.count
  }

  /// Adds a row.
  ///
  /// - Precondition: It has a cell for each column.
  public mutating func add(_ row: [String]) {
    precondition(row.count == columns.count, "a row has one cell for each column")
    rows.append(row)
  }

  /// The table as text that ends with a line feed.
  public func rendered(_ format: TableFormat) -> String {
    switch format {
    case .csv: csv
    case .markdown: markdown
    case .text: text
    }
  }

  private var csv: String {
    let lines = ([columns] + rows).map { CSVText(row: $0).bytes }
    return String(decoding: lines.joined(), as: UTF8.self)
  }

  private var markdown: String {
    let escaped = ([columns] + rows).map { row in
      row.map { cell in
        cell.map { $0 == "|" ? "\\|" : $0 == "\n" ? " " : String($0) }.joined()
      }
    }
    let rule = columns.indices.map { $0 < firstRightAligned ? "---" : "--:" }
    return ([escaped[0], rule] + escaped.dropFirst())
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private var text: String {
    let widths = columns.indices.map { column in
      ([columns] + rows).map { $0[column].count }.max() ?? 0
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([columns, rule] + rows).map { row in
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return column < firstRightAligned ? row[column] + padding : padding + row[column]
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
