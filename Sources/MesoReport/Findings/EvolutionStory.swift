/// What lasts: equilibria, who invades whom, and where long runs end.
struct EvolutionStory {
  let folder: ResultFolder
  private let equilibria: ColumnTable

  init?(_ folder: ResultFolder) {
    guard let equilibria = folder.table(named: "equilibria.csv") else { return nil }
    self.folder = folder
    self.equilibria = equilibria
  }

  var story: Story {
    var story = Story()
    story.question = "Which behaviours last, when operators copy what pays?"
    tellEquilibria(in: &story)
    let basins = folder.table(named: "basins.csv")
    basins.map { tellBasins($0, in: &story) }
    let fixation = folder.table(named: "fixation.csv")
    fixation.map { tellInvasions($0, in: &story) }
    story.cautions.append(
      "Equilibria are of the table of payoffs that was measured, for the behaviours that the scenario "
        + "declares; a behaviour that nobody declared is not in it.")
    let points = folder.table(named: "points.csv")
    story.show("Where long runs end", [points.flatMap { Simplex($0).chart }, basins.flatMap(bars)])
    story.show("What lasts", [shares])
    story.show("Who invades whom", [fixation.flatMap(gains)])
    for (name, title) in [
      ("equilibria", "Equilibria"), ("basins", "Basins"), ("fixation", "Invasion and fixation"),
      ("payoffs", "Payoffs"), ("points", "Starts"),
    ] {
      story.show(
        folder.table(named: "\(name).csv").map { PageTable(title, of: $0, file: "\(name).csv") })
    }
    return story
  }

  private func tellEquilibria(in story: inout Story) {
    let texts = ["kind", "number", "behaviour", "stability", "verdict"].map { equilibria.texts($0) }
    let shares = equilibria.numbers("share")
    var mixes = Groups<String, (parts: [String], stability: String, verdict: String)>()
    for row in 0..<equilibria.rowCount where texts[0][row] == "nash" {
      mixes.update(texts[1][row], from: ([], texts[3][row], texts[4][row])) { mix in
        guard let share = shares[row], share > 0 else { return }
        mix.parts.append(
          share > 0.9995
            ? "all \(texts[2][row])" : "\(NumberText.significant(100 * share)) % \(texts[2][row])")
      }
    }
    for (number, mix) in mixes.pairs {
      let isShown = mix.verdict == "shown"
      let stability =
        switch mix.stability {
        case "ess": ", stable against few who deviate"
        case "not-ess": ", not stable"
        default: ""
        }
      story.points.append(
        Story.Point(
          mark: isShown ? .yes : .open,
          text: "Equilibrium \(number): \(Words.list(mix.parts))\(stability) — "
            + (isShown ? "shown" : "not told apart from others at this number of replicates")))
    }
    let shown = mixes.pairs.filter { $0.value.verdict == "shown" }
    story.answer.append(
      shown.isEmpty
        ? "No equilibrium of the payoff table is shown at this number of replicates."
        : "\(Words.count(shown.count, "equilibrium", "equilibria")) of the payoff table "
          + "\(shown.count == 1 ? "is" : "are") shown: "
          + shown.map { Words.list($0.value.parts) }.joined(separator: "; ") + ".")
  }

  private func tellBasins(_ table: ColumnTable, in story: inout Story) {
    let names = table.texts("basin")
    let numbers = ["share", "ci_low", "ci_high"].map { column in
      table.numbers(column).map { $0.map { 100 * $0 } }
    }
    let order = (0..<table.rowCount).sorted {
      (-(numbers[0][$0] ?? 0), $0) < (-(numbers[0][$1] ?? 0), $1)
    }
    guard let first = order.first else { return }
    for row in order {
      story.points.append(
        Story.Point(
          mark: .plain,
          text: "Runs end with \(names[row]) from "
            + Words.estimate(
              numbers[0][row], numbers[1][row], numbers[2][row], unit: "% of the starts")))
    }
    // The largest basin is only as large as the gap between the intervals.
    let isClear = order.dropFirst().allSatisfy {
      (numbers[2][$0] ?? .infinity) < (numbers[1][first] ?? 0)
    }
    let all = Words.count(order.count, "way")
    story.answer.append(
      order.count == 1
        ? "Long runs end with \(names[first]) from every start."
        : isClear
          ? "Of \(all) in which long runs end, \(names[first]) draws the most starts."
          : "Long runs end in \(all); which of them draws the most starts is not settled.")
  }

