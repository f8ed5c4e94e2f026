extension TextTable {
  /// Windows that a run's epochs are shown in.
  private static let windows = 24

  /// How metrics move over the epochs of a result, a small picture for each treatment; `nil` if none
  /// of them is in the folder's `epochs.csv`.
  ///
  /// A picture shows means over replicates; those of a row have one scale, printed beside them.
  ///
  /// - Parameters:
  ///   - metrics: The names of the metrics.
  ///   - folder: A folder with results.
  public init?(trendsOf metrics: [String], in folder: OutputFolder) {
    let columns = Set(metrics + ["mechanism", "epoch"])
    guard
      let epochs = ColumnTable(
        contentsOf: "\(folder.path)/\(ResultFile.epochs.rawValue)", keeping: columns.contains)
    else { return nil }
    let treatments = epochs.values("mechanism")
    let places = epochs.numbers("epoch").map { Int($0 ?? 0) }
    let horizon = places.max() ?? 0
    guard horizon > 2, !treatments.isEmpty else { return nil }
    let count = min(Self.windows, horizon)
    let mechanisms = epochs.texts("mechanism")
    self.init(["over epochs"] + treatments + ["scale"])
    for metric in metrics where epochs.has(metric) {
      var sums = Dictionary(
        uniqueKeysWithValues: treatments.map {
          ($0, Array(repeating: (sum: 0.0, count: 0), count: count))
        })
      for (row, value) in epochs.numbers(metric).enumerated() {
        guard let value else { continue }
        let window = min(count - 1, (places[row] - 1) * count / horizon)
        sums[mechanisms[row]]?[window].sum += value
        sums[mechanisms[row]]?[window].count += 1
      }
      let rows = treatments.map { name in
        (sums[name] ?? []).map { $0.count > 0 ? $0.sum / Double($0.count) : nil }
      }
      let known = rows.joined().compactMap { $0 }
      guard known.count > 2, let low = known.min(), let high = known.max() else { continue }
      add(
        [metric] + rows.map { Sparkline.text($0, scale: low...high) } + [
          "\(NumberText.significant(low)) to \(NumberText.significant(high))"
        ])
    }
    if rows.isEmpty { return nil }
  }
}
