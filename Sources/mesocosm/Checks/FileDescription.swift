import MesoReport

/// What `check` says about a file.
protocol FileDescription {
  var warnings: [String] { get }
  /// What the file makes, row by row.
  var table: TextTable { get }
  /// The arithmetic in words and the table, or its head.
  func text(_ format: TableFormat) -> String
}

/// A number of things: `1 run`, `720 runs`, `15 mixes`.
func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}