  private func tellInvasions(_ table: ColumnTable, in story: inout Story) {
    let texts = ["resident", "invader", "verdict"].map { table.texts($0) }
    let numbers = ["gain_tokens", "ci_low", "ci_high"].map { table.numbers($0) }
    for row in 0..<table.rowCount {
      let verdict = texts[2][row]
      story.points.append(
        Story.Point(
          mark: verdict == "inconclusive" ? .open : .plain,
          text: "One \(texts[1][row]) among \(texts[0][row]): \(verdict), "
            + Words.estimate(
              numbers[0][row], numbers[1][row], numbers[2][row], unit: "tokens an epoch")
        ))
    }
  }

  private func bars(_ table: ColumnTable) -> Chart? {
    let names = table.texts("basin")
    let numbers = ["share", "ci_low", "ci_high"].map { column in
      table.numbers(column).map { $0.map { 100 * $0 } }
    }
    return BarChart(
      xTitle: "Share of starts (%)",
      rows: (0..<table.rowCount).map { row in
        .init(
          label: names[row], group: "basin", value: numbers[0][row], low: numbers[1][row],
          high: numbers[2][row])
      }, groups: ["basin"]
    ).chart(
      "basins", title: "What long runs end with",
      caption:
        "The part of all starting mixes from which runs end with these behaviours, with 95\u{A0}% "
        + "intervals.")
  }

  private var shares: Chart? {
    let texts = ["kind", "number", "behaviour"].map { equilibria.texts($0) }
    let numbers = ["share", "ci_low", "ci_high"].map { column in
      equilibria.numbers(column).map { $0.map { 100 * $0 } }
    }
    var groups: [String] = []
    let rows = (0..<equilibria.rowCount).map { row in
      let group =
        switch texts[0][row] {
        case "nash": "equilibrium \(texts[1][row])"
        case "stationary": "rare mutants"
        default: "strong selection"
        }
      if !groups.contains(group) { groups.append(group) }
      return IntervalChart.Row(
        label: texts[2][row], group: group, mean: numbers[0][row], low: numbers[1][row],
        high: numbers[2][row])
    }
    guard !rows.isEmpty else { return nil }
    return IntervalChart(xTitle: "Share of operators (%)", rows: rows, groups: groups).chart(
      "equilibria", title: "Shares of each behaviour",
      caption:
        "In each equilibrium of the payoff table; over time with rare mutants; and under strong "
        + "selection. Intervals are of resampled replicates.")
  }

  private func gains(_ table: ColumnTable) -> Chart? {
    let texts = ["resident", "invader", "verdict"].map { table.texts($0) }
    let numbers = ["gain_tokens", "ci_low", "ci_high"].map { table.numbers($0) }
    guard table.rowCount > 0 else { return nil }
    return IntervalChart(
      xTitle: "Gain of one mutant (tokens an epoch)",
      rows: (0..<table.rowCount).map { row in
        .init(
          label: "\(texts[1][row]) among \(texts[0][row])", group: texts[2][row],
          mean: numbers[0][row], low: numbers[1][row], high: numbers[2][row])
      }, groups: ["invades", "resists", "inconclusive", "neutral"],
      colors: [ChartStyle.orange, ChartStyle.blue, ChartStyle.grey, ChartStyle.green], reference: 0
    ).chart(
      "invasion", title: "What one mutant gains",
      caption: "One operator of a behaviour among all others of another, with intervals that hold "
        + "over all pairs: right of 0 it invades.")
  }
}
