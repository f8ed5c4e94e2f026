import MesoMetrics
import MesoModel
import MesoPrimitives
public import MesoScenario

/// The runs of a search for break-even points, kept in a journal as they are made.
///
/// What is tried depends on what was found, and on nothing else; so a search that goes on from a
/// journal asks for the same runs in the same order and makes those that are missing.
public struct BreakEvenRuns: Sendable {
  /// What is to cross the target.
  public enum Measure: Hashable, Sendable {
    /// The gain of the deviation that gains most.
    case gain(DeviationChoice)
    /// A metric of whole runs.
    case metric(String)

    /// The name in tables.
    public var name: String {
      switch self {
      case .gain: "gain_tokens"
      case .metric(let name): name
      }
    }

    var text: String {
      switch self {
      case .gain(let choice): "gain\n" + choice.text
      case .metric(let name): name + "\n"
      }
    }
  }

  /// Why a value cannot be tried.
  public enum Failure: Error, CustomStringConvertible {
    case interrupted
    case noMetric(String, known: [String])
    case noTreatment(String?, known: [String])

    public var description: String {
      switch self {
      case .interrupted: return "The search was interrupted."
      case .noMetric(let name, let known):
        let hint = closestName(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
        return "There is no metric called '\(name)'.\(hint) 'mesocosm describe' lists them."
      case .noTreatment(let name?, let known):
        let hint = closestName(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
        return "There is no treatment called '\(name)'.\(hint) Known: "
          + "\(known.joined(separator: ", "))."
      case .noTreatment(nil, let known):
        return "The scenario has \(known.count) treatments; name one with --treatment: "
          + "\(known.joined(separator: ", "))."
      }
    }
  }

  public let measure: Measure
  public let target: Double
  public let treatment: String?
  /// Makes the scenario with some changes, `path=value` each.
  let scenario: @Sendable ([String]) throws -> ResolvedScenario

  public init(
    _ measure: Measure, target: Double, treatment: String?,
    scenario: @escaping @Sendable ([String]) throws -> ResolvedScenario
  ) {
    self.measure = measure
    self.target = target
    self.treatment = treatment
    self.scenario = scenario
  }

  /// The place of the treatment that is searched.
  ///
  /// - Throws: ``Failure`` when it is not clear which, or the metric is unknown.
  public func check(_ scenario: ResolvedScenario) throws -> Int {
    let names = scenario.treatments.map { $0.name }
    guard let place = treatment.map({ names.firstIndex(of: $0) }) ?? (names.count == 1 ? 0 : nil)
    else { throw Failure.noTreatment(treatment, known: names) }
    switch measure {
    case .gain(let choice): _ = try DeviationAudit(scenario, choice, only: place)
    case .metric(let name):
      let known = Metric.standard(for: scenario.treatments[place].world).map { $0.name }
      guard known.contains(name) else { throw Failure.noMetric(name, known: known) }
    }
    return place
  }

  /// What tells a journal of these runs from others.
  ///
  /// - Parameters:
  ///   - search: What is searched, as text.
  ///   - version: The version of the program.
  ///   - command: The words of the command that matter to the results.
  public func header(
    of scenario: ResolvedScenario, search: String, version: String, command: [String]
  ) -> JournalHeader {
    let own =
      (measure.text + "target: \(target.shortest)\ntreatment: \(treatment ?? "")\n" + search)
      .split(separator: "\n").map { "  \($0)\n" }.joined()
    let text = "breakeven:\n\(own)" + scenario.text
    var digest = SHA256Digest()
    digest.update(text)
    return JournalHeader(
      planDigest: digest.finalize(), planText: text, version: version, shard: .whole,
      command: command, metrics: [measure.name])
  }

  /// A search with a journal: the runs that it has, and those that it makes.
  public struct Session {
    private let runs: BreakEvenRuns
    private var remembered: RememberedRuns
    /// Values tried so far.
    public private(set) var evaluations = 0
    /// Runs that the values tried so far took, those of the journal included.
    public private(set) var runCount = 0
    public private(set) var failures: [(value: String, replicate: Int, reason: String)] = []
  }
}

extension BreakEvenRuns.Session {
  /// - Throws: `JournalError`.
  public init(
    _ runs: BreakEvenRuns, journal: Journal, jobs: Int, progress: RunProgress
  ) throws {
    self.runs = runs
    remembered = try RememberedRuns(journal, jobs: jobs, progress: progress)
  }

