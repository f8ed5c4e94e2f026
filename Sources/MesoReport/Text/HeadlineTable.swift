public import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoScenario

extension Results {
  /// The headline metrics of each treatment as a table for people: one row per metric, one
  /// column per treatment, means with the half-width of their 95 % interval.
  public func headlineTable(_ numbers: NumberText) -> TextTable {
    var table = TextTable(
      ["metric", "unit"] + scenario.treatments.map { $0.name }, firstNumber: 2)
    for index in headlineMetrics {
      let cells = scenario.treatments.indices.map { treatment in
        let summary = summary(treatment: treatment, metric: index)
        return numbers.text(summary.mean, summary.interval)
      }
      table.add([metrics[index].name, metrics[index].unit] + cells)
    }
    return table
  }

  /// The headline metrics as a table for programs: one row per treatment and metric, in full.
  public var headlineValues: TextTable {
    var table = TextTable(
      ["scenario", "mechanism", "metric", "unit", "n", "mean", "ci_low", "ci_high"],
      firstNumber: 4)
    for (treatment, name) in scenario.treatments.map({ $0.name }).enumerated() {
      for index in headlineMetrics {
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

  private var headlineMetrics: [Int] {
    scenario.headline.compactMap { name in metrics.firstIndex { $0.name == name } }
  }
}
