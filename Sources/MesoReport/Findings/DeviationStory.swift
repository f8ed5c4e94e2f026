/// What an audit found: which deviations from honest behaviour pay.
struct DeviationStory {
  let folder: ResultFolder
  private let table: ColumnTable

  init?(_ folder: ResultFolder) {
    guard let table = folder.table(.deviations) else { return nil }
    self.folder = folder
    self.table = table
  }

  private struct Row {
    var mechanism: String
    var side: String
    var name: String
    var verdict: String
    var gain: Double?
    var low: Double?
    var high: Double?
    /// `1` for the least skilled third; empty for all.
    var tercile: String
  }

  private var rows: [Row] {
    let texts = [
      "mechanism", "side", "cohort", "alternative", "form", "size", "tercile", "verdict",
    ].map { table.texts($0) }
    let numbers = ["gain_tokens", "ci_low", "ci_high"].map { table.numbers($0) }
    return (0..<table.rowCount).map { row in
      let cells = texts.map { $0[row] }
      let name =
        switch cells[4] {
        case "split": "\(cells[2]) as \(cells[5]) identities"
        case "coalition": "\(cells[2]) to \(cells[3]), coalition of \(cells[5])"
        default: "\(cells[2]) to \(cells[3]), alone"
        }
      return Row(
        mechanism: cells[0], side: cells[1], name: name, verdict: cells[7], gain: numbers[0][row],
        low: numbers[1][row], high: numbers[2][row], tercile: cells[6])
    }
  }

  var story: Story {
    var story = Story()
    story.question = "Does leaving honest behaviour pay?"
    let all = rows
    let rows = all.filter { $0.tercile.isEmpty }
    for mechanism in table.values("mechanism") {
      tell(mechanism, rows.filter { $0.mechanism == mechanism }, in: &story)
    }
    for row in rows {
      story.points.append(
        Story.Point(
          mark: row.verdict == "pays" ? .no : row.verdict == "inconclusive" ? .open : .yes,
          text: "\(row.mechanism), \(row.side), \(row.name): \(row.verdict), "
            + Words.estimate(
              row.gain, row.low, row.high, unit: "tokens", interval: "simultaneous interval")))
    }
    story.cautions.append(
      "Gains are tokens an operator over the measured epochs, against the same operators under the "
        + "same luck; intervals are simultaneous over all rows. What was not tried is not audited.")
    for side in table.values("side") {
      story.show(
        "What leaving honest behaviour gains \(side)",
        table.values("mechanism").map { mechanism in
          chart(mechanism, side, rows.filter { $0.mechanism == mechanism && $0.side == side })
        })
      let terciles = all.filter { !$0.tercile.isEmpty && $0.side == side }
      story.show(
        "By skill: \(side)",
        table.values("mechanism").map { mechanism in
          byTercile(mechanism, side, terciles.filter { $0.mechanism == mechanism })
        })
    }
    let file = ResultFile.deviations.rawValue
    let terciles = table.texts("tercile")
    story.show(PageTable("Deviations", of: table, file: file) { terciles[$0].isEmpty })
    story.show(PageTable("By tercile of skill", of: table, file: file) { !terciles[$0].isEmpty })
    return story
  }

  private func tell(_ mechanism: String, _ rows: [Row], in story: inout Story) {
    let paying = rows.filter { $0.verdict == "pays" }
    let open = rows.count { $0.verdict == "inconclusive" }
    let tried = Words.count(rows.count, "deviation")
    var sentence = "Under \(mechanism), "
    if let best = paying.max(by: { ($0.gain ?? 0) < ($1.gain ?? 0) }) {
      sentence +=
        "leaving honest behaviour pays in \(paying.count) of \(tried) tried; the most for "
        + "\(best.side), \(best.name): "
        + Words.estimate(
          best.gain, best.low, best.high, unit: "tokens",
          interval: "simultaneous 95\u{A0}% interval")
    } else if open == 0 {
      sentence += "none of \(tried) tried pays"
    } else {
      sentence += "none of \(tried) tried is shown to pay"
    }
    if open > 0 { sentence += "; \(open) \(open == 1 ? "is" : "are") undecided" }
    story.answer.append(sentence + ".")
  }

  private static let verdicts = ["pays", "deters", "inconclusive", "indifferent"]
  private static let colors = [
    ChartStyle.orange, ChartStyle.blue, ChartStyle.grey, ChartStyle.green,
  ]

  private func chart(_ mechanism: String, _ side: String, _ rows: [Row]) -> Chart? {
    guard !rows.isEmpty else { return nil }
    let epsilon = table.numbers("epsilon_tokens").compactMap { $0 }.first ?? 0
    return IntervalChart(
      xTitle: "Gain (tokens an operator)",
      rows: rows.map {
        .init(label: $0.name, group: $0.verdict, mean: $0.gain, low: $0.low, high: $0.high)
      }, groups: Self.verdicts, colors: Self.colors, reference: 0,
      threshold: epsilon > 0 ? epsilon : nil
    ).chart(
      "gain-\(side)-\(mechanism)", title: "\(Words.capitalised(side)) under \(mechanism)",
      caption:
        "What honest operators gain by each deviation, with simultaneous 95\u{A0}% intervals: right "
        + "of 0 it pays, left of 0 honesty does.")
  }

  private func byTercile(_ mechanism: String, _ side: String, _ rows: [Row]) -> Chart? {
    guard !rows.isEmpty else { return nil }
    return IntervalChart(
      xTitle: "Gain (tokens an operator)",
      rows: rows.map {
        .init(
          label: $0.name, group: "tercile \($0.tercile)", mean: $0.gain, low: $0.low, high: $0.high)
      }, groups: ["tercile 1", "tercile 2", "tercile 3"], reference: 0
    ).chart(
      "tercile-\(side)-\(mechanism)", title: "\(Words.capitalised(side)) under \(mechanism)",
      caption: "The same by tercile of skill, 1 the least skilled: a mean can hide some for whom "
        + "leaving pays.")
  }
}
