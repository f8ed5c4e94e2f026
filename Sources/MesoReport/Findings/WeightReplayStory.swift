/// What consensus made of recorded weights, under each variant of the rule.
struct WeightReplayStory {
  let folder: ResultFolder
  private let table: ColumnTable
  private let variants: [String]

  /// Identities that a picture shows one by one.
  private static let most = 7

  init?(_ folder: ResultFolder) {
    guard
      let table = folder.table(
        .consensus,
        columns: [
          "mechanism", "epoch", "identity", "stake", "stake_share", "consensus", "incentive",
          "dividends", "validator_trust", "emission",
        ])
    else { return nil }
    self.folder = folder
    self.table = table
    variants = table.values("mechanism")
  }

  var story: Story {
    var story = Story()
    story.question = "What does consensus make of the recorded weights?"
    let dividends = totals("dividends")
    let incentives = totals("incentive")
    let epochs = Set(table.texts("epoch")).count
    for variant in variants {
      let parts = [("dividends", dividends), ("incentive", incentives)].compactMap { name, totals in
        let own = totals.pairs.filter { $0.key[0] == variant }
        guard let most = own.map({ $0.value }).max(), most > 0 else { return String?.none }
        // Sums of the same shares in another order may differ in the last digit.
        let first = own.filter { $0.value > most * (1 - 1e-9) }.map { $0.key[1] }
        let share = NumberText.significant(100 * most / Double(max(1, epochs)))
        return first.count == 1
          ? "\(first[0]) has the largest part of \(name), \(share) % over \(Words.count(epochs, "epoch"))"
          : "\(Words.list(first)) have the same largest part of \(name), \(share) % each"
      }
      story.answer.append("Under \(variant), \(Words.list(parts)).")
    }
    story.cautions.append(
      "A replay runs rules over one record: nothing in it is drawn, so there are no intervals, and "
        + "what people would have done under other rules is not in the record.")
    for (column, title) in [
      ("dividends", "Dividends of validators"), ("incentive", "Incentive of servers"),
    ] {
      story.show(title, variants.map { lines($0, column, title) })
    }
    story.show("Bonds", bonds)
    let last = table.texts("epoch").last ?? ""
    let cells = table.texts("epoch")
    story.show(
      PageTable(
        "The last epoch", of: table, file: ResultFile.consensus.rawValue, columns: table.columns
      ) { cells[$0] == last })
    return story
  }

  /// Shares added up over epochs, by variant and identity.
  private func totals(_ column: String) -> Groups<[String], Double> {
    var totals = Groups<[String], Double>()
    let texts = ["mechanism", "identity"].map { table.texts($0) }
    for (row, value) in table.numbers(column).enumerated() {
      totals.update([texts[0][row], texts[1][row]], from: 0) { $0 += value ?? 0 }
    }
    return totals
  }

  private func lines(_ variant: String, _ column: String, _ title: String) -> Chart? {
    let totals = totals(column)
    var most = Groups<String, Double>()
    for (key, value) in totals.pairs { most.update(key[1], from: 0) { $0 = max($0, value) } }
    let order = most.pairs.filter { $0.value > 0 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.most).map { $0.key }
    let texts = ["mechanism", "identity"].map { table.texts($0) }
    let epochs = table.numbers("epoch")
    let values = table.numbers(column)
    let points = (0..<table.rowCount).compactMap { row -> LineChart.Point? in
      guard texts[0][row] == variant, order.contains(texts[1][row]), let epoch = epochs[row]
      else { return nil }
      return LineChart.Point(
        series: texts[1][row], x: epoch, mean: values[row].map { 100 * $0 })
    }
    guard !points.isEmpty else { return nil }
    let others = most.keys.count { !order.contains($0) && (most[$0] ?? 0) > 0 }
    return LineChart(
      xTitle: "epoch", yTitle: "Share of \(column) (%)", order: Array(order), points: points,
      showsPoints: Set(points.map { $0.x }).count < 3
    ).chart(
      "\(column)-\(variant)", title: "\(title) under \(variant)",
      caption: "The share that each identity gets in an epoch"
        + (others > 0 ? "; \(Words.count(others, "smaller one")) left out." : "."))
  }

  /// Who holds bonds in whom in the last epoch.
  private var bonds: [Chart] {
    guard let table = folder.table(.bonds), let last = table.texts("epoch").last else { return [] }
    let texts = ["mechanism", "epoch", "validator", "server"].map { table.texts($0) }
    let shares = table.numbers("share")
    let validators = Array(table.values("validator").prefix(20))
    let servers = Array(table.values("server").prefix(20))
    let isCut =
      table.values("validator").count > validators.count
      || table.values("server").count > servers.count
    return variants.compactMap { variant in
      let cells = (0..<table.rowCount).compactMap { row -> HeatMap.Cell? in
        guard texts[0][row] == variant, texts[1][row] == last,
          let column = servers.firstIndex(of: texts[3][row]),
          let line = validators.firstIndex(of: texts[2][row])
        else { return nil }
        return HeatMap.Cell(
          column: column, row: line, value: shares[row].map { 100 * $0 }, isUndecided: false)
      }
      guard !cells.isEmpty else { return nil }
      return HeatMap(
        xTitle: "Server", yTitle: "Validator", valueTitle: "Share of the server's bonds (%)",
        columns: servers, rows: validators, cells: cells, isContoured: false
      ).chart(
        "bonds-\(variant)", title: "Bonds under \(variant)",
        caption: "The part of each server's bonds that each validator holds in epoch \(last)"
          + (isCut ? "; the first 20 of each." : "."))
    }
  }
}
