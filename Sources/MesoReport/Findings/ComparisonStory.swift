/// What a comparison found: for each treatment, what it is better and worse at than the baseline.
struct ComparisonStory {
  let folder: ResultFolder
  let words: Words
  private let table: ColumnTable

  init?(_ folder: ResultFolder) {
    guard let table = folder.table(.comparison) else { return nil }
    self.folder = folder
    self.table = table
    words = Words(folder.scenario)
  }

  /// A row of `comparison.csv`.
  private struct Row {
    var mechanism: String
    var metric: String
    var verdict: String
    var mean: Double?
    var low: Double?
    var high: Double?
    var difference: Double?
    var differenceLow: Double?
    var differenceHigh: Double?
    var pairs: Int
    /// Only metrics of the headline share a family or have a rank.
    var isTested: Bool
  }

  private var rows: [Row] {
    let texts = ["mechanism", "metric", "verdict", "n_pairs", "rank", "family"].map {
      table.texts($0)
    }
    let numbers = ["mean", "ci_low", "ci_high", "diff", "diff_ci_low", "diff_ci_high"]
      .map { table.numbers($0) }
    return (0..<table.rowCount).map { row in
      Row(
        mechanism: texts[0][row], metric: texts[1][row], verdict: texts[2][row],
        mean: numbers[0][row], low: numbers[1][row], high: numbers[2][row],
        difference: numbers[3][row], differenceLow: numbers[4][row],
        differenceHigh: numbers[5][row], pairs: Int(texts[3][row]) ?? 0,
        isTested: !texts[4][row].isEmpty || !texts[5][row].isEmpty)
    }
  }

  var story: Story {
    let rows = rows
    let baseline = table.values("baseline").first { !$0.isEmpty } ?? ""
    // The metrics that were put to the test, and not only looked at.
    var tested: [String] = []
    for row in rows where row.isTested && !tested.contains(row.metric) { tested.append(row.metric) }
    let known = Set(rows.map { $0.metric })
    let wanted = folder.headline.filter { known.contains($0) }
    let headline = wanted.isEmpty ? tested : wanted
    var story = Story()
    let shown = rows.filter { headline.contains($0.metric) }
    tell(shown, headline, baseline, in: &story)
    story.show(
      "Each metric by treatment",
      headline.map { metric in dots(metric, shown.filter { $0.metric == metric }) })
    story.show("Differences from \(baseline)", headline.map { differences($0, shown, baseline) })
    story.show("Quality against what attackers gain", [front(rows)])
    let pictures = EpochPictures(folder: folder, words: words, headline: headline)
    story.show("Over time", pictures.metrics)
    story.show("What each behaviour earns", pictures.behaviours)
    story.show("Who is there", pictures.populations)
    story.show("Levers that moved", LeverPictures(folder: folder).charts)
    story.show("Money", MoneyPictures(folder: folder).charts)
    tabulate(Set(headline), in: &story)
    return story
  }

  private func tell(
    _ rows: [Row], _ headline: [String], _ baseline: String, in story: inout Story
  ) {
    for name in table.values("mechanism") where name != baseline {
      let own = rows.filter { $0.mechanism == name }
      let kinds = [
        ("better at", ["better"]), ("worse at", ["worse"]),
        ("different in", ["higher", "lower"]),
        ("different by the same in every replicate in", ["deterministic"]),
        ("not shown to differ in", ["no difference shown"]), ("identical in", ["identical"]),
      ]
      let parts = kinds.compactMap { phrase, verdicts -> String? in
        let names = headline.filter { metric in
          own.contains { $0.metric == metric && verdicts.contains($0.verdict) }
        }.map { words.name($0) }
        return names.isEmpty ? nil : "\(phrase) \(Words.list(names))"
      }
      guard !parts.isEmpty else { continue }
      story.answer.append("Against \(baseline), \(name) is \(parts.joined(separator: "; ")).")
    }
    let order = Dictionary(headline.enumerated().map { ($1, $0) }) { first, _ in first }
    let sorted = rows.enumerated().sorted {
      (order[$0.element.metric] ?? 0, $0.offset) < (order[$1.element.metric] ?? 0, $1.offset)
    }.map { $0.element }
    for row in sorted where row.mechanism != baseline {
      let mark: Story.Mark =
        switch row.verdict {
        case "better": .yes
        case "worse": .no
        case "no difference shown": .open
        default: .plain
        }
      let by = row.difference.map {
        let interval = zip([row.differenceLow], [row.differenceHigh]).compactMap { low, high in
          low.flatMap { low in high.map { "simultaneous interval \(Words.range(low, $0))" } }
        }.first
        return "difference \(Words.number($0))" + (interval.map { ", \($0)" } ?? "")
      }
      story.points.append(
        Story.Point(
          mark: mark,
          text: "\(words.title(row.metric)), \(row.mechanism): \(row.verdict)"
            + (by.map { " (\($0), \(Words.count(row.pairs, "pair")))" } ?? "")))
    }
    let family = table.values("family").first { !$0.isEmpty } ?? "0"
    story.cautions.append(
      "Differences are held to a family-wise error of 5 % over \(family) comparisons (Holm); "
        + "metrics outside of the headline were looked at, not tested.")
  }

