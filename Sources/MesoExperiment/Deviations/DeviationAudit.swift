import MesoModel
import MesoPrimitives
public import MesoScenario

/// An audit of incentives: whether leaving what honest operators do pays, for whom and how.
///
/// All deviations of a replicate share one baseline run and its luck. Operators that deviate are
/// drawn anew in each replicate and held to their behaviour in both runs, so that what differs
/// between the two is the deviation alone.
public struct DeviationAudit: JournalledStudy {
  public let scenario: ResolvedScenario
  public let choice: DeviationChoice
  let designs: [DeviationDesign]
  /// The runs of a replicate: treatments, and the arm of each; the baseline is `nil`.
  let subjects: [(treatment: Int, arm: DeviationDesign.Arm?)]
  /// What every run measures; each treatment's values stand at their own places.
  let homes: [DeviationDesign.Home]
  public let work: ReplicateWork

  /// Lists the runs of an audit.
  ///
  /// - Parameter only: The place of the only treatment to audit; all if `nil`.
  /// - Throws: ``DeviationError`` when a name is none of a cohort, or there is nothing to deviate to.
  public init(
    _ scenario: ResolvedScenario, _ choice: DeviationChoice, only: Int? = nil
  ) throws(DeviationError) {
    self.scenario = scenario
    self.choice = choice
    try Self.check(choice, scenario)
    designs = scenario.treatments.map { DeviationDesign(choice, in: $0.world) }
    guard designs.contains(where: { !$0.deviations.isEmpty }) else {
      throw .nothingToDeviateTo(scenario: scenario.name)
    }
    subjects = designs.enumerated().flatMap { treatment, design in
      (treatment == only ?? treatment ? [nil] + design.arms.map { Optional($0) } : [])
        .map { (treatment, $0) }
    }
    homes = designs.flatMap { $0.homes }
    work = ReplicateWork(
      treatments: subjects.map { $0.treatment }, replicates: scenario.replicates)
  }

  private static func check(
    _ choice: DeviationChoice, _ scenario: ResolvedScenario
  ) throws(DeviationError) {
    let entries = scenario.treatments.flatMap { $0.world.cohortEntries }
    let known = entries.map { $0.terms.name }
    for name in choice.from + choice.to where !known.contains(name) {
      throw .unknown(name, scenario: scenario.name, known: Set(known).sorted())
    }
    for name in choice.from
    where entries.allSatisfy({ $0.terms.name != name || $0.terms.operators == 0 }) {
      throw .empty(name)
    }
  }

  /// Runs of a replicate, over all treatments.
  public var runsPerReplicate: Int { subjects.count }
  public var runs: Int { work.count }

  /// Deviations over all treatments.
  public var deviations: Int { designs.reduce(0) { $0 + $1.deviations.count } }

  /// Epochs over all runs.
  public var epochs: Int {
    scenario.replicates
      * subjects.reduce(0) { $0 + scenario.treatments[$1.treatment].world.epochs }
  }

  /// Treatments in which nothing can be left or taken up, which the tables do not show.
  public var skipped: [String] {
    zip(scenario.treatments, designs).filter { $1.deviations.isEmpty }.map { $0.0.name }
  }

  /// What the audit depends on, as text.
  public var text: String {
    let own = choice.text.split(separator: "\n").map { "  \($0)\n" }.joined()
    return "deviate:\n\(own)epsilon: \(choice.epsilon.shortest)\n" + scenario.text
  }

  /// What tells a journal of this audit's runs from others.
  ///
  /// - Parameters:
  ///   - version: The version of the program.
  ///   - command: The words of the command that matter to the results.
  public func header(
    version: String, command: [String], shard: Shard = .whole
  ) -> JournalHeader {
    var digest = SHA256Digest()
    digest.update(text)
    return JournalHeader(
      planDigest: digest.finalize(), planText: text, version: version, shard: shard,
      command: command, metrics: DeviationRun.names(of: homes))
  }

  public func entry(of id: SweepRunID, threads: Int, progress: RunProgress) -> JournalEntry? {
    let subject = subjects[id.point - 1]
    let run = DeviationRun(
      design: designs[subject.treatment], seed: scenario.seed, replicate: id.replicate,
      threads: threads)
    do {
      guard let own = try run.values(subject.arm, progress: progress) else { return nil }
      progress.addRun(failed: false)
      return JournalEntry(id: id, status: .ok, values: placed(own, of: subject.treatment))
    } catch {
      progress.addRun(failed: true)
      return JournalEntry(
        id: id, status: .failed(String(describing: error)),
        values: placed([], of: subject.treatment))
    }
  }

  /// The place of a treatment's first value among all.
  func offset(of treatment: Int) -> Int {
    designs.prefix(treatment).reduce(0) { $0 + $1.homes.reduce(0) { $0 + $1.focal } }
  }

  /// The place of the first of the two values of honest operators.
  var honestOffset: Int { homes.reduce(0) { $0 + $1.focal } }

  /// A run's values at their places; other treatments' are missing.
  private func placed(_ own: [Double?], of treatment: Int) -> [Double?] {
    var values = [Double?](repeating: nil, count: honestOffset + 2)
    guard !own.isEmpty else { return values }
    let start = offset(of: treatment)
    for (place, value) in own.dropLast(2).enumerated() { values[start + place] = value }
    for (place, value) in own.suffix(2).enumerated() { values[honestOffset + place] = value }
    return values
  }
}

/// Why there is nothing to audit.
public enum DeviationError: Error, Hashable, CustomStringConvertible {
  case unknown(String, scenario: String, known: [String])
  case empty(String)
  case nothingToDeviateTo(scenario: String)

  public var description: String {
    switch self {
    case .unknown(let name, let scenario, let known):
      let hint = closestName(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
      return "'\(scenario)' has no cohort called '\(name)'.\(hint) "
        + "Known: \(known.joined(separator: ", "))."
    case .empty(let name):
      return "The cohort '\(name)' has no operators, so that none can leave it."
    case .nothingToDeviateTo(let scenario):
      return "'\(scenario)' declares no behaviour to deviate to; declare a cohort with another "
        + "strategy, which may have 'operators: 0'."
    }
  }
}
