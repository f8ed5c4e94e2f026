/// Where something stands in a scenario file or on the command line.
struct Place: Hashable, Sendable {
  /// The file as the reader knows it, or the text of a `--set`.
  var source: String
  /// Line and column from 1; 0 where the source has no lines.
  var line: Int
  var column: Int

  init(_ source: String, line: Int = 0, column: Int = 0) {
    self.source = source
    self.line = line
    self.column = column
  }
}

extension Place: CustomStringConvertible {
  /// The place as compilers print it, so that editors can jump to it.
  var description: String { line > 0 ? "\(source):\(line):\(column)" : source }
}
