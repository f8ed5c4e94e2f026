import MesoExperiment
import MesoModel
import MesoScenario

/// What happens over the epochs of a result: metrics, behaviours, money.
///
/// Epochs are shown in windows, so that a long run is no larger on a page than a short one; means
/// and intervals over replicates are those of `Summary`.
struct EpochPictures {
  /// Windows that a run is divided into.
  static let windows = 60

  let folder: ResultFolder
  let words: Words
  let headline: [String]

  /// Where the measured epochs begin.
  private var warmUp: Double? {
    guard let world = folder.scenario?.treatments.first?.world, world.warmUp > 0 else { return nil }
    return Double(world.warmUp)
  }

  /// How a caption says what a line is.
  private func howMade(_ width: Int) -> String {
    let count = folder.manifest.replicates.count
    let window = width > 1 ? " Each point is the mean of \(width) epochs." : ""
    let band =
      count > 1
      ? " Lines are means over \(count) replicates, bands their 95\u{A0}% intervals."
      : " One replicate: there is no interval."
    return band + window + (warmUp == nil ? "" : " The dashed rule is the end of the warm-up.")
  }

  /// A line for each treatment, for each headline metric that epochs have.
  var metrics: [Chart] {
    let ids: Set<String> = ["mechanism", "replicate", "epoch"]
    guard let table = folder.table(.epochs, columns: ids.union(headline)) else { return [] }
    let epochs = table.numbers("epoch").map { Int($0 ?? 0) }
    let width = Self.width(epochs)
    let (mechanisms, replicates) = (table.texts("mechanism"), table.texts("replicate"))
    return headline.compactMap { metric -> Chart? in
      guard table.has(metric) else { return nil }
      let values = table.numbers(metric)
      var sums = Groups<Cell, Ratio>()
      for row in 0..<table.rowCount {
        guard let value = values[row] else { continue }
        let cell = Cell(
          series: mechanisms[row], window: (epochs[row] - 1) / width, replicate: replicates[row])
        sums.update(cell, from: Ratio()) { $0.add(value, over: 1) }
      }
      let points = Self.points(sums, width: width)
      guard Set(points.map { $0.x }).count > 2 else { return nil }
      return LineChart(
        xTitle: "epoch", yTitle: words.title(metric), order: table.values("mechanism"),
        points: points, warmUp: warmUp, target: 0
      ).chart(
        "epochs-\(metric)", title: words.title(metric),
        caption: words.definition(metric) + howMade(width))
    }
  }

  /// What each behaviour earns an operator and epoch, for each treatment and side.
  var behaviours: [Chart] {
    guard
      let table = folder.table(
        .cohorts,
        columns: [
          "mechanism", "replicate", "epoch", "side", "cohort", "operators", "profit_tokens",
        ])
    else { return [] }
    let epochs = table.numbers("epoch").map { Int($0 ?? 0) }
    let width = Self.width(epochs)
    let columns = ["mechanism", "side", "cohort", "replicate"].map { table.texts($0) }
    let (operators, profits) = (table.numbers("operators"), table.numbers("profit_tokens"))
    var sums: [String: Groups<Cell, Ratio>] = [:]
    for row in 0..<table.rowCount {
      guard let count = operators[row], count > 0, let profit = profits[row] else { continue }
      let picture = columns[0][row] + "/" + columns[1][row]
      let cell = Cell(
        series: columns[2][row], window: (epochs[row] - 1) / width, replicate: columns[3][row])
      sums[picture, default: Groups()].update(cell, from: Ratio()) { $0.add(profit, over: count) }
    }
    return table.values("side").flatMap { side in
      table.values("mechanism").compactMap { mechanism -> Chart? in
        guard let sums = sums["\(mechanism)/\(side)"] else { return nil }
        let points = Self.points(sums, width: width)
        var order: [String] = []
        for point in points where !order.contains(point.series) { order.append(point.series) }
        return LineChart(
          xTitle: "epoch", yTitle: "Profit (tokens an operator and epoch)", order: order,
          points: points, warmUp: warmUp, target: 0
        ).chart(
          "profit-\(side)-\(mechanism)", title: "Profit of \(side) under \(mechanism)",
          caption: "What each behaviour earns an operator and epoch, after all costs."
            + howMade(width))
      }
    }
  }

  /// The operators of each behaviour, where they change over time.
  var populations: [Chart] {
    guard
      let table = folder.table(
        .cohorts, columns: ["mechanism", "replicate", "epoch", "side", "cohort", "operators"])
    else { return [] }
    let epochs = table.numbers("epoch").map { Int($0 ?? 0) }
    let width = Self.width(epochs)
    let columns = ["mechanism", "side", "cohort", "replicate"].map { table.texts($0) }
    let operators = table.numbers("operators")
    var sums: [String: Groups<Cell, Ratio>] = [:]
    for row in 0..<table.rowCount {
      let picture = columns[0][row] + "/" + columns[1][row]
      let cell = Cell(
        series: columns[2][row], window: (epochs[row] - 1) / width, replicate: columns[3][row])
      sums[picture, default: Groups()].update(cell, from: Ratio()) {
        $0.add(operators[row] ?? 0, over: 1)
      }
    }
    return table.values("side").flatMap { side in
      table.values("mechanism").compactMap { mechanism -> Chart? in
        guard let sums = sums["\(mechanism)/\(side)"] else { return nil }
        let points = Self.points(sums, width: width)
        var order: [String] = []
        for point in points where !order.contains(point.series) { order.append(point.series) }
        let moves = order.contains { name in
          Set(points.filter { $0.series == name }.map { $0.mean }).count > 1
        }
        guard moves else { return nil }
        return LineChart(
          xTitle: "epoch", yTitle: "Operators", order: order, points: points, warmUp: warmUp
        ).chart(
          "operators-\(side)-\(mechanism)", title: "How \(side) behave under \(mechanism)",
          caption: "The operators that take part under each behaviour." + howMade(width))
      }
    }
  }

  /// The epochs to a window.
  static func width(_ epochs: [Int]) -> Int {
    max(1, ((epochs.max() ?? 1) + windows - 1) / windows)
  }

  private struct Cell: Hashable {
    var series: String
    var window: Int
    var replicate: String
  }

  private struct Ratio {
    private var sum = 0.0
    private var count = 0.0

    mutating func add(_ value: Double, over number: Double) {
      sum += value
      count += number
    }

    var value: Double? { count > 0 ? sum / count : nil }
  }

  /// Replicates of each window put together.
  private static func points(_ sums: Groups<Cell, Ratio>, width: Int) -> [LineChart.Point] {
    var windows = Groups<Cell, [Double?]>()
    for (cell, ratio) in sums.pairs {
      let key = Cell(series: cell.series, window: cell.window, replicate: "")
      windows.update(key, from: []) { $0.append(ratio.value) }
    }
    return windows.pairs.map { cell, values in
      let summary = Summary(values, isBoundedRate: false)
      return LineChart.Point(
        series: cell.series, x: Double(cell.window * width) + Double(width + 1) / 2,
        mean: summary.mean, low: summary.interval?.low, high: summary.interval?.high)
    }
  }
}
