import MesoModel
import MesoScenario

/// Where tokens come from and go: the postings of `flows.csv`, added up for display.
///
/// Epochs before the end of the warm-up are left out, as in metrics: operators pay in their stake
/// then, next to which nothing else would be seen.
struct MoneyPictures {
  let folder: ResultFolder

  /// Epochs that are not measured.
  private var warmUp: Int { folder.scenario?.treatments.first?.world.warmUp ?? 0 }

  private var whichEpochs: String { warmUp > 0 ? "the epochs after the warm-up" : "all epochs" }

  /// The kinds of flow that a picture shows one by one.
  private static let most = 6

  private struct Flow: Hashable {
    var mechanism: String
    var name: String
    var window: Int
  }

  /// For each treatment the flows over time, and for all a bar for each flow.
  var charts: [Chart] {
    guard
      let table = folder.table(
        .flows,
        columns: ["mechanism", "epoch", "asset", "reason", "from", "to", "amount_tokens"])
    else { return [] }
    let epochs = table.numbers("epoch").map { Int($0 ?? 0) }
    let horizon = max(1, (epochs.max() ?? 1) - warmUp)
    let width = WindowMeans(horizon: horizon).width
    let runs = Double(max(1, folder.manifest.replicates.count))
    var sums = Groups<Flow, Double>()
    let columns = ["mechanism", "reason", "from", "to"].map { table.texts($0) }
    let (amounts, assets) = (table.numbers("amount_tokens"), table.texts("asset"))
    for row in 0..<table.rowCount where assets[row] == "token" && epochs[row] > warmUp {
      let flow = Flow(
        mechanism: columns[0][row],
        name: "\(columns[1][row]): \(columns[2][row]) → \(columns[3][row])",
        window: (epochs[row] - warmUp - 1) / width)
      sums.update(flow, from: 0) { $0 += (amounts[row] ?? 0) / runs }
    }
    let mechanisms = table.values("mechanism")
    var totals = Groups<Flow, Double>()
    for (flow, amount) in sums.pairs {
      let total = Flow(mechanism: flow.mechanism, name: flow.name, window: 0)
      totals.update(total, from: 0) { $0 += amount / Double(horizon) }
    }
    return [bars(totals, mechanisms)]
      + mechanisms.compactMap { over($0, sums, totals, width, last: horizon) }
  }

  private func bars(_ totals: Groups<Flow, Double>, _ mechanisms: [String]) -> Chart {
    var names = Groups<String, Double>()
    for (flow, amount) in totals.pairs { names.update(flow.name, from: 0) { $0 = max($0, amount) } }
    let order = names.pairs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { $0.key }
    let rows = order.flatMap { name in
      mechanisms.map { mechanism in
        BarChart.Row(
          label: name, group: mechanism,
          value: totals[Flow(mechanism: mechanism, name: name, window: 0)] ?? 0)
      }
    }
    return BarChart(xTitle: "Tokens an epoch", rows: rows, groups: mechanisms).chart(
      "flows", title: "Where tokens come from and go",
      caption: "The mean over \(whichEpochs) and \(folder.manifest.replicates.count) replicates of "
        + "what moves between classes of account, added up from flows.csv for this picture.")
  }

  private func over(
    _ mechanism: String, _ sums: Groups<Flow, Double>, _ totals: Groups<Flow, Double>,
    _ width: Int, last: Int
  ) -> Chart? {
    let order = totals.pairs.filter { $0.key.mechanism == mechanism }
      .sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }.map { $0.key.name }
    guard !order.isEmpty, last > 2 else { return nil }
    let shown = Array(order.prefix(order.count > Self.most + 1 ? Self.most : order.count))
    let rest = "everything else"
    let windows = (last + width - 1) / width
    var points: [StackedChart.Point] = []
    for window in 0..<windows {
      let epochs = Double(min(width, last - window * width))
      let amounts = order.map { name in
        (sums[Flow(mechanism: mechanism, name: name, window: window)] ?? 0) / epochs
      }
      let x = Double(warmUp + window * width) + (epochs + 1) / 2
      for (name, amount) in zip(shown, amounts) {
        points.append(StackedChart.Point(x: x, series: name, value: amount))
      }
      guard shown.count < order.count else { continue }
      let others = amounts.dropFirst(shown.count).reduce(0, +)
      points.append(StackedChart.Point(x: x, series: rest, value: others))
    }
    return StackedChart(
      xTitle: "epoch", yTitle: "Tokens an epoch",
      order: shown + (shown.count < order.count ? [rest] : []), points: points
    ).chart(
      "flows-\(mechanism)", title: "Money under \(mechanism)",
      caption:
        "Tokens moved in an epoch, by reason, payer and payee, over \(whichEpochs); the mean over "
        + "replicates"
        + (width > 1 ? " and windows of \(width) epochs." : "."))
  }
}
