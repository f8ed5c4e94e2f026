import MesoScenario

/// What a run found: its claims and criteria, and the headline of each treatment.
struct RunStory {
  let folder: ResultFolder
  let words: Words
  let headline: [String]

  init(_ folder: ResultFolder) {
    self.folder = folder
    words = Words(folder.scenario)
    headline = folder.headline
  }

  var story: Story {
    var story = Story()
    guard let estimates = Estimates(folder) else { return story }
    tell(estimates, in: &story)
    let pictures = EpochPictures(folder: folder, words: words, headline: headline)
    story.show("Each metric by treatment", dots(estimates))
    story.show("Over time", pictures.metrics)
    story.show("What each behaviour earns", pictures.behaviours)
    story.show("Who is there", pictures.populations)
    story.show("Levers that moved", LeverPictures(folder: folder).charts)
    story.show("Money", MoneyPictures(folder: folder).charts)
    story.show("Concentration", WealthPictures(folder: folder).charts)
    tabulate(estimates, in: &story)
    return story
  }

  private func tell(_ estimates: Estimates, in story: inout Story) {
    let claims = Verdicts.claims(folder)
    let criteria = Verdicts.criteria(folder)
    let signs = SignSentences(words: words, headline: headline)
    story.points = claims.points + criteria.points + signs.points(estimates)
    story.answer = [claims.sentence, criteria.sentence].compactMap { $0 }
    story.answer += signs.sentences(estimates)
    if story.answer.isEmpty { story.answer = plain(estimates) }
    let count = folder.manifest.replicates.count
    if count == 1 {
      story.cautions.append("One replicate says nothing of chance: no number here has an interval.")
    }
    if estimates.mechanisms.count > 1 {
      story.cautions.append(
        "Intervals of single treatments do not tell whether two differ; claims, and "
          + "'mesocosm compare', pair them by replicate.")
    }
  }

  /// The first headline metrics in words, where nothing was claimed.
  private func plain(_ estimates: Estimates) -> [String] {
    headline.prefix(3).flatMap { metric in
      estimates.rows(of: metric).prefix(3).map { row in
        "Under \(row.mechanism), \(words.name(metric)) is "
          + Words.estimate(row.mean, row.low, row.high) + "."
      }
    }
  }

  /// A picture for each headline metric, a dot for each treatment.
  private func dots(_ estimates: Estimates) -> [Chart] {
    guard estimates.mechanisms.count > 1 else { return [] }
    return headline.compactMap { metric in
      let rows = estimates.rows(of: metric).filter { $0.mean != nil }
      guard let first = rows.first else { return nil }
      let ends = rows.flatMap { [$0.low ?? $0.mean, $0.high ?? $0.mean] }
      return IntervalChart(
        xTitle: words.title(metric),
        rows: rows.map {
          .init(label: $0.mechanism, group: $0.mechanism, mean: $0.mean, low: $0.low, high: $0.high)
        }, groups: estimates.mechanisms, reference: ChartParts.straddle(0, ends) ? 0 : nil
      ).chart(
        "headline-\(metric)", title: words.title(metric),
        caption: words.definition(metric)
          + " Means with 95\u{A0}% intervals over \(Words.count(first.count, "replicate")).")
    }
  }

  private func tabulate(_ estimates: Estimates, in story: inout Story) {
    let metrics = estimates.table.texts("metric")
    let shown = Set(headline)
    story.show(
      PageTable(
        "Headline", note: "Mean over replicates with its 95\u{A0}% interval.", of: estimates.table,
        file: ResultFile.summary.rawValue
      ) { shown.contains(metrics[$0]) })
    for (file, title) in [(ResultFile.claims, "Claims"), (.criteria, "Criteria")] {
      story.show(folder.table(file).map { PageTable(title, of: $0, file: file.rawValue) })
    }
    story.show(
      PageTable("All metrics", of: estimates.table, file: ResultFile.summary.rawValue))
    story.show(
      folder.table(.runs).map { PageTable("Runs", of: $0, file: ResultFile.runs.rawValue) })
  }
}
