import MesoExperiment

/// Values of a result's epochs put into windows, so that a long run is no larger on a page than a
/// short one: the mean within each replicate's window, then `Summary` over replicates.
struct WindowMeans {
  /// Windows that a run is divided into at most.
  static let most = 60

  /// The epochs to a window.
  let width: Int
  private var sums = Groups<Cell, (sum: Double, count: Double)>()

  private struct Cell: Hashable {
    var series: String
    var window: Int
    var replicate: String
  }

  /// - Parameter horizon: The last epoch.
  init(horizon: Int) { width = max(1, (horizon + Self.most - 1) / Self.most) }

  /// Adds a value of an epoch; `count` weighs it, such as the operators that it is the sum of.
  mutating func add(
    _ value: Double, over count: Double = 1, to series: String, epoch: Int, replicate: String
  ) {
    let cell = Cell(series: series, window: (epoch - 1) / width, replicate: replicate)
    sums.update(cell, from: (0, 0)) { $0 = ($0.sum + value, $0.count + count) }
  }

  /// A point for each series and window, at the window's middle.
  var points: [LineChart.Point] {
    var windows = Groups<Cell, [Double?]>()
    for (cell, sum) in sums.pairs {
      let key = Cell(series: cell.series, window: cell.window, replicate: "")
      windows.update(key, from: []) { $0.append(sum.count > 0 ? sum.sum / sum.count : nil) }
    }
    return windows.pairs.map { cell, values in
      let summary = Summary(values, isBoundedRate: false)
      return LineChart.Point(
        series: cell.series, x: Double(cell.window * width) + Double(width + 1) / 2,
        mean: summary.mean, low: summary.interval?.low, high: summary.interval?.high)
    }
  }
}
