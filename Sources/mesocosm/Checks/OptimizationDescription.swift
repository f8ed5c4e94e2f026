import MesoModel
import MesoReport
import MesoScenario

/// What `check` says about a search.
struct OptimizationDescription: FileDescription {
  let file: String
  let plan: OptimizationPlan

  var warnings: [String] { plan.warnings }

  func text(_ format: TableFormat) -> String {
    let need = MemoryNeed(ofScenario: plan.base).bytesPerRun
    let goals = plan.objectives.map { "\($0.isMinimised ? "least" : "most") \($0.metric)" }
    let requirements =
      plan.criteria.map(\.text) + (plan.deterrence == nil ? [] : ["no deviation pays"])
    return """
      \(file): \(plan.name), a search over \(count(plan.levers.count, "lever")) of \
      \(plan.base.name), \(plan.mechanism)
      \(count(plan.effort.points, "design")) to begin with and \(count(plan.effort.rounds, "round")) \
      around the best \(plan.effort.keep), with \(plan.effort.first) to \
      \(count(plan.replicates, "replicate")) and as many again at the end, about \
      \(ByteCount.text(need)) of memory for each run at a time.
      For the \(goals.joined(separator: ", the ")).
      \(requirements.isEmpty ? "Nothing is required." : "Required: \(requirements.joined(separator: "; ")).")
      Digest \(plan.digest)

      \(table.rendered(format))
      """
  }

  /// The levers and where the middle of each range is.
  var table: TextTable {
    var table = TextTable(["lever", "low", "middle", "high"])
    let designs = [1e-9, 0.5, 1 - 1e-9].map { share in
      plan.design(at: plan.levers.map { _ in share }).values
    }
    for (place, lever) in plan.levers.enumerated() {
      table.add([lever] + designs.map { $0[place] })
    }
    return table
  }
}
