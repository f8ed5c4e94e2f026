public import MesoExperiment
import MesoModel
import MesoScenario

/// Writes the tables of a sweep from its journal, in the order of points, treatments, replicates.
///
/// The order in which runs ended does not show, so the tables of a sweep that was interrupted,
/// resumed or shared by machines are the same bytes. Memory holds the runs of one treatment at one
/// point at a time.
public struct SweepWriter {
  private let sweep: Sweep
  private let journal: Journal
  private let looks: PrecisionLooks?
  private let folder: OutputFolder
  private let identifiers: SweepIdentifiers
  private var runs: SweepStream
  private var summary: SweepStream
  private var points: SweepStream
  /// `nil` when the plan has no criteria.
  private var criteria: SweepStream?
  /// The tables with a row per epoch.
  private var epochs: [SweepStream] = []
  /// What the runs say of the sensitivity of metrics; `nil` where that was not asked.
  private let sensitivity: Sensitivity?
  private var totals = Totals()

  private struct Totals {
    var finished = 0
    var failed = 0
    var failures: [Manifest.Failure] = []
    var notMet = 0
    var undecided = 0
    /// Runs planned, finished and failed of the point that is being written.
    var point = (planned: 0, finished: 0, failed: 0)
  }

  /// What came of a sweep.
  public struct Outcome {
    public let manifest: Manifest
    /// Criteria, over points and treatments, that are not met and that these runs leave open.
    public let criteriaNotMet: Int
    public let criteriaUndecided: Int
  }

  /// Creates the files.
  ///
  /// - Parameters:
  ///   - looks: The looks that decided which runs were made; `nil` if the plan did.
  ///   - sensitivity: What the runs say of the sensitivity of metrics, if that was asked.
  ///   - folder: A folder without unfinished files.
  /// - Throws: `FileFailure`.
  public init(
    _ sweep: Sweep, from journal: Journal, after looks: PrecisionLooks? = nil,
    sensitivity: Sensitivity? = nil, to folder: OutputFolder
  ) throws {
    self.sensitivity = sensitivity
    self.sweep = sweep
    self.journal = journal
    self.looks = looks
    self.folder = folder
    identifiers = SweepIdentifiers(sweep)
    let (run, point) = (identifiers.runColumns, identifiers.pointColumns)
    do {
      runs = try SweepStream(.runs, run + RunRows.columns(sweep.metrics), in: folder)
      summary = try SweepStream(.summary, point + SummaryRows.columns, in: folder)
      points = try SweepStream(.points, identifiers.columns(PointRows.columns), in: folder)
      if !sweep.plan.criteria.isEmpty {
        criteria = try SweepStream(.criteria, point + CriterionRows.columns, in: folder)
      }
      for (table, columns) in SweepTables(sweep).headers {
        epochs.append(try SweepStream(table, columns, in: folder))
      }
    } catch {
      folder.removePartFiles()
      throw error
    }
  }

  /// Writes all tables and the manifest, and gives the files their names.
  ///
  /// - Parameters:
  ///   - command: The words of the command that matter to the results.
  ///   - show: Called with every treatment of every point when its runs are complete.
  /// - Throws: `FileFailure`, `JournalError`; unfinished files are then removed.
  public mutating func write(
    command: [String], show: (SweepCell) -> Void = { _ in }
  ) throws -> Outcome {
    do {
      try writeTables(show)
      return try finish(command)
    } catch {
      folder.removePartFiles()
      throw error
    }
  }

  private mutating func writeTables(_ show: (SweepCell) -> Void) throws {
    var cell = self.cell(after: nil)
    try journal.forEachRun(includesRows: !epochs.isEmpty) { entry in
      while let open = cell, !open.has(entry) {
        try close(open, show)
        cell = self.cell(after: open.id)
      }
      cell?.add(entry)
      try add(entry)
    }
    while let open = cell {
      try close(open, show)
      cell = self.cell(after: open.id)
    }
  }

  /// The treatment that comes after another, at the same point or the next; `nil` after the last.
  private func cell(after id: SweepRunID?) -> SweepCell? {
    let place = id.map { ($0.point - 1) * sweep.work.treatments + $0.treatment + 1 } ?? 0
    guard place < sweep.work.points * sweep.work.treatments else { return nil }
    let (point, treatment) = place.quotientAndRemainder(dividingBy: sweep.work.treatments)
    let next = SweepRunID(point: point + 1, treatment: treatment, replicate: 1)
    guard let looks else { return SweepCell(next, planned: sweep.planned(next), level: 0.95) }
    return SweepCell(next, planned: looks.planned[place], level: looks.levels[place])
  }

