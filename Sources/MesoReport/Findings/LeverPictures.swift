import MesoExperiment

/// Levers that governance or shocks moved: what each stood at over the epochs, from
/// `parameters.csv`.
struct LeverPictures {
  let folder: ResultFolder

  private struct Lever: Hashable {
    var mechanism: String
    var path: String
  }

  /// The value that a lever begins with, and what it changes to in each replicate.
  private struct Course {
    var start: Double
    var changes: [String: [(epoch: Int, value: Double)]] = [:]
  }

  /// A picture for each lever that moved, a line for each treatment.
  var charts: [Chart] {
    guard let table = folder.table(.parameters), table.rowCount > 0 else { return [] }
    let texts = ["mechanism", "path", "replicate"].map { table.texts($0) }
    let numbers = ["epoch", "before", "value"].map { table.numbers($0) }
    var courses = Groups<Lever, Course>()
    for row in 0..<table.rowCount {
      // What is named by a word has no line.
      guard let epoch = numbers[0][row], let before = numbers[1][row], let value = numbers[2][row]
      else { continue }
      let lever = Lever(mechanism: texts[0][row], path: texts[1][row])
      courses.update(lever, from: Course(start: before)) {
        $0.changes[texts[2][row], default: []].append((Int(epoch), value))
      }
    }
    let all = folder.table(.epochs, columns: ["epoch"])?.numbers("epoch").compactMap { $0 } ?? []
    let horizon = Int(max(all.max() ?? 1, numbers[0].compactMap { $0 }.max() ?? 1))
    let step = WindowMeans(horizon: horizon).width
    var paths: [String] = []
    for lever in courses.keys where !paths.contains(lever.path) { paths.append(lever.path) }
    return paths.map { path in
      let pairs = courses.pairs.filter { $0.key.path == path }
      let points = pairs.flatMap { lever, course in
        line(of: course, mechanism: lever.mechanism, upTo: horizon, every: step)
      }
      let title = Words.capitalised(Words.lever(path))
      return LineChart(
        xTitle: "epoch", yTitle: title, order: pairs.map { $0.key.mechanism }, points: points
      ).chart(
        "lever-\(path)", title: "\(title) over time",
        caption:
          "What \(path) stood at after an epoch; the mean over replicates with its 95\u{A0}% "
          + "interval, those that never moved it included."
          + (step > 1 ? " Every \(step)th epoch is drawn." : ""))
    }
  }

  private func line(
    of course: Course, mechanism: String, upTo horizon: Int, every step: Int
  ) -> [LineChart.Point] {
    let replicates = folder.manifest.replicates.map { String($0) }
    var next = Array(repeating: 0, count: replicates.count)
    var values = Array(repeating: course.start, count: replicates.count)
    return stride(from: step, through: max(step, horizon), by: step).map { epoch in
      for (place, name) in replicates.enumerated() {
        let changes = course.changes[name] ?? []
        while next[place] < changes.count, changes[next[place]].epoch <= epoch {
          values[place] = changes[next[place]].value
          next[place] += 1
        }
      }
      let summary = Summary(values.map { $0 }, isBoundedRate: false)
      return LineChart.Point(
        series: mechanism, x: Double(epoch), mean: summary.mean, low: summary.interval?.low,
        high: summary.interval?.high)
    }
  }
}
