import Dispatch
public import MesoModel
public import MesoScenario
import Synchronization

/// The runs of a sweep plan, or of one machine's part of them.
public struct Sweep: Sendable {
  public let plan: SweepPlan
  public let shard: Shard
  /// How intervals of means are made.
  public let intervals: Results.IntervalMethod
  /// How narrow intervals have to become; the replicates are the plan's if `nil`.
  public let precision: PrecisionTarget?
  /// All runs of the plan, those of other shards included; all that may be made where a precision
  /// is wanted.
  public let work: SweepWork
  /// The metrics that runs are judged by: those of every point, each once.
  public let metrics: [Metric]
  /// Epochs over all runs of ``work``.
  public let epochs: Int
  /// The names of each point's treatments; equal ones share their memory.
  private let names: [[String]]
  var worlds: PointWorlds

  /// Looks at all points of a plan, on all cores.
  ///
  /// - Parameters:
  ///   - plan: A plan.
  ///   - shard: The part of its runs to make; the whole where a precision is wanted.
  ///   - intervals: How intervals of means are made.
  ///   - precision: How narrow they have to become; the replicates are the plan's if `nil`.
  ///   - jobs: The number of processor cores to use.
  ///   - retainedPoints: Points whose worlds are kept; the worlds of others are made again for
  ///     every run.
  /// - Throws: `ScenarioErrors` when the scenario of a point cannot be made.
  public init(
    _ plan: SweepPlan, shard: Shard = .whole, intervals: Results.IntervalMethod = .studentT,
    precision: PrecisionTarget? = nil, jobs: Int = 1, retainedPoints: Int = 2048
  ) throws {
    precondition(precision == nil || shard.isWhole, "no shard knows all runs of a point")
    self.plan = plan
    self.shard = shard
    self.intervals = intervals
    self.precision = precision
    work = SweepWork(
      points: plan.points.count, treatments: plan.treatments,
      replicates: precision?.maximum ?? plan.replicates)
    let survey = try PointSurvey(of: plan, jobs: jobs, retainedPoints: retainedPoints)
    metrics = survey.metrics
    names = survey.treatmentNames
    epochs = survey.epochs * work.replicates
    worlds = PointWorlds(plan: plan, retained: survey.retained)
  }

  /// The name of a treatment at a point.
  public func mechanism(of id: SweepRunID) -> String { names[id.point - 1][id.treatment] }

  /// The names of the treatments over all points, each once.
  public var treatmentNames: [String] {
    var known: Set<String> = []
    return names.flatMap { $0 }.filter { known.insert($0).inserted }
  }

  /// The number of runs that the shard makes, of a run's treatment at its point.
  public func planned(_ id: SweepRunID) -> Int {
    if shard.isWhole { return work.replicates }
    return work.replicates(of: shard, point: id.point, treatment: id.treatment)
  }

  /// The worlds of a point, from 1, by treatment.
  ///
  /// - Throws: `ScenarioErrors` when they are not kept and can no longer be made.
  public func worlds(at point: Int) throws -> [World] { try worlds[point] }

  /// What tells a journal of this sweep's runs from others.
  ///
  /// - Parameters:
  ///   - version: The version of the program.
  ///   - command: The words of the command that matter to the results.
  public func header(version: String, command: [String]) -> JournalHeader {
    JournalHeader(
      planDigest: plan.digest, planText: plan.text, version: version, shard: shard,
      command: command, metrics: metrics.map { $0.name }, intervals: intervals,
      precision: precision)
  }

  /// The runs that a journal has.
  ///
  /// - Throws: `JournalError`; `.foreign` when a run is none of the plan's.
  public func finishedRuns(in journal: Journal) throws -> RunSet {
    // Few of the runs that a precision may take are made.
    var runs = RunSet(capacity: precision == nil ? work.count : 0)
    try journal.forEachID { id in
      guard let place = work.place(of: id) else { throw JournalError.foreign(path: journal.path) }
      runs.insert(place)
    }
    return runs
  }

  /// Makes one run; `nil` if it was cancelled before its end. A run that fails is an entry too.
  ///
  /// - Parameters:
  ///   - id: Which run.
  ///   - threads: Threads to step with.
  ///   - recorder: Makes the recorder of the run's epochs.
  public func entry(
    of id: SweepRunID, threads: Int = 1, progress: RunProgress = RunProgress(),
    recorder: (SweepRunID, World) -> any RunRecorder
  ) -> JournalEntry? {
    do {
      let world = try worlds(at: id.point)[id.treatment]
      let run = SingleRun(
        world: world, seed: plan.seed, replicate: id.replicate, metrics: metrics,
        criteria: plan.criteria, threads: threads)
      let outcome = try run.outcome(progress: progress, recorder: recorder(id, world))
      guard let outcome else { return nil }
      progress.addRun(failed: false)
      return JournalEntry(
        id: id, status: .ok, values: outcome.values, criteria: outcome.criterionValues,
        extinct: outcome.extinct, rows: outcome.rows)
    } catch {
      progress.addRun(failed: true)
      return JournalEntry(
        id: id, status: .failed(String(describing: error)), values: metrics.map { _ in nil })
    }
  }
}