  private func dots(_ metric: String, _ rows: [Row]) -> Chart? {
    guard rows.contains(where: { $0.mean != nil }) else { return nil }
    let ends = rows.flatMap { [$0.low ?? $0.mean, $0.high ?? $0.mean] }
    return IntervalChart(
      xTitle: words.title(metric),
      rows: rows.map {
        .init(label: $0.mechanism, group: $0.mechanism, mean: $0.mean, low: $0.low, high: $0.high)
      }, groups: table.values("mechanism"), reference: ChartParts.straddle(0, ends) ? 0 : nil
    ).chart(
      "headline-\(metric)", title: words.title(metric),
      caption: words.definition(metric) + " Means with 95\u{A0}% intervals.")
  }

  private func differences(_ metric: String, _ rows: [Row], _ baseline: String) -> Chart? {
    let own = rows.filter {
      $0.metric == metric && $0.mechanism != baseline && $0.difference != nil
    }
    guard !own.isEmpty else { return nil }
    func group(_ verdict: String) -> String {
      ["better", "worse", "no difference shown"].contains(verdict) ? verdict : "differs"
    }
    return IntervalChart(
      xTitle: "Difference in \(words.title(metric).prefix(1).lowercased())"
        + words.title(metric).dropFirst(),
      rows: own.map {
        .init(
          label: $0.mechanism, group: group($0.verdict), mean: $0.difference,
          low: $0.differenceLow, high: $0.differenceHigh)
      }, groups: ["better", "worse", "no difference shown", "differs"],
      colors: [ChartStyle.blue, ChartStyle.orange, ChartStyle.grey, ChartStyle.purple],
      reference: 0
    ).chart(
      "difference-\(metric)", title: words.title(metric),
      caption:
        "Difference from \(baseline) with its simultaneous 95\u{A0}% interval: what holds 0 is not "
        + "shown to differ.")
  }

  /// Useful quality for a token against what attackers gain, where the comparison has both.
  private func front(_ rows: [Row]) -> Chart? {
    FrontPicture(words: words).chart(
      rows.map { ($0.mechanism, $0.mechanism, $0.metric, $0.mean) })
  }

  private func tabulate(_ headline: Set<String>, in story: inout Story) {
    let metrics = table.texts("metric")
    let file = ResultFile.comparison.rawValue
    story.show(
      PageTable(
        "Comparison", note: "The headline metrics, held to a family-wise error.", of: table,
        file: file,
        columns: [
          "metric", "unit", "mechanism", "mean", "ci_low", "ci_high", "rank", "diff",
          "diff_ci_low", "diff_ci_high", "paired_correlation", "p_adjusted", "verdict",
        ]
      ) { headline.contains(metrics[$0]) })
    story.show(
      PageTable(
        "All metrics", note: "What was not in the headline is exploratory: no rank, no adjusted p.",
        of: table, file: file))
    for (file, title) in [(ResultFile.claims, "Claims"), (.criteria, "Criteria")] {
      story.show(folder.table(file).map { PageTable(title, of: $0, file: file.rawValue) })
    }
    story.show(
      folder.table(.runs).map { PageTable("Runs", of: $0, file: ResultFile.runs.rawValue) })
  }
}
