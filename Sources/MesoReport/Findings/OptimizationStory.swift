/// What a search for a design found: the designs that meet what was required, and their front.
struct OptimizationStory {
  let folder: ResultFolder
  let words: Words
  private let front: ColumnTable
  private let objectives: [String]

  init?(_ folder: ResultFolder) {
    guard let front = folder.table(named: "front.csv") else { return nil }
    self.folder = folder
    self.front = front
    words = Words(folder.scenario)
    objectives = front.columns.filter { front.has("\($0)_ci_low") }
  }

  var story: Story {
    var story = Story()
    tell(in: &story)
    let tried = folder.table(named: "points.csv")
    story.show("The front", objectives.count > 1 ? [plane(tried)] : [])
    story.show("Each objective", objectives.map { dots($0) })
    for (name, title) in [
      ("front", "Designs judged on fresh luck"), ("criteria", "Requirements"),
      ("points", "Every design tried"),
    ] {
      story.show(
        folder.table(named: "\(name).csv").map { PageTable(title, of: $0, file: "\(name).csv") })
    }
    return story
  }

  private func tell(in story: inout Story) {
    let (states, isOnFront) = (front.texts("state"), front.texts("front"))
    let met = states.count { $0 == "met" }
    let open = states.count { $0 == "undecided" }
    let designs = Words.count(front.rowCount, "design")
    var sentence =
      met == 0
      ? "None of \(designs) is shown to meet every requirement on fresh luck"
      : "\(met) of \(designs) meet every requirement on fresh luck"
    if open > 0 { sentence += "; \(open) \(open == 1 ? "is" : "are") undecided" }
    story.answer.append(sentence + ".")
    let shown = (0..<front.rowCount).filter { isOnFront[$0] == "true" }
    for row in shown {
      let numbers = objectives.map { metric in
        let ends = ["", "_ci_low", "_ci_high"].map { front.numbers(metric + $0)[row] }
        return "\(words.name(metric)) \(Words.estimate(ends[0], ends[1], ends[2]))"
      }
      story.points.append(
        Story.Point(
          mark: states[row] == "met" ? .yes : states[row] == "undecided" ? .open : .no,
          text: "Design \(front.texts("design")[row]), \(label(row)): "
            + Words.list(numbers)))
    }
    if objectives.count > 1, !shown.isEmpty {
      story.answer.append(
        "\(Words.count(shown.count, "of them is", "of them are")) on the front: by the means, no other that "
          + "meets everything is as good in all objectives and better in one.")
    }
    story.cautions.append(
      "A search looks at some designs of the ranges that it was given; another may be better. What "
        + "is reported was judged by luck that had no part in choosing it.")
  }

  /// The values of the levers of a design.
  private func label(_ row: Int) -> String {
    front.columns.filter { $0.hasPrefix("p.") }.map { column in
      let text = front.texts(column)[row]
      return "\(Words.lever(column)) \(Double(text).map { NumberText.significant($0) } ?? text)"
    }.joined(separator: ", ")
  }

  /// The first two objectives of every design that was judged, and of all that were tried.
  private func plane(_ tried: ColumnTable?) -> Chart? {
    let names = Array(objectives.prefix(2))
    func places(_ table: ColumnTable) -> [(row: Int, x: Double, y: Double)] {
      let numbers = names.map { table.numbers($0) }
      return (0..<table.rowCount).compactMap { row in
        numbers[0][row].flatMap { x in numbers[1][row].map { (row, x, $0) } }
      }
    }
    let judged = places(front).map { place in
      ScatterChart.Point(
        x: place.x, y: place.y, label: "design \(front.texts("design")[place.row])",
        group: front.texts("state")[place.row],
        isOnFront: front.texts("front")[place.row] == "true")
    }
    let looks = tried.map { table in
      places(table).prefix(300).map { place in
        ScatterChart.Point(
          x: place.x, y: place.y, label: "tried", group: "only tried", isOnFront: false)
      }
    }
    guard !judged.isEmpty else { return nil }
    return ScatterChart(
      xTitle: words.title(names[0]), yTitle: words.title(names[1]),
      groups: ["met", "undecided", "not met", "only tried"], points: judged + (looks ?? [])
    ).chart(
      "front", title: "\(words.title(names[0])) against \(words.title(names[1]))",
      caption:
        "Designs by their means; the line joins the front. Faint marks were tried and not kept, "
        + "or are not on it. \(words.definition(names[0])) \(words.definition(names[1]))")
  }

  private func dots(_ metric: String) -> Chart? {
    let numbers = ["", "_ci_low", "_ci_high"].map { front.numbers(metric + $0) }
    let states = front.texts("state")
    let rows = (0..<front.rowCount).filter { numbers[0][$0] != nil }.map { row in
      IntervalChart.Row(
        label: "design \(front.texts("design")[row])", group: states[row], mean: numbers[0][row],
        low: numbers[1][row], high: numbers[2][row])
    }
    guard !rows.isEmpty else { return nil }
    return IntervalChart(
      xTitle: words.title(metric), rows: rows, groups: ["met", "undecided", "not met"],
      colors: [ChartStyle.blue, ChartStyle.grey, ChartStyle.orange]
    ).chart(
      "objective-\(metric)", title: words.title(metric),
      caption: words.definition(metric)
        + " Means with 95\u{A0}% intervals; colour and shape say whether the design meets every "
        + "requirement.")
  }
}
