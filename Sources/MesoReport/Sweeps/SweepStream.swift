/// One table of a sweep, written as its rows come.
struct SweepStream {
  private var part: PartFile
  /// Rows that were not handed on yet.
  var text = CSVText()

  init(_ file: ResultFile, _ columns: [String]? = nil, in folder: OutputFolder) throws {
    part = try PartFile(file, in: folder.path)
    if let columns { try part.append(CSVText(row: columns).bytes) }
  }

  mutating func append(_ bytes: [UInt8]) throws { try part.append(bytes) }

  /// Hands on the rows once there are many.
  mutating func flush() throws {
    guard text.bytes.count >= 1 << 16 else { return }
    try part.append(text.bytes)
    text = CSVText()
  }

  /// Writes what is left and closes the file.
  mutating func finish() throws -> Manifest.Table {
    try part.append(text.bytes)
    text = CSVText()
    return try part.finish()
  }
}
