/// How evenly contributors hold what they have at the end: Lorenz curves from `operators.csv`.
struct WealthPictures {
  let folder: ResultFolder

  private struct Operator: Hashable {
    var mechanism: String
    var replicate: String
  }

  var charts: [Chart] {
    let amounts = ["balance_tokens", "stake_tokens", "pending_tokens"]
    guard
      let table = folder.table(
        .operators, columns: Set(amounts + ["mechanism", "replicate", "side"]))
    else { return [] }
    let columns = ["mechanism", "side"].map { table.texts($0) }
    let holdings = amounts.map { table.numbers($0) }
    var wealth = Groups<String, [Double]>()
    for row in 0..<table.rowCount where columns[1][row] == "contributors" {
      let sum = holdings.reduce(0) { $0 + ($1[row] ?? 0) }
      wealth.update(columns[0][row], from: []) { $0.append(sum) }
    }
    let points = wealth.pairs.flatMap { mechanism, wealth in
      Self.curve(of: wealth).map {
        LineChart.Point(series: mechanism, x: $0.operators, mean: $0.wealth)
      }
    }
    guard !points.isEmpty else { return [] }
    let even = [0.0, 100].map { LineChart.Point(series: "all alike", x: $0, mean: $0) }
    return [
      LineChart(
        xTitle: "Share of contributors, the poorest first (%)",
        yTitle: "Share of what all hold (%)", order: wealth.keys + ["all alike"],
        points: points + even
      ).chart(
        "lorenz", title: "Who holds the tokens at the end",
        caption:
          "Lorenz curves of balance, stake and what is still to be paid, contributors of all "
          + "replicates together. The further below the straight line, the less even.")
    ]
  }

  /// The share of wealth that the poorest hold, at every hundredth of the operators.
  ///
  /// - Returns: Nothing where all hold nothing.
  static func curve(of wealth: [Double]) -> [(operators: Double, wealth: Double)] {
    let sorted = wealth.sorted()
    let total = sorted.reduce(0, +)
    guard total > 0 else { return [] }
    var (sum, next) = (0.0, 0)
    var curve: [(operators: Double, wealth: Double)] = [(0, 0)]
    for percent in 1...100 {
      let count = (sorted.count * percent + 50) / 100
      while next < count { (sum, next) = (sum + sorted[next], next + 1) }
      let share = 100 * Double(count) / Double(sorted.count)
      if share > curve[curve.count - 1].operators { curve.append((share, 100 * sum / total)) }
    }
    return curve
  }
}
