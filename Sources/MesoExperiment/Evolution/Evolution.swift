import MesoModel
import MesoPrimitives
public import MesoScenario

/// A study of which behaviours last: what each earns at every mix, and where mixes go.
///
/// Runs of two kinds share a replicate's luck and its operators. In those of the payoff table nobody
/// adapts; a behaviour that nobody follows at a mix is tried by one operator in a run of its own, and
/// held against the same operator without it. In the others operators begin with a mix and adapt as
/// the scenario says.
public struct Evolution: JournalledStudy {
  /// What is looked at together at most: 2ⁿ − 1 supports.
  public static let maximumBehaviours = 8
  /// Mixes of a lattice at most, and the cells between them that are searched for equilibria.
  public static let maximumMixes = 2_000
  public static let maximumCells = 20_000

  public let scenario: ResolvedScenario
  public let choice: EvolutionChoice
  /// The place of the treatment that is looked at.
  public let treatment: Int
  let design: EvolutionDesign
  public let work: ReplicateWork

  /// Lists the runs of a study.
  ///
  /// - Parameter treatment: The name of the treatment to look at; may be left out if there is one.
  /// - Throws: ``EvolutionError`` when it is not clear which, a name is none of a cohort, or there
  ///   are too few or too many behaviours, operators or mixes.
  public init(
    _ scenario: ResolvedScenario, _ choice: EvolutionChoice, treatment: String?
  ) throws(EvolutionError) {
    let names = scenario.treatments.map { $0.name }
    guard let place = treatment.map({ names.firstIndex(of: $0) }) ?? (names.count == 1 ? 0 : nil)
    else { throw .noTreatment(treatment, known: names) }
    self.scenario = scenario
    self.choice = choice
    self.treatment = place
    design = try EvolutionDesign(
      choice, in: scenario.treatments[place].world, scenario: scenario.name)
    work = ReplicateWork(
      treatments: design.arms.map { _ in place }, replicates: scenario.replicates)
  }

  public var runs: Int { work.count }
  public var runsPerReplicate: Int { design.arms.count }
  /// Epochs over all runs.
  public var epochs: Int { runs * design.world.epochs }
  public var mechanism: String { scenario.treatments[treatment].name }
  /// The names of the behaviours.
  public var behaviours: [String] { design.names }
  /// Mixes of the payoff table, and mixes that long runs start from.
  public var mixes: Int { design.mixes.count }
  public var starts: Int { design.starts.count }
  /// Whether the side's operators adapt; there are no long runs otherwise.
  public var adapts: Bool { design.adapts }
  /// Operators that choose, and those of the population of mutants.
  public var operators: Int { design.players.count }
  public var population: Int { max(2, choice.population ?? operators) }

  /// What the study depends on, as text.
  public var text: String {
    let own = (choice.text + "treatment: \(mechanism)\n").split(separator: "\n")
      .map { "  \($0)\n" }.joined()
    return "evolve:\n\(own)" + scenario.text
  }

  /// What tells a journal of this study's runs from others.
  ///
  /// - Parameters:
  ///   - version: The version of the program.
  ///   - command: The words of the command that matter to the results.
  public func header(
    version: String, command: [String], shard: Shard
  ) -> JournalHeader {
    var digest = SHA256Digest()
    digest.update(text)
    return JournalHeader(
      planDigest: digest.finalize(), planText: text, version: version, shard: shard,
      command: command, metrics: EvolutionRun.names(of: design.names))
  }

  public func entry(of id: SweepRunID, threads: Int, progress: RunProgress) -> JournalEntry? {
    let run = EvolutionRun(
      design: design, seed: scenario.seed, replicate: id.replicate, threads: threads)
    do {
      guard let values = try run.values(design.arms[id.point - 1], progress: progress) else {
        return nil
      }
      progress.addRun(failed: false)
      return JournalEntry(id: id, status: .ok, values: values)
    } catch {
      progress.addRun(failed: true)
      return JournalEntry(
        id: id, status: .failed(String(describing: error)),
        values: EvolutionRun.names(of: design.names).map { _ in nil })
    }
  }
}
