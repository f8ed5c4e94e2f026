import MesoMetrics
import MesoModel
import MesoScenario

/// The runs of designs: plain ones for metrics, and an audit's for deviations.
struct DesignRuns {
  private let plan: OptimizationPlan
  private var runs: RememberedRuns
  /// What is made of each design that was looked at, by its number.
  private var studies: [Int: Study] = [:]
  private(set) var failures: [(design: Int, replicate: Int, reason: String)] = []
  private(set) var count = 0
  private var counted: Set<SweepRunID> = []

  /// A design's scenario and what is run of it.
  private struct Study: Sendable {
    let world: World
    let metrics: [Metric]
    let audit: DeviationAudit?

    /// The runs of a replicate: the plain one, then the audit's.
    var subjects: Int { 1 + (audit?.runsPerReplicate ?? 0) }
  }

  init(_ plan: OptimizationPlan, _ runs: RememberedRuns) {
    self.plan = plan
    self.runs = runs
  }

  /// Looks at designs over some replicates: makes what is missing and judges them by it.
  ///
  /// - Throws: `DesignSearch.Failure.interrupted`, `ScenarioErrors`, `JournalError`.
  mutating func looked(
    at candidates: [Candidate], replicates: ClosedRange<Int>
  ) throws -> [Candidate] {
    for candidate in candidates where studies[candidate.number] == nil {
      studies[candidate.number] = try study(of: candidate.design)
    }
    let own = candidates.compactMap { studies[$0.number] }
    let ids = zip(candidates, own).flatMap { candidate, study in
      replicates.flatMap { replicate in
        (0..<study.subjects).map {
          SweepRunID(point: candidate.number, treatment: $0, replicate: replicate)
        }
      }
    }
    let (search, known) = (plan, studies)
    let made = try runs.entries(of: ids) { place, threads, progress in
      guard let study = known[ids[place].point] else { return nil }
      return Self.entry(of: ids[place], study, search, threads, progress)
    }
    guard let made else { throw DesignSearch.Failure.interrupted }
    count(made)
    let byDesign = Dictionary(grouping: made) { $0.id.point }
    return zip(candidates, own).map { candidate, study in
      judged(candidate, study, byDesign[candidate.number] ?? [], replicates)
    }
  }

  private mutating func count(_ entries: [JournalEntry]) {
    for entry in entries where counted.insert(entry.id).inserted {
      count += 1
      if let reason = entry.status.failure {
        failures.append((entry.id.point, entry.id.replicate, reason))
      }
    }
  }

  private func study(of design: OptimizationPlan.Design) throws -> Study {
    let scenario = try plan.scenario(of: design)
    let world = scenario.treatments[plan.treatment].world
    let names = plan.objectives.map { $0.metric } + plan.criteria.map { $0.metric }
    return Study(
      world: world,
      metrics: Metric.standard(for: world).filter { names.contains($0.name) },
      audit: try plan.deterrence.map {
        try DeviationAudit(scenario, DeviationChoice($0), only: plan.treatment)
      })
  }

  private static func entry(
    of id: SweepRunID, _ study: Study, _ plan: OptimizationPlan, _ threads: Int,
    _ progress: RunProgress
  ) -> JournalEntry? {
    if id.treatment > 0, let audit = study.audit {
      let run = SweepRunID(
        point: id.treatment, treatment: plan.treatment, replicate: id.replicate)
      return audit.entry(of: run, threads: threads, progress: progress)
    }
    let run = SingleRun(
      world: study.world, seed: plan.base.seed, replicate: id.replicate, metrics: study.metrics,
      criteria: plan.criteria, threads: threads)
    do {
      guard let outcome = try run.outcome(progress: progress, recorder: NoRecorder()) else {
        return nil
      }
      progress.addRun(failed: false)
      let values = plan.objectives.map { objective in
        study.metrics.firstIndex { $0.name == objective.metric }.flatMap { outcome.values[$0] }
      }
      return JournalEntry(
        id: id, status: .ok, values: values, criteria: outcome.criterionValues)
    } catch {
      progress.addRun(failed: true)
      return JournalEntry(
        id: id, status: .failed(String(describing: error)),
        values: plan.objectives.map { _ in nil })
    }
  }

  private func judged(
    _ candidate: Candidate, _ study: Study, _ entries: [JournalEntry],
    _ replicates: ClosedRange<Int>
  ) -> Candidate {
    var judged = candidate
    judged.replicates = replicates.count
    let failed = entries.compactMap { $0.status.failure }
    (judged.failures, judged.failure) = (failed.count, failed.first)
    let plain = entries.filter { $0.id.treatment == 0 && $0.status == .ok }
    judged.objectives = plan.objectives.indices.map { objective in
      plain.reduce(into: [:]) { $0[$1.id.replicate] = $1.values[objective] }
    }
    judged.requirements = plan.criteria.enumerated().map { place, criterion in
      let isRate = study.metrics.first { $0.name == criterion.metric }?.isBoundedRate ?? false
      return Requirement(
        CriterionVerdict(
          criterion, values: plain.map { $0.criteria[place] }, isBoundedRate: isRate))
    }
    guard let audit = study.audit else { return judged }
    var values = DeviationValues()
    for entry in entries where entry.id.treatment > 0 {
      values.add(
        JournalEntry(
          id: SweepRunID(
            point: entry.id.treatment, treatment: plan.treatment, replicate: entry.id.replicate),
          status: entry.status, values: entry.values), mechanism: "")
    }
    let findings = DeviationFindings(audit, values)
    judged.requirements += findings.rows.filter { $0.tercile == nil }
      .map { Requirement($0, epsilon: audit.choice.epsilon) }
    return judged
  }
}
