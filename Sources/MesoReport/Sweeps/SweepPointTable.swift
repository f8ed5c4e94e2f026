public import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoScenario

/// The headline of every point of a sweep: one row per point and treatment.
public struct SweepPointTable {
  /// Rows and metrics that people see; the files have all.
  private static let shownRows = 30
  private static let shownMetrics = 4

  private let sweep: Sweep
  private let format: TableFormat
  private let numbers: NumberText
  /// The places of the headline metrics.
  private let headline: [Int]
  private var table: TextTable
  private var hidden = 0

  /// - Parameters:
  ///   - format: How the table will be rendered: for people or for programs.
  ///   - numbers: How numbers are rounded for people.
  public init(_ sweep: Sweep, format: TableFormat, numbers: NumberText) {
    self.sweep = sweep
    self.format = format
    self.numbers = numbers
    let varied = sweep.plan.varied.map { "p.\($0)" }
    if format == .csv {
      headline = sweep.headline
      table = TextTable(
        ["scenario", "mechanism", "point"] + varied
          + ["metric", "unit", "n", "mean", "ci_low", "ci_high"])
    } else {
      headline = Array(sweep.headline.prefix(Self.shownMetrics))
      let names = headline.map { sweep.metrics[$0].name }
      table = TextTable(
        ["point"] + varied + ["mechanism", "n"] + names, firstNumber: 2 + varied.count)
    }
  }

  /// Adds a treatment at a point.
  public mutating func add(_ cell: SweepCell) {
    let summaries = headline.map { cell.summary(of: $0, in: sweep) }
    let values = sweep.plan.points[cell.id.point - 1].values.map { $0.text }
    let (mechanism, point) = (sweep.mechanism(of: cell.id), String(cell.id.point))
    if format == .csv {
      for (place, summary) in zip(headline, summaries) {
        let metric = sweep.metrics[place]
        table.add(
          [sweep.plan.scenarioName, mechanism, point] + values + [
            metric.name, metric.unit, String(summary.count), summary.mean?.shortest ?? "",
            summary.interval?.low.shortest ?? "", summary.interval?.high.shortest ?? "",
          ])
      }
    } else if table.rows.count == Self.shownRows {
      hidden += 1
    } else {
      table.add(
        [point] + values + [mechanism, String(cell.finished - cell.failed)]
          + summaries.map { numbers.text($0.mean, $0.interval) })
    }
  }

  /// The table as text that ends with a line feed.
  public var rendered: String {
    let text = table.rendered(format)
    let metrics = format == .csv ? 0 : sweep.headline.count - headline.count
    let left = [(hidden, "more rows"), (metrics, "more headline metrics")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }
    guard !left.isEmpty else { return text }
    return text + "... and \(left.joined(separator: ", ")) in summary.csv.\n"
  }
}
