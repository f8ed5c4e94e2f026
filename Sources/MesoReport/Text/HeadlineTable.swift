public import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoScenario

extension Results {
  /// The headline metrics of each treatment as a table for people: one row per metric, one
  /// column per treatment, means with the half-width of their interval; and the replicates that
  /// the widest of the row would need.
  ///
  /// - Parameter precision: The half-width that `needed` is about, as a share of the mean.
  public func headlineTable(_ numbers: NumberText, precision: Double = 0.05) -> TextTable {
    let percent = NumberText.significant(100 * precision)
    var table = TextTable(
      ["metric", "unit"] + scenario.treatments.map { $0.name } + ["needed for \(percent) %"],
      firstNumber: 2)
    for index in headline {
      let summaries = scenario.treatments.indices.map { summary(treatment: $0, metric: index) }
      let cells = summaries.map { numbers.text($0.mean, $0.interval) }
      table.add(
        [metrics[index].name, metrics[index].unit] + cells
          + [Self.needed(summaries, precision: precision)])
    }
    return table
  }

  /// The replicates that all of a row's intervals would need; `-` where that is unknown.
  private static func needed(_ summaries: [Summary], precision: Double) -> String {
    let known = summaries.filter { $0.standardDeviation != nil && $0.mean != 0 }
    let counts = known.map { ReplicatesNeeded.count(for: $0, relativeHalfWidth: precision) }
    if counts.contains(nil) { return "> \(ReplicatesNeeded.limit)" }
    return counts.compactMap { $0 }.max().map(String.init) ?? "-"
  }

  /// The headline metrics as a table for programs: one row per treatment and metric, in full.
  public var headlineValues: TextTable {
    var table = TextTable(
      ["scenario", "mechanism", "metric", "unit", "n", "mean", "ci_low", "ci_high"],
      firstNumber: 4)
    for (treatment, name) in scenario.treatments.map({ $0.name }).enumerated() {
      for index in headline {
        let summary = summary(treatment: treatment, metric: index)
        table.add([
          scenario.name, name, metrics[index].name, metrics[index].unit, String(summary.count),
          summary.mean?.shortest ?? "", summary.interval?.low.shortest ?? "",
          summary.interval?.high.shortest ?? "",
        ])
      }
    }
    return table
  }

  /// The claims with their verdicts as a table for people.
  public var claimTable: TextTable {
    var table = TextTable(["claim", "verdict"])
    for verdict in verdicts { table.add([verdict.text, verdict.finding.rawValue]) }
    return table
  }
}
