/// Where a metric crosses its target along a lever.
struct BreakEvenStory {
  let folder: ResultFolder
  let words: Words
  private let table: ColumnTable

  init?(_ folder: ResultFolder) {
    guard let table = folder.table(.breakEven) else { return nil }
    self.folder = folder
    self.table = table
    words = Words(folder.scenario)
  }

  private var lever: String { table.values("parameter").first ?? "" }
  private var metric: String { table.values("metric").first ?? "" }
  private var target: Double { table.numbers("target").compactMap { $0 }.first ?? 0 }
  /// The levers that were held fixed for each search.
  private var fixed: [String] { table.columns.filter { $0.hasPrefix("p.") } }

  var story: Story {
    var story = Story()
    story.question =
      "Where does \(words.name(metric)) cross \(NumberText.significant(target)) along "
      + "\(Words.lever(lever))?"
    for row in 0..<table.rowCount { story.answer.append(sentence(row)) }
    if table.texts("monotone").contains("false") {
      story.cautions.append(
        "The metric turns back somewhere along the lever, so there may be more crossings than were "
          + "found.")
    }
    if let count = table.numbers("n").compactMap({ $0 }).first, count < 2 {
      story.cautions.append("With one replicate the interval is the bracket alone.")
    }
    let points = folder.table(.points)
    story.show("Along the lever", [points.flatMap { curve($0) }])
    story.show("The break-even line", [frontier])
    story.show(PageTable("Crossings", of: table, file: ResultFile.breakEven.rawValue))
    story.show(points.map { PageTable("Values tried", of: $0, file: ResultFile.points.rawValue) })
    return story
  }

  private func sentence(_ row: Int) -> String {
    func text(_ column: String) -> String { table.texts(column)[row] }
    func number(_ column: String) -> Double? { table.numbers(column)[row] }
    let place = fixed.map { "\(Words.lever($0)) = \(text($0))" }
    let start = place.isEmpty ? "" : "At \(place.joined(separator: ", ")), "
    let name = words.name(metric)
    let goal = NumberText.significant(target)
    let rest: String
    switch text("finding") {
    case "crossing":
      let way = text("direction") == "rising" ? "rises above" : "falls below"
      if let estimate = number("estimate") {
        let ends =
          switch text("ci_open") {
          case "low": ", or less"
          case "high": ", or more"
          case "both": ", and perhaps beyond on both sides"
          default: ""
          }
        let interval = zip([number("ci_low")], [number("ci_high")]).compactMap { low, high in
          low.flatMap { low in high.map { Words.range(low, $0) } }
        }.first
        rest =
          "\(name) \(way) \(goal) at \(Words.lever(lever)) = \(NumberText.significant(estimate))"
          + (interval.map { " (95\u{A0}% interval \($0)\(ends))" } ?? "")
      } else {
        rest = "\(name) \(way) \(goal) between \(text("before")) and \(text("after"))"
      }
    case "always-above": rest = "\(name) stays above \(goal) over the whole range tried"
    case "always-below": rest = "\(name) stays below \(goal) over the whole range tried"
    case "equal": rest = "\(name) is \(goal) over the whole range tried"
    default: rest = "\(name) has no value to search"
    }
    return Words.capitalised(start + rest) + "."
  }

  /// The metric at every value tried.
  private func curve(_ points: ColumnTable) -> Chart? {
    let column = "p.\(lever)"
    let values = points.numbers(column)
    guard points.has(column), values.contains(where: { $0 != nil }) else { return nil }
    let numbers = ["mean", "ci_low", "ci_high"].map { points.numbers($0) }
    let places = fixed.map { points.texts($0) }
    var series: [String] = []
    let drawn = (0..<points.rowCount).compactMap { row -> LineChart.Point? in
      guard let x = values[row] else { return nil }
      let name =
        fixed.isEmpty
        ? words.name(metric)
        : zip(fixed, places).map { "\(Words.lever($0)) \($1[row])" }.joined(separator: ", ")
      if !series.contains(name) { series.append(name) }
      return LineChart.Point(
        series: name, x: x, mean: numbers[0][row], low: numbers[1][row], high: numbers[2][row])
    }
    return LineChart(
      xTitle: Words.capitalised(Words.lever(lever)), yTitle: words.title(metric), order: series,
      points: drawn.sorted { $0.x < $1.x }, target: target, showsPoints: true
    ).chart(
      "along", title: "\(words.title(metric)) along \(Words.lever(lever))",
      caption: words.definition(metric)
        + " Each dot is a value tried, with its 95\u{A0}% interval over replicates; the line joins them. "
        + "Lever: \(lever).")
  }

  /// Break-even values over another lever, where there is one.
  private var frontier: Chart? {
    guard let other = fixed.first, fixed.count == 1 else { return nil }
    let (x, y) = (table.numbers(other), table.numbers("estimate"))
    let ends = ["ci_low", "ci_high"].map { table.numbers($0) }
    let points = (0..<table.rowCount).compactMap { row in
      x[row].map {
        LineChart.Point(
          series: "break-even", x: $0, mean: y[row], low: ends[0][row], high: ends[1][row])
      }
    }
    guard points.count(where: { $0.mean != nil }) > 1 else { return nil }
    return LineChart(
      xTitle: Words.capitalised(Words.lever(other)),
      yTitle: "Break-even \(Words.lever(lever))", order: ["break-even"], points: points,
      showsPoints: true
    ).chart(
      "frontier", title: "Break-even \(Words.lever(lever)) by \(Words.lever(other))",
      caption:
        "Where \(words.name(metric)) crosses \(NumberText.significant(target)), with 95\u{A0}% "
        + "intervals; values without a crossing in range are left out.")
  }
}
