import ArgumentParser
import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Run a scenario at every point of a plan and write one set of tables.",
    discussion: """
      Finished runs are kept in journal.sqlite at once. Stop a sweep whenever you like and \
      continue it with --resume; the tables are the same as without the stop. Several machines \
      can share a sweep with --shard; 'mesocosm merge' joins their folders.
      """)

  @Argument(
    help: "The plan, such as Scenarios/sweeps/stake-slash.yaml.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var plan: String

  @OptionGroup var change: ChangeOptions
  @OptionGroup var output: SweepFolderOptions
  @OptionGroup var machine: JobOptions
  @OptionGroup var statistics: StatisticsOptions
  @OptionGroup var table: FormatOption

  @Flag(help: "Continue the sweep that was stopped in the folder; start it if there is none.")
  var resume = false

  @Option(help: ArgumentHelp("Make one part of the runs, such as 2/5.", valueName: "i/n"))
  var shard = Shard.whole

  @Flag(help: "Exit with 3 also when a criterion is undecided.")
  var strict = false

  func validate() throws {
    if resume, output.overwrite {
      throw ValidationError("'--resume' keeps what '--overwrite' removes; give one of them.")
    }
    guard statistics.untilPrecision != nil else { return }
    if change.replicates != nil { throw StatisticsOptions.contradiction(of: "--replicates") }
    if !shard.isWhole {
      throw ValidationError(
        "'--until-precision' decides from all runs of a point, of which '--shard' has a part; "
          + "give one of them.")
    }
  }

  func run() throws {
    let plan = try Self.loadedPlan(self.plan, change)
    for warning in plan.warnings { Console.complain("warning: \(warning)") }
    let sweep = try swept(plan)
    if !output.quiet { Console.complain(arithmetic(of: sweep)) }
    let session = SweepSession(
      sweep: sweep, jobs: try jobs(for: sweep),
      folder: output.folder(for: plan.name, shard: shard), overwrite: output.overwrite,
      isQuiet: output.quiet, resume: resume,
      format: table.format, command: ["sweep", self.plan] + change.words + statistics.words)
    let ending = try session.run()
    if ending.manifest.status == .interrupted { throw Ending.interrupted }
    if ending.manifest.runsFailed > 0 { throw Ending.failed() }
    guard sweep.shard.isWhole else { return }
    let open = ending.criteriaNotMet + (strict ? ending.criteriaUndecided : 0)
    if open > 0 { throw Ending.criteriaNotMet }
  }

  /// Loads a sweep.
  ///
  /// - Throws: `Ending` when the file is none, or wrong.
  static func loadedPlan(_ plan: String, _ change: ChangeOptions) throws -> SweepPlan {
    do {
      let kind = try PlanLoader.kind(of: plan)
      guard kind == .sweep else {
        let command =
          switch kind {
          case .scenario, .sweep: "run"
          case .comparison: "compare"
          case .optimization: "optimize"
          }
        throw Ending.badInput(
          "error: '\(plan)' is a \(kind.noun), not a sweep; use 'mesocosm \(command)'.")
      }
      return try PlanLoader().sweep(file: plan, overrides: change.overrides)
    } catch let error as ScenarioErrors {
      throw Ending.badInput(error.description)
    }
  }

  private func swept(_ plan: SweepPlan) throws -> Sweep {
    do {
      return try Sweep(
        plan, shard: shard, intervals: statistics.interval, precision: statistics.precision,
        jobs: machine.jobs)
    } catch {
      throw Ending.badInput("error: \(error)")
    }
  }

  /// What is about to be run: `24 points × 30 replicates = 720 runs (1.2e+06 agent-epochs)`.
  private func arithmetic(of sweep: Sweep) -> String {
    let plan = sweep.plan
    var text =
      sweep.precision.map { looks(of: sweep, upTo: $0) }
      ?? "\(plan.arithmetic) (\(NumberText.significant(plan.agentEpochs)) agent-epochs)"
    if plan.dropped > 0 { text += "; \(count(plan.dropped, "point")) dropped by 'where'" }
    if !sweep.shard.isWhole {
      text += "; shard \(sweep.shard): \(count(sweep.work.count(of: sweep.shard), "run"))"
    }
    return text
  }

  /// The least and the most that may be run: `24 points × 10 to 640 replicates = 240 to 15360 runs`.
  private func looks(of sweep: Sweep, upTo target: PrecisionTarget) -> String {
    let least = min(PrecisionLooks.first, target.maximum)
    let subjects = sweep.work.subjects
    func range(_ scale: Int, _ noun: String) -> String {
      let most = count(scale * target.maximum, noun)
      return least == target.maximum ? most : "\(scale * least) to \(most)"
    }
    let treatments = sweep.work.treatments
    return count(sweep.work.points, "point")
      + (treatments > 1 ? " × \(count(treatments, "treatment"))" : "")
      + " × \(range(1, "replicate")) = \(range(subjects, "run"))"
  }

  /// The number of cores to use so that the runs in work fit the memory.
  private func jobs(for sweep: Sweep) throws -> Int {
    let tables = SweepTables(sweep)
    do {
      // The rows of a run count twice: a text that grows holds up to twice its length.
      let needs = try sweep.worlds(at: sweep.plan.largestPoint).map { world in
        Engine.estimatedBytes(of: world) + 2 * tables.estimatedBytes(of: world)
      }
      return try machine.jobs(
        for: sweep.plan.name, runs: sweep.work.count(of: sweep.shard),
        bytesPerRun: needs.max() ?? 0)
    } catch let error as ScenarioErrors {
      throw Ending.badInput(error.description)
    }
  }
}
