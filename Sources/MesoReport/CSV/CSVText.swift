public import MesoPrimitives

/// Rows of comma-separated values, built cell by cell.
///
/// Lines end with a line feed. A cell is quoted only where it must be; a missing value is an
/// empty cell; numbers are the shortest text that reads back the same.
///
/// - SeeAlso: RFC 4180.
public struct CSVText: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// Complete rows so far.
  public private(set) var rowCount = 0
  private var isRowStart = true

  public init() {}

  /// A text of one row.
  public init(row cells: [String]) {
    for cell in cells { add(cell) }
    endRow()
  }

  /// Adds a cell of text.
  public mutating func add(_ text: some StringProtocol) {
    separate()
    // Quotes, commas, line feeds and carriage returns.
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      return bytes.append(contentsOf: text.utf8)
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Adds a cell of a whole number.
  public mutating func add(_ number: Int) {
    separate()
    bytes.append(contentsOf: number.description.utf8)
  }

  /// Adds a cell of a number, empty where there is none.
  public mutating func add(_ number: Double?) {
    separate()
    number?.appendShortest(to: &bytes)
  }

  /// Adds a cell of an amount of tokens, exactly.
  ///
  /// - Parameters:
  ///   - amount: The amount.
  ///   - decimals: The decimals of the token.
  public mutating func add(_ amount: Amount, decimals: Int) {
    separate()
    bytes.append(contentsOf: amount.text(decimals: decimals).utf8)
  }

  /// Adds an empty cell.
  public mutating func addMissing() { separate() }

  /// Adds cells that were rendered before, such as the ids that all rows of a run begin with.
  public mutating func add(cells: CSVText) {
    separate()
    bytes.append(contentsOf: cells.bytes)
  }

  /// Ends the row.
  public mutating func endRow() {
    bytes.append(0x0A)
    rowCount += 1
    isRowStart = true
  }

  private mutating func separate() {
    if !isRowStart { bytes.append(0x2C) }
    isRowStart = false
  }
}