  /// Searches a lever while others are fixed.
  ///
  /// - Parameter changes: What else to change in the scenario, `path=value` each.
  /// - Throws: `BreakEvenRuns.Failure.interrupted`, `ScenarioErrors` for a value that the scenario
  ///   refuses, `JournalError`.
  public mutating func search(_ axis: LeverAxis, with changes: [String]) throws -> BreakEven {
    func evaluate(_ position: Double, _ text: String) throws -> Evaluation {
      try evaluation(axis, position, text, changes)
    }
    return try withoutActuallyEscaping(evaluate) { evaluate in
      var search = BreakEvenSearch(axis, evaluate: evaluate)
      return try search.result()
    }
  }

  private mutating func evaluation(
    _ axis: LeverAxis, _ position: Double, _ text: String, _ changes: [String]
  ) throws -> Evaluation {
    evaluations += 1
    let scenario = try runs.scenario(changes + ["\(axis.lever.path)=\(text)"])
    let place = try runs.check(scenario)
    let found: (values: [Int: Double], subject: String?)
    switch runs.measure {
    case .gain(let choice):
      found = try gains(try DeviationAudit(scenario, choice, only: place), text)
    case .metric(let name): found = (try values(of: name, scenario, place, text), nil)
    }
    return Evaluation(
      text: text, position: Double(text) ?? position,
      values: found.values.mapValues { $0 - runs.target }, subject: found.subject)
  }

  /// The gains of the deviation that gains most at a value.
  private mutating func gains(
    _ audit: DeviationAudit, _ text: String
  ) throws -> ([Int: Double], String?) {
    let number = evaluations
    let ids = (0..<audit.runs).map { place in
      let id = audit.work[place]
      return SweepRunID(point: number, treatment: id.point - 1, replicate: id.replicate)
    }
    let made = try entries(ids, of: text) { place, threads, progress in
      audit.entry(of: audit.work[place], threads: threads, progress: progress)
    }
    var values = DeviationValues()
    for (place, entry) in made.enumerated() {
      values.add(
        JournalEntry(id: audit.work[place], status: entry.status, values: entry.values),
        mechanism: "")
    }
    let treatments = Set(audit.subjects.map { $0.treatment })
    let cells = treatments.flatMap { values.cells(of: $0, in: audit) }
    let best = cells.filter { $0.tercile == nil }
      .max { ($0.gain.mean ?? -.infinity) < ($1.gain.mean ?? -.infinity) }
    return (best?.gains ?? [:], best.map { "\($0.deviation.side.rawValue), \($0.deviation.text)" })
  }

  private mutating func values(
    of name: String, _ scenario: ResolvedScenario, _ place: Int, _ text: String
  ) throws -> [Int: Double] {
    let world = scenario.treatments[place].world
    let metrics = Metric.standard(for: world).filter { $0.name == name }
    let number = evaluations
    let ids = (1...max(1, scenario.replicates)).map {
      SweepRunID(point: number, treatment: 0, replicate: $0)
    }
    let made = try entries(ids, of: text) { place, threads, progress in
      let run = SingleRun(
        world: world, seed: scenario.seed, replicate: place + 1, metrics: metrics, criteria: [],
        threads: threads)
      do {
        guard let outcome = try run.outcome(progress: progress, recorder: NoRecorder()) else {
          return nil
        }
        progress.addRun(failed: false)
        return JournalEntry(id: ids[place], status: .ok, values: outcome.values)
      } catch {
        progress.addRun(failed: true)
        return JournalEntry(
          id: ids[place], status: .failed(String(describing: error)), values: [nil])
      }
    }
    return made.reduce(into: [:]) { $0[$1.id.replicate] = $1.values.first ?? nil }
  }

  /// The runs of a value, from the journal or made now and kept in it.
  private mutating func entries(
    _ ids: [SweepRunID], of text: String,
    _ make: @Sendable (_ place: Int, _ threads: Int, RunProgress) -> JournalEntry?
  ) throws -> [JournalEntry] {
    guard let all = try remembered.entries(of: ids, make) else {
      throw BreakEvenRuns.Failure.interrupted
    }
    runCount += ids.count
    for entry in all {
      guard let reason = entry.status.failure else { continue }
      failures.append((text, entry.id.replicate, reason))
    }
    return all
  }
}
