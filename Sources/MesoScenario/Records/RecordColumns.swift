import MesoPrimitives

/// Reads the cells of a table by the names of their columns, and collects what is wrong.
struct RecordColumns {
  let table: RecordTable
  private(set) var issues: [ScenarioIssue] = []
  private var places: [String: Int] = [:]

  /// - Parameters:
  ///   - required: Columns that must be there.
  ///   - optional: Columns that may be.
  init(_ table: RecordTable, required: [String], optional: [String] = []) {
    self.table = table
    for (cell, name) in table.header.cells.enumerated() {
      if !(required + optional).contains(name) {
        report(
          table.header, cell, Messages.unknown("column", name, required + optional))
      } else if places.updateValue(cell, forKey: name) != nil {
        report(table.header, cell, "The column '\(name)' is there twice.")
      }
    }
    for name in required where places[name] == nil {
      report(table.header, nil, "The column '\(name)' is missing.")
    }
    for row in table.rows where row.cells.count != table.header.cells.count {
      report(
        row, nil,
        "The row has \(row.cells.count) cells; the header has \(table.header.cells.count).")
    }
  }

  /// Whether the header and the lengths of rows are right, so that cells can be read.
  var isSound: Bool { issues.isEmpty }

  func has(_ column: String) -> Bool { places[column] != nil }

  mutating func report(_ row: RecordTable.Row, _ cell: Int?, _ sentence: String) {
    issues.append(ScenarioIssue(table.place(row, cell), sentence))
  }

  mutating func report(_ row: RecordTable.Row, column: String, _ sentence: String) {
    report(row, places[column], sentence)
  }

  /// A cell as it stands.
  func text(_ column: String, _ row: RecordTable.Row) -> String? {
    places[column].map { row.cells[$0] }
  }

  /// A name, as it stands.
  mutating func name(_ column: String, _ row: RecordTable.Row) -> String? {
    guard let cell = places[column] else { return nil }
    let text = row.cells[cell]
    guard !text.isEmpty else {
      report(row, cell, "'\(column)' is empty; it must name an identity.")
      return nil
    }
    return text
  }

  /// A whole number, at least 0.
  mutating func count(_ column: String, _ row: RecordTable.Row) -> Int? {
    guard let cell = places[column] else { return nil }
    guard let count = Int(row.cells[cell]), count >= 0 else {
      report(
        row, cell,
        "'\(column)' is \(Self.quoted(row.cells[cell])); it must be a whole number, at least 0.")
      return nil
    }
    return count
  }

  /// A finite number, at least 0.
  mutating func number(_ column: String, _ row: RecordTable.Row) -> Double? {
    guard let cell = places[column] else { return nil }
    let text = row.cells[cell]
    guard let number = Double(text), number.isFinite, number >= 0,
      text.first?.isWhitespace == false
    else {
      report(
        row, cell, "'\(column)' is \(Self.quoted(text)); it must be a number, at least 0.")
      return nil
    }
    guard number <= RecordText.greatestNumber else {
      report(row, cell, "'\(column)' is \(Self.quoted(text)); it must be at most 1e15.")
      return nil
    }
    return number
  }

  /// `true` or `false`, also as 1 or 0.
  mutating func flag(_ column: String, _ row: RecordTable.Row) -> Bool? {
    guard let cell = places[column] else { return nil }
    switch row.cells[cell] {
    case "true", "1": return true
    case "false", "0": return false
    default:
      report(
        row, cell,
        "'\(column)' is \(Self.quoted(row.cells[cell])); it must be true or false (1 or 0).")
      return nil
    }
  }

  static func quoted(_ text: String) -> String { text.isEmpty ? "empty" : "'\(text.clipped)'" }
}

/// Checks that the epochs of a file do not run backwards.
struct EpochOrder {
  private var last: Int?

  /// - Returns: The epoch; `nil` where the row has none, which is reported.
  mutating func next(_ columns: inout RecordColumns, _ row: RecordTable.Row) -> Int? {
    guard let epoch = columns.count("epoch", row) else { return nil }
    if let last, epoch < last {
      columns.report(
        row, column: "epoch",
        "Epoch \(epoch) comes after epoch \(last); rows must be in the order of epochs.")
      return nil
    }
    last = epoch
    return epoch
  }
}
