import MesoReport
import MesoScenario

/// What `check` says about a sweep.
struct SweepDescription: FileDescription {
  /// Points that people see; the CSV has all.
  private static let shown = 20

  let file: String
  let plan: SweepPlan
  private let bytesPerRun: Int

  init(file: String, plan: SweepPlan) throws {
    self.file = file
    self.plan = plan
    bytesPerRun = MemoryNeed(ofScenario: try plan.scenario(at: plan.largestPoint)).bytesPerRun
  }

  var warnings: [String] { plan.warnings }

  func text(_ format: TableFormat) -> String {
    let hidden = plan.points.count - Self.shown
    let rest = hidden > 0 ? "… and \(count(hidden, "point")) more; --format csv prints all.\n" : ""
    let dropped =
      plan.dropped > 0 ? "\(count(plan.dropped, "point")) dropped by 'where'.\n" : ""
    return """
      \(file): \(plan.name), a sweep of \(plan.scenarioName)
      \(plan.arithmetic), \(NumberText.significant(plan.agentEpochs)) agent-epochs, \
      about \(ByteCount.text(bytesPerRun)) of memory for each run at a time.
      \(dropped)Digest \(plan.digest)

      \(table(of: plan.points.prefix(Self.shown)).rendered(format))\(rest)
      """
  }

  var table: TextTable { table(of: plan.points[...]) }

  private func table(of points: ArraySlice<SweepPoint>) -> TextTable {
    var table = TextTable(["point"] + plan.varied.map { "p.\($0)" })
    for point in points { table.add([String(point.number)] + point.values.map(\.text)) }
    return table
  }
}
