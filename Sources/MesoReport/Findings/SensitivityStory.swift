/// Which parameters move a metric, and how much.
struct SensitivityStory {
  let folder: ResultFolder
  let words: Words
  private let table: ColumnTable

  init?(_ folder: ResultFolder) {
    guard let table = folder.table(.sensitivity) else { return nil }
    self.folder = folder
    self.table = table
    words = Words(folder.scenario)
  }

  private struct Row {
    var mechanism: String
    var metric: String
    var index: String
    var parameter: String
    var other: String
    var value: Double?
    var low: Double?
    var high: Double?
    var rank: Int?
    var noise: Double?
    var isConverged: Bool
  }

  private var rows: [Row] {
    let texts = [
      "mechanism", "metric", "index", "parameter", "parameter_2", "rank", "converged",
    ].map { table.texts($0) }
    let numbers = ["value", "ci_low", "ci_high", "noise"].map { table.numbers($0) }
    return (0..<table.rowCount).map { row in
      Row(
        mechanism: texts[0][row], metric: texts[1][row], index: texts[2][row],
        parameter: texts[3][row], other: texts[4][row], value: numbers[0][row],
        low: numbers[1][row], high: numbers[2][row], rank: Int(texts[5][row]),
        noise: numbers[3][row], isConverged: texts[6][row] == "true")
    }
  }

  var story: Story {
    var story = Story()
    let rows = rows
    guard !rows.isEmpty else {
      story.answer = [
        "Nothing that the plan moves changes the headline: each metric is the same at every point, or "
          + "has no values."
      ]
      return story
    }
    let isMorris = rows.contains { $0.index == "mu_star" }
    for mechanism in table.values("mechanism") {
      for metric in table.values("metric") {
        let own = rows.filter { $0.mechanism == mechanism && $0.metric == metric }
        tell(mechanism, metric, own, isMorris, in: &story)
        story.show(
          "What moves \(words.name(metric)) under \(mechanism)",
          [bars(mechanism, metric, own, isMorris), isMorris ? plane(mechanism, metric, own) : nil])
      }
    }
    story.cautions.append(
      isMorris
        ? "Morris screening ranks parameters over the ranges of the plan; it does not share out "
          + "variance."
        : "Indices are shares of the variance over the ranges of the plan: other ranges, other "
          + "shares.")
    story.show(PageTable("Indices", of: table, file: ResultFile.sensitivity.rawValue))
    return story
  }

  private func tell(
    _ mechanism: String, _ metric: String, _ rows: [Row], _ isMorris: Bool, in story: inout Story
  ) {
    let main = rows.filter { $0.index == (isMorris ? "mu_star" : "ST") }
    guard !main.isEmpty else { return }
    let ranked = main.filter { $0.rank != nil }.sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
    let place = table.values("mechanism").count > 1 ? " under \(mechanism)" : ""
    let name = words.name(metric) + place
    guard let first = ranked.first else {
      story.answer.append("No parameter is shown to move \(name) more than the luck of the draw.")
      return
    }
    let measure = isMorris ? "mean effect" : "total index"
    let estimate = Words.estimate(first.value, first.low, first.high)
    let isSettled = main.allSatisfy { $0.isConverged }
    // A rank is only as good as the gap between the intervals.
    let isClear = ranked.dropFirst().allSatisfy { ($0.high ?? .infinity) < (first.low ?? 0) }
    let order =
      isClear
      ? (isSettled ? "" : "; its interval has not converged")
      : "; intervals overlap, so the order is not settled"
    story.answer.append(
      "\(Words.capitalised(Words.lever(first.parameter))) \(order.isEmpty ? "moves" : "comes first for") "
        + "\(name)\(order.isEmpty ? " most" : ""): \(measure) \(estimate)\(order).")
    for row in ranked {
      story.points.append(
        Story.Point(
          mark: row.isConverged ? .yes : .open,
          text: "\(name), \(row.rank ?? 0). \(Words.lever(row.parameter)): \(measure) "
            + Words.estimate(row.value, row.low, row.high)
            + (row.isConverged ? "" : ", not converged")))
    }
    for row in main where row.rank == nil {
      story.points.append(
        Story.Point(
          mark: .open,
          text: "\(name), \(Words.lever(row.parameter)): no more than the seeds could make"))
    }
  }

  private func bars(
    _ mechanism: String, _ metric: String, _ rows: [Row], _ isMorris: Bool
  ) -> Chart? {
    let indices =
      isMorris ? [("mu_star", "mean size of effect")] : [("S1", "alone"), ("ST", "total")]
    let main = rows.filter { $0.index == indices[indices.count - 1].0 }
      .sorted { ($0.value ?? 0) > ($1.value ?? 0) }
    guard !main.isEmpty else { return nil }
    let bars = main.flatMap { row in
      indices.compactMap { index, name -> BarChart.Row? in
        rows.first { $0.index == index && $0.parameter == row.parameter && $0.other.isEmpty }.map {
          BarChart.Row(
            label: Words.lever($0.parameter), group: name, value: $0.value, low: $0.low,
            high: $0.high)
        }
      }
    }
    return BarChart(
      xTitle: isMorris ? "Mean size of effect (\(words.unit(metric)))" : "Share of variance",
      rows: bars, groups: indices.map { $0.1 }, noise: main.compactMap { $0.noise }.max()
    ).chart(
      "sensitivity-\(metric)-\(mechanism)", title: words.title(metric),
      caption: words.definition(metric)
        + " Bars with 95\u{A0}% intervals; up to the dashed rule an index may be the luck of the draw. "
        + (isMorris
          ? "The effect of crossing a parameter's whole range (Morris)."
          : "'Alone' is a parameter's own share (S1), 'total' with all that it takes part in (ST).")
    )
  }

  /// Mean effect against its spread: far up means that a parameter's effect depends on others.
  private func plane(_ mechanism: String, _ metric: String, _ rows: [Row]) -> Chart? {
    let points = rows.filter { $0.index == "mu_star" }.compactMap { row -> ScatterChart.Point? in
      let sigma = rows.first { $0.index == "sigma" && $0.parameter == row.parameter }?.value
      guard let size = row.value, let sigma else { return nil }
      return ScatterChart.Point(
        x: size, y: sigma, label: Words.lever(row.parameter), group: "parameter", isOnFront: false)
    }
    guard !points.isEmpty else { return nil }
    return ScatterChart(
      xTitle: "Mean size of effect (mu*)", yTitle: "Spread of effects (sigma)",
      groups: ["parameter"], points: points
    ).chart(
      "screening-\(metric)-\(mechanism)", title: "\(words.title(metric)): size and spread",
      caption: "A spread as large as the size says that the effect bends or depends on other "
        + "parameters.")
  }
}
