import MesoScenario

/// What a sweep found: its headline over the points of the plan.
struct SweepStory {
  let folder: ResultFolder
  let words: Words
  private let headline: [String]
  /// The columns of what was varied.
  private let levers: [String]

  init(_ folder: ResultFolder) {
    self.folder = folder
    words = Words(folder.scenario)
    headline = folder.headline
    levers = (folder.manifest.varied ?? []).map { "p.\($0)" }
  }

  var story: Story {
    var story = Story()
    guard let estimates = Estimates(folder, metrics: headline),
      let grid = SweepGrid(folder, levers: levers)
    else { return story }
    tell(estimates, grid, in: &story)
    for mechanism in estimates.mechanisms {
      let place = estimates.mechanisms.count > 1 ? " under \(mechanism)" : ""
      let pictures = SweepPictures(
        mechanism: mechanism, words: words, estimates: estimates, grid: grid)
      story.show("Over the levers\(place)", headline.flatMap { pictures.charts($0) })
      if levers.count > 1 {
        story.show("Main effects\(place)", headline.map { pictures.mainEffects($0) })
      }
    }
    story.show(
      "Quality against what attackers gain",
      [
        FrontPicture(words: words).chart(
          estimates.rows.filter { $0.mean != nil }.map {
            (grid.label(of: $0.point), $0.mechanism, $0.metric, $0.mean)
          })
      ])
    tabulate(estimates, in: &story)
    return story
  }

  private func tell(_ estimates: Estimates, _ grid: SweepGrid, in story: inout Story) {
    let criteria = Verdicts.criteria(folder)
    story.points = criteria.points
    for metric in headline {
      for mechanism in estimates.mechanisms {
        let rows = estimates.rows(of: metric).filter { $0.mechanism == mechanism && $0.mean != nil }
        guard let low = rows.min(by: { ($0.mean ?? 0) < ($1.mean ?? 0) }),
          let high = rows.max(by: { ($0.mean ?? 0) < ($1.mean ?? 0) })
        else { continue }
        let place = estimates.mechanisms.count > 1 ? " under \(mechanism)" : ""
        story.points.append(
          Story.Point(
            mark: .plain,
            text: "\(Words.capitalised(words.name(metric)))\(place): from "
              + "\(Words.estimate(low.mean, low.low, low.high)) at \(grid.label(of: low.point)) to "
              + "\(Words.estimate(high.mean, high.low, high.high)) at "
              + "\(grid.label(of: high.point)), means over replicates"))
        if let sentence = sign(metric, rows, place) { story.answer.append(sentence) }
      }
    }
    if story.answer.isEmpty {
      story.answer = [
        "The headline metrics were measured at \(Words.count(grid.points.count, "point")); their "
          + "lowest and highest means stand below."
      ]
    }
    story.cautions.append(
      "The lowest and the highest of many means are partly luck; hold two points against each other "
        + "with a comparison before believing a small gap.")
  }

  /// On which side of 0 the points lie, for the metrics whose sign is the answer.
  private func sign(_ metric: String, _ rows: [Estimates.Row], _ place: String) -> String? {
    guard SignSentences.hasMeaning(metric) else { return nil }
    let above = rows.count { $0.isAbove(0) == true }
    let below = rows.count { $0.isAbove(0) == false }
    if above == rows.count || below == rows.count {
      return
        "\(Words.capitalised(words.name(metric)))\(place) lies \(above > 0 ? "above" : "below") 0 "
        + "at every one of \(Words.count(rows.count, "point")), by its 95\u{A0}% interval."
    }
    if above + below == 0 {
      return
        "At none of \(Words.count(rows.count, "point"))\(place) can \(words.name(metric)) be told "
        + "from 0."
    }
    return "Of \(Words.count(rows.count, "point"))\(place), \(words.name(metric)) lies above 0 at "
      + "\(above) and below 0 at \(below), by its 95\u{A0}% interval"
      + (above + below < rows.count
        ? "; the other \(rows.count - above - below) cannot be told from 0." : ".")
  }

  private func tabulate(_ estimates: Estimates, in story: inout Story) {
    let metrics = estimates.table.texts("metric")
    let shown = Set(headline)
    story.show(
      PageTable(
        "Headline at every point", of: estimates.table, file: ResultFile.summary.rawValue
      ) { shown.contains(metrics[$0]) })
    story.show(
      folder.table(.criteria).map {
        PageTable("Criteria", of: $0, file: ResultFile.criteria.rawValue)
      })
    story.show(
      folder.table(.points).map { PageTable("Points", of: $0, file: ResultFile.points.rawValue) })
  }
}
