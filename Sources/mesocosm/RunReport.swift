import Foundation
import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

/// What `run` prints when a scenario's runs are over.
struct RunReport {
  let outcome: RunPlan.Outcome
  let format: TableFormat
  /// Whether nothing was printed before.
  let isFirst: Bool

  func print() {
    if format == .csv { printValues() } else { printTables() }
    if !outcome.plan.output.quiet { Self.close(outcome) }
  }

  /// For programs: one table and nothing else.
  private func printValues() {
    let table = outcome.trace.table ?? outcome.results.headlineValues
    var text = table.rendered(.csv)
    if !isFirst, let headerEnd = text.firstIndex(of: "\n") {
      text.removeSubrange(...headerEnd)
    }
    if !text.isEmpty { Console.print(text) }
    for verdict in outcome.results.verdicts {
      Console.complain("claim \(verdict.finding.rawValue): \(verdict.text)")
    }
    CriteriaReport(outcome.results).complain()
  }

  /// For people: what was asked, the trace, the headline, the verdicts.
  private func printTables() {
    let scenario = outcome.results.scenario
    let numbers = NumberText(isASCII: !Console.isOutputStyled)
    let title = scenario.question.map { "\(scenario.name): \($0)" } ?? scenario.name
    var parts = [(format == .markdown ? "## " : "") + title + "\n"]
    if let trace = outcome.trace.table { parts.append(trace.rendered(format)) }
    let precision = outcome.plan.precision?.relativeHalfWidth ?? 0.05
    parts.append(
      outcome.results.headlineTable(numbers, precision: precision).rendered(format))
    if format == .text, Console.isOutputStyled,
      let trends = TextTable(trendsOf: scenario.headline, in: outcome.plan.folder)
    {
      parts.append(trends.rendered(format))
    }
    if !scenario.claims.isEmpty { parts.append(outcome.results.claimTable.rendered(format)) }
    parts += CriteriaReport(outcome.results).parts(format)
    Console.print((isFirst ? "" : "\n") + parts.joined(separator: "\n"))
  }

  /// How it went, on standard error.
  static func close(_ outcome: RunPlan.Outcome) {
    let plan = outcome.plan
    let manifest = outcome.manifest
    for failure in manifest.failures.prefix(5) {
      Console.complain(
        "failed: \(failure.mechanism), replicate \(failure.replicate): \(failure.error)")
    }
    if let precision = plan.precision { complain(about: precision, outcome.results) }
    let seconds = outcome.elapsed / .seconds(1)
    let rate = Double(outcome.agentEpochs) / max(seconds, 1e-9)
    let state = manifest.status == .interrupted ? " (interrupted)" : ""
    Console.complain(
      "\(manifest.runsFinished) of \(manifest.runsPlanned) runs\(state), "
        + "\(manifest.runsFailed) failed, \(String(format: "%.1f", seconds)) s, "
        + "\(NumberText.significant(rate)) agent-epochs per second.\n"
        + "Tables: \(plan.folder.path)  Result digest: \(manifest.resultDigest.prefix(16))")
  }

  /// Says which intervals stayed wide at the most replicates.
  private static func complain(about target: PrecisionTarget, _ results: Results) {
    for (index, treatment) in results.scenario.treatments.enumerated() {
      let wide = results.headline.filter { metric in
        !target.isMet(by: results.summary(treatment: index, metric: metric))
      }
      guard !wide.isEmpty else { continue }
      Console.complain(
        "note: '\(treatment.name)' has intervals wider than "
          + "\(NumberText.significant(100 * target.relativeHalfWidth)) % of the mean: "
          + wide.map { results.metrics[$0].name }.joined(separator: ", ") + ".")
    }
  }
}
