/// The pictures of one treatment of a sweep.
struct SweepPictures {
  let mechanism: String
  let words: Words
  let estimates: Estimates
  let grid: SweepGrid

  /// Parts that a lever's range is cut into where it takes more values than that.
  private static let parts = 10

  /// Columns and rows that a heat map has at most, and points that a line has.
  private static let mostCells = 40
  private static let mostPoints = 400

  /// A metric over the levers: a line for one, a heat map for two; for more, a heat map over the first
  /// two for each setting of the others, if there are few.
  func charts(_ metric: String) -> [Chart?] {
    let rows = rows(metric)
    if grid.levers.count == 1 { return [line(metric)] }
    if grid.isPlane { return [plane(metric, rows)] }
    return grid.facets.enumerated().map { number, facet in
      let points = Set(facet.points)
      return plane(
        metric, rows.filter { points.contains($0.point) },
        Facet(name: "-\(number + 1)", words: ": \(facet.label)"))
    }
  }

  /// What sets a heat map apart from others of the same metric.
  private struct Facet {
    var name = ""
    var words = ""
  }

  private func rows(_ metric: String) -> [Estimates.Row] {
    estimates.rows(of: metric).filter { $0.mechanism == mechanism && $0.mean != nil }
  }

  private func plane(
    _ metric: String, _ rows: [Estimates.Row], _ facet: Facet = Facet()
  ) -> Chart? {
    guard !rows.isEmpty else { return nil }
    let axes = [0, 1].map { grid.values(of: $0) }
    let crossesZero = ChartParts.straddle(0, rows.map { $0.mean })
    // More values than a picture has room for are put together, neighbours by neighbours.
    let steps = axes.map { ($0.count + Self.mostCells - 1) / Self.mostCells }
    let isWhole = steps == [1, 1]
    let places = axes.map { axis in
      Dictionary(uniqueKeysWithValues: axis.enumerated().map { ($1, $0) })
    }
    var sums = Groups<[Int], (sum: Double, count: Double, isUndecided: Bool)>()
    for row in rows {
      guard let column = places[0][grid.text(0, at: row.point)],
        let line = places[1][grid.text(1, at: row.point)]
      else { continue }
      sums.update([column / steps[0], line / steps[1]], from: (0, 0, false)) { sum in
        sum.sum += row.mean ?? 0
        sum.count += 1
        sum.isUndecided = isWhole && crossesZero && row.isAbove(0) == nil
      }
    }
    let cells = sums.pairs.map { place, sum in
      HeatMap.Cell(
        column: place[0], row: place[1], value: sum.sum / sum.count,
        isUndecided: sum.isUndecided)
    }
    let names = zip(axes, steps).map { axis, step in
      stride(from: 0, to: axis.count, by: step).map { Self.short(axis[$0]) }
    }
    let bold =
      crossesZero && isWhole
      ? " The bold line is where the mean crosses 0; ○ marks points whose 95\u{A0}% interval holds 0."
      : ""
    return HeatMap(
      xTitle: Words.capitalised(Words.lever(grid.levers[0])),
      yTitle: Words.capitalised(Words.lever(grid.levers[1])), valueTitle: words.title(metric),
      columns: names[0], rows: names[1], cells: cells,
      target: crossesZero ? 0 : nil
    ).chart(
      "map-\(metric)-\(mechanism)\(facet.name)", title: words.title(metric) + facet.words,
      caption: words.definition(metric)
        + " Means over \(Words.count(rows[0].count, "replicate")); lines of equal value are drawn "
        + "evenly between points.\(bold)"
        + (isWhole
          ? ""
          : " Squares are means of \(steps[0]) × \(steps[1]) neighbouring points, for display."))
  }

  private func line(_ metric: String) -> Chart? {
    let rows = rows(metric)
    let values = grid.values(of: 0)
    guard let first = rows.first else { return nil }
    let lever = Words.capitalised(Words.lever(grid.levers[0]))
    guard values.allSatisfy({ Double($0) != nil }) else {
      return IntervalChart(
        xTitle: words.title(metric),
        rows: rows.map {
          .init(
            label: grid.text(0, at: $0.point), group: mechanism, mean: $0.mean, low: $0.low,
            high: $0.high)
        }, groups: [mechanism]
      ).chart(
        "lever-\(metric)-\(mechanism)", title: words.title(metric), caption: caption(metric, first))
    }
    let step = (rows.count + Self.mostPoints - 1) / Self.mostPoints
    let points = rows.compactMap { row in
      Double(grid.text(0, at: row.point)).map {
        LineChart.Point(series: mechanism, x: $0, mean: row.mean, low: row.low, high: row.high)
      }
    }.sorted { $0.x < $1.x }.enumerated().filter { $0.offset % step == 0 }.map { $0.element }
    let thinned = step > 1 ? " Every \(step)th point is drawn." : ""
    return LineChart(
      xTitle: lever, yTitle: words.title(metric), order: [mechanism],
      points: points, target: 0, showsPoints: true
    ).chart(
      "lever-\(metric)-\(mechanism)", title: words.title(metric),
      caption: caption(metric, first) + thinned)
  }

  private func caption(_ metric: String, _ row: Estimates.Row) -> String {
    words.definition(metric)
      + " Means with 95\u{A0}% intervals over \(Words.count(row.count, "replicate"))."
  }

  /// The mean over all points that share a level of a lever, for each lever.
  func mainEffects(_ metric: String) -> Chart? {
    let rows = rows(metric)
    guard rows.count > 1 else { return nil }
    var points: [LineChart.Point] = []
    for lever in grid.levers.indices {
      let values = grid.values(of: lever)
      let numbers = values.compactMap { Double($0) }
      guard values.count > 1 else { continue }
      let isNumber = numbers.count == values.count
      let (low, high) = isNumber ? (numbers[0], numbers[numbers.count - 1]) : (0, 1)
      var sums: [Int: (sum: Double, count: Double, place: Double)] = [:]
      for row in rows {
        let text = grid.text(lever, at: row.point)
        let place =
          isNumber
          ? ((Double(text) ?? low) - low) / (high - low)
          : Double(values.firstIndex(of: text) ?? 0) / Double(values.count - 1)
        // Few levels are kept as they are; many are put together in parts of the range.
        let part =
          values.count <= 2 * Self.parts
          ? Int(1e6 * place) : min(Self.parts - 1, Int(place * Double(Self.parts)))
        let old = sums[part] ?? (0, 0, 0)
        sums[part] = (old.sum + (row.mean ?? 0), old.count + 1, old.place + place)
      }
      for (_, sum) in sums.sorted(by: { $0.key < $1.key }) {
        points.append(
          LineChart.Point(
            series: Words.lever(grid.levers[lever]), x: 100 * sum.place / sum.count,
            mean: sum.sum / sum.count))
      }
    }
    return LineChart(
      xTitle: "Position in the lever's range (%)", yTitle: words.title(metric),
      order: grid.levers.map { Words.lever($0) }, points: points, target: 0, showsPoints: true
    ).chart(
      "effects-\(metric)-\(mechanism)", title: "\(words.title(metric)) by single levers",
      caption:
        "Each dot is the plain mean over all points with that value of the lever, whatever the "
        + "others are; worked out for this picture, without an interval.")
  }

  private static func short(_ text: String) -> String {
    Double(text).map { NumberText.significant($0) } ?? text
  }
}
