import MesoModel
import MesoScenario

/// What happens over the epochs of a result: metrics by treatment, behaviours by what they earn and
/// by how many follow them.
struct EpochPictures {
  let folder: ResultFolder
  let words: Words
  let headline: [String]

  /// Where the measured epochs begin.
  private var warmUp: Double? {
    guard let world = folder.scenario?.treatments.first?.world, world.warmUp > 0 else { return nil }
    return Double(world.warmUp)
  }

  /// How a caption says what a line is.
  private func howMade(_ width: Int) -> String {
    let count = folder.manifest.replicates.count
    let window = width > 1 ? " Each point is the mean of \(width) epochs." : ""
    let band =
      count > 1
      ? " Lines are means over \(count) replicates, bands their 95\u{A0}% intervals."
      : " One replicate: there is no interval."
    return band + window + (warmUp == nil ? "" : " The dashed rule is the end of the warm-up.")
  }

  /// A line for each treatment, for each headline metric that epochs have.
  var metrics: [Chart] {
    let ids: Set<String> = ["mechanism", "replicate", "epoch"]
    guard let table = folder.table(.epochs, columns: ids.union(headline)) else { return [] }
    let epochs = table.numbers("epoch").map { Int($0 ?? 1) }
    let (mechanisms, replicates) = (table.texts("mechanism"), table.texts("replicate"))
    return headline.compactMap { metric -> Chart? in
      guard table.has(metric) else { return nil }
      var means = WindowMeans(horizon: epochs.max() ?? 1)
      for (row, value) in table.numbers(metric).enumerated() {
        guard let value else { continue }
        means.add(value, to: mechanisms[row], epoch: epochs[row], replicate: replicates[row])
      }
      let points = means.points
      guard Set(points.map { $0.x }).count > 2 else { return nil }
      return LineChart(
        xTitle: "epoch", yTitle: words.title(metric), order: table.values("mechanism"),
        points: points, warmUp: warmUp, target: 0
      ).chart(
        "epochs-\(metric)", title: words.title(metric),
        caption: words.definition(metric) + howMade(means.width))
    }
  }

  /// What each behaviour earns an operator and epoch, for each side and treatment.
  var behaviours: [Chart] {
    cohorts { row in
      row.operators > 0 ? row.profit.map { ($0, row.operators) } : nil
    }.map { picture in
      LineChart(
        xTitle: "epoch", yTitle: "Profit (tokens an operator and epoch)", order: picture.order,
        points: picture.points, warmUp: warmUp, target: 0
      ).chart(
        "profit-\(picture.side)-\(picture.mechanism)",
        title: "Profit of \(picture.side) under \(picture.mechanism)",
        caption: "What each behaviour earns an operator and epoch, after all costs."
          + howMade(picture.width))
    }
  }

  /// The operators of each behaviour, where they change over time.
  var populations: [Chart] {
    cohorts { ($0.operators, 1) }.filter { picture in
      picture.order.contains { name in
        Set(picture.points.filter { $0.series == name }.map { $0.mean }).count > 1
      }
    }.map { picture in
      LineChart(
        xTitle: "epoch", yTitle: "Operators", order: picture.order, points: picture.points,
        warmUp: warmUp
      ).chart(
        "operators-\(picture.side)-\(picture.mechanism)",
        title: "How \(picture.side) behave under \(picture.mechanism)",
        caption: "The operators that take part under each behaviour." + howMade(picture.width))
    }
  }

  /// The lines of one side under one treatment.
  private struct Picture {
    var side: String
    var mechanism: String
    var width: Int
    var order: [String]
    var points: [LineChart.Point]
  }

  /// A line for each behaviour, by side and treatment.
  ///
  /// - Parameter value: What a row of `cohorts.csv` adds, and what that is the sum over.
  private func cohorts(
    _ value: (_ row: (operators: Double, profit: Double?)) -> (sum: Double, count: Double)?
  ) -> [Picture] {
    let names = ["mechanism", "side", "cohort", "replicate"]
    let columns = Set(names + ["epoch", "operators", "profit_tokens"])
    guard let table = folder.table(.cohorts, columns: columns) else { return [] }
    let texts = names.map { table.texts($0) }
    let epochs = table.numbers("epoch").map { Int($0 ?? 1) }
    let (operators, profits) = (table.numbers("operators"), table.numbers("profit_tokens"))
    let empty = WindowMeans(horizon: epochs.max() ?? 1)
    var means: [String: WindowMeans] = [:]
    for row in 0..<table.rowCount {
      guard let added = value((operators[row] ?? 0, profits[row])) else { continue }
      means["\(texts[1][row])/\(texts[0][row])", default: empty].add(
        added.sum, over: added.count, to: texts[2][row], epoch: epochs[row],
        replicate: texts[3][row])
    }
    return table.values("side").flatMap { side in
      table.values("mechanism").compactMap { mechanism in
        guard let points = means["\(side)/\(mechanism)"]?.points else { return nil }
        var order: [String] = []
        for point in points where !order.contains(point.series) { order.append(point.series) }
        return Picture(
          side: side, mechanism: mechanism, width: empty.width, order: order, points: points)
      }
    }
  }
}