  private mutating func add(_ entry: JournalEntry) throws {
    RunRows.add(entry.status, entry.values, ids: identifiers.cells(of: entry.id), to: &runs.text)
    try runs.flush()
    for (place, rows) in entry.rows.enumerated() { try epochs[place].append(rows) }
    totals.finished += 1
    guard let failure = entry.status.failure else { return }
    totals.failed += 1
    guard totals.failures.count < 100 else { return }
    totals.failures.append(
      Manifest.Failure(
        point: entry.id.point, mechanism: sweep.mechanism(of: entry.id),
        replicate: entry.id.replicate, error: failure))
  }

  /// Writes what needs all runs of a treatment at a point.
  private mutating func close(_ cell: SweepCell, _ show: (SweepCell) -> Void) throws {
    totals.point.planned += cell.planned
    totals.point.finished += cell.finished
    totals.point.failed += cell.failed
    if cell.planned > 0 {
      let ids = identifiers.cells(ofAllReplicatesOf: cell.id)
      for (place, metric) in sweep.metrics.enumerated() {
        SummaryRows.add(
          cell.summary(of: place, in: sweep), of: metric, ids: ids, to: &summary.text)
      }
      try summary.flush()
      try judge(cell, ids)
      show(cell)
    }
    guard cell.id.treatment == sweep.work.treatments - 1 else { return }
    if totals.point.planned > 0 {
      PointRows.add(
        totals.point, ids: identifiers.cells(ofPoint: cell.id.point), to: &points.text)
      try points.flush()
    }
    totals.point = (0, 0, 0)
  }

  private mutating func judge(_ cell: SweepCell, _ ids: CSVText) throws {
    guard var stream = criteria else { return }
    for verdict in cell.verdicts(on: sweep.plan.criteria, metrics: sweep.metrics) {
      CriterionRows.add(verdict, ids: ids, to: &stream.text)
      if verdict.state == .notMet { totals.notMet += 1 }
      if verdict.state == .undecided { totals.undecided += 1 }
    }
    try stream.flush()
    criteria = stream
  }

  private mutating func finish(_ command: [String]) throws -> Outcome {
    var scenario = try SweepStream(.scenario, in: folder)
    try scenario.append(Array(sweep.plan.text.utf8))
    var tables: [Manifest.Table] = []
    var analysis: SweepStream?
    if let sensitivity {
      let text = SensitivityRows.text(sensitivity, scenario: sweep.plan.scenarioName)
      analysis = try SweepStream(.sensitivity, in: folder)
      try analysis?.append(text.bytes)
    }
    var streams =
      [scenario, runs, summary, points] + epochs + [criteria, analysis].compactMap { $0 }
    for index in streams.indices { tables.append(try streams[index].finish()) }
    let files = ResultFile.allCases.filter { file in
      tables.contains { $0.file == file.rawValue }
    }
    tables = files.compactMap { file in tables.first { $0.file == file.rawValue } }
    try folder.write(sweep.plan.recordFiles)
    let manifest = manifest(tables, command)
    var last = try SweepStream(.manifest, in: folder)
    try last.append(try manifest.json())
    _ = try last.finish()
    try folder.publish(files)
    return Outcome(
      manifest: manifest, criteriaNotMet: totals.notMet, criteriaUndecided: totals.undecided)
  }

  private func manifest(_ tables: [Manifest.Table], _ command: [String]) -> Manifest {
    let plan = sweep.plan
    let planned = looks?.planned.reduce(0, +) ?? sweep.work.count(of: sweep.shard)
    let replicates = looks?.planned.max() ?? plan.replicates
    return Manifest(
      kind: "sweep", schemaVersion: 1, version: Mesocosm.version, command: command,
      scenario: plan.name, scenarioDigest: plan.digest, seed: plan.seed,
      treatments: sweep.treatmentNames, replicates: Array(1...max(1, replicates)),
      runsPlanned: planned, runsFinished: totals.finished, runsFailed: totals.failed,
      points: plan.points.count, pointsDropped: plan.dropped, varied: plan.varied,
      shard: sweep.shard.isWhole ? nil : sweep.shard.description, failures: totals.failures,
      status: totals.finished == planned ? .finished : .interrupted, files: tables,
      resultDigest: Manifest.digest(of: tables))
  }
}
