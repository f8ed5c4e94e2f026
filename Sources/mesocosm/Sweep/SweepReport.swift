import Foundation
import MesoExperiment
import MesoReport
import MesoScenario

/// Turns a journal into tables and says what they show.
struct SweepReport {
  let sweep: Sweep
  let folder: OutputFolder
  let format: TableFormat
  let isQuiet: Bool
  /// Metrics whose sensitivity is asked for in place of the points; the headline's if empty.
  var sensitivity: [String]?

  /// Writes the tables, closes the journal and prints the headline.
  ///
  /// - Parameters:
  ///   - command: The words of the command that matter to the results.
  ///   - looks: The looks that decided which runs were made; `nil` if the plan did.
  ///   - work: What was run just now, and how long it took; `nil` if nothing was.
  /// - Throws: `FileFailure`, `JournalError`.
  func publish(
    _ journal: Journal, command: [String], after looks: PrecisionLooks? = nil,
    work: (progress: RunProgress, elapsed: Duration)? = nil
  ) throws -> SweepWriter.Outcome {
    let numbers = NumberText(isASCII: !Console.isOutputStyled)
    var table = SweepPointTable(sweep, format: format, numbers: numbers)
    let analysis = try sensitivity.flatMap { try sweep.sensitivity(of: $0, from: journal) }
    var writer = try SweepWriter(
      sweep, from: journal, after: looks, sensitivity: analysis, to: folder)
    let outcome = try writer.write(command: command) { table.add($0) }
    let warnings = try sweep.warnings(from: journal, after: looks)
    try journal.settle()
    if let analysis { print(analysis, numbers) } else { print(table) }
    for warning in warnings { Console.complain("warning: \(warning)") }
    if !isQuiet {
      if outcome.manifest.status == .finished { complain(about: looks) }
      close(outcome, work)
    }
    return outcome
  }

  private func print(_ table: SweepPointTable) {
    guard format != .csv else { return Console.print(table.rendered) }
    let plan = sweep.plan
    let title = plan.question.map { "\(plan.name): \($0)" } ?? plan.name
    Console.print((format == .markdown ? "## " : "") + title + "\n\n" + table.rendered)
  }

  private func print(_ analysis: Sensitivity, _ numbers: NumberText) {
    guard format != .csv else {
      return Console.print(analysis.csv(scenario: sweep.plan.scenarioName))
    }
    let title = sweep.plan.question.map { "\(sweep.plan.name): \($0)" } ?? sweep.plan.name
    Console.print(
      (format == .markdown ? "## " : "") + title + "\n\n"
        + analysis.table(numbers).rendered(format))
    for note in analysis.notes { Console.complain("note: \(note)") }
  }

  /// Says how much stayed wide at the most replicates.
  private func complain(about looks: PrecisionLooks?) {
    guard let looks, !looks.open.isEmpty, let target = sweep.precision else { return }
    let subjects = sweep.work.treatments == 1 ? "points" : "treatments at points"
    Console.complain(
      "note: \(looks.open.count) of \(sweep.work.subjects) \(subjects) have headline intervals "
        + "wider than \(NumberText.significant(100 * target.relativeHalfWidth)) % of the mean "
        + "after \(count(target.maximum, "replicate")).")
  }

  /// How it went, on standard error.
  private func close(
    _ outcome: SweepWriter.Outcome, _ work: (progress: RunProgress, elapsed: Duration)?
  ) {
    let manifest = outcome.manifest
    for failure in manifest.failures.prefix(5) {
      Console.complain(
        "failed: point \(failure.point ?? 0), \(failure.mechanism), replicate "
          + "\(failure.replicate): \(failure.error)")
    }
    if !sweep.plan.criteria.isEmpty {
      Console.complain(
        "Criteria: \(outcome.criteriaNotMet) not met, \(outcome.criteriaUndecided) undecided; "
          + "criteria.csv has all.")
    }
    let state = manifest.status == .interrupted ? " (interrupted)" : ""
    var text =
      "\(manifest.runsFinished) of \(manifest.runsPlanned) runs\(state), "
      + "\(manifest.runsFailed) failed"
    if let work {
      let seconds = work.elapsed / .seconds(1)
      let rate = Double(work.progress.runs) / max(seconds, 1e-9)
      text +=
        ", \(work.progress.runs) made now in \(String(format: "%.1f", seconds)) s, "
        + "\(NumberText.significant(rate)) runs per second"
    }
    Console.complain(
      "\(text).\nTables: \(folder.path)  Result digest: \(manifest.resultDigest.prefix(16))")
  }
}
