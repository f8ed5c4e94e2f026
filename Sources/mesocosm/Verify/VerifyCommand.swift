import ArgumentParser
import MesoExperiment
import MesoPrimitives
import MesoReport

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Run a sample of a result's runs again and compare every metric.",
    discussion: """
      The folder must be as 'run', 'compare' or 'sweep' left it. The sample is drawn from the \
      result's own seed, so that everyone checks the same runs.
      """)

  @Argument(help: "The folder of results.", completion: .directory)
  var folder: String

  @Option(help: "The number of runs to make again.")
  var sample = 10

  @OptionGroup var machine: JobOptions
  @OptionGroup var table: FormatOption

  func validate() throws {
    guard sample >= 1 else {
      throw ValidationError("'--sample' is \(sample); it must be at least 1.")
    }
  }

  func run() throws {
    let folder = OutputFolder(folder)
    let (manifest, runs, rerun) = try opened(folder)
    var problems = manifest.problems(in: folder)
    if manifest.version != Mesocosm.version {
      problems.append(
        "The results are of version \(manifest.version) of this program, which is "
          + "\(Mesocosm.version).")
    }
    var table = TextTable(["point", "mechanism", "replicate", "verdict"])
    for row in places(of: runs.count, seed: manifest.seed) {
      guard let run = runs[row] else {
        problems.append("Row \(row + 1) of runs.csv is not as this program writes it.")
        continue
      }
      let differences = rerun.differences(from: run)
      problems += differences
      table.add([
        String(run.point), run.mechanism, String(run.replicate),
        differences.isEmpty ? "same" : "different",
      ])
    }
    Console.print(table.rendered(self.table.format))
    for problem in problems { Console.complain("error: \(problem)") }
    guard problems.isEmpty else { throw Ending.failed() }
    Console.complain(
      "\(table.rows.count) of \(runs.count) runs made again, all the same; "
        + "\(manifest.files.count) files as they were written.")
  }

  private func opened(_ folder: OutputFolder) throws -> (Manifest, RecordedRuns, Rerun) {
    do {
      let manifest = try Manifest.read(in: folder)
      guard !manifest.command.contains("--from-checkpoint") else {
        throw Ending.badInput(
          "error: The runs in '\(folder.path)' went on from checkpoints, which the folder does not "
            + "hold, so none can be made again; verify the folder that wrote the checkpoints.")
      }
      guard !["deviations", "breakeven", "evolution", "optimization"].contains(manifest.kind) else {
        throw Ending.badInput(
          "error: '\(folder.path)' lists no single runs; make it again with 'mesocosm "
            + "\(manifest.command.joined(separator: " "))' and another --out, and compare the "
            + "result digests.")
      }
      return (
        manifest, try RecordedRuns(in: folder),
        try Rerun(manifest, in: folder, jobs: machine.jobs)
      )
    } catch let error as Ending {
      throw error
    } catch {
      throw Ending.badInput("error: \(error)")
    }
  }

  /// The rows to check, in order: each set of `sample` rows is equally likely.
  ///
  /// - SeeAlso: D. E. Knuth, The Art of Computer Programming, vol. 2, 3.4.2, algorithm S.
  private func places(of count: Int, seed: UInt64) -> [Int] {
    var random = RandomStream(
      key: StreamKey(seed: seed, replicate: 0), entity: UInt64(count), epoch: 0,
      purpose: .experiment)
    // One stream has room for two million draws.
    let limit = 1 << 20
    var wanted = min(sample, count)
    return (0..<count).filter { row in
      guard wanted > 0 else { return false }
      let isTaken = row >= limit ? count - row <= wanted : random.below(count - row) < wanted
      if isTaken { wanted -= 1 }
      return isTaken
    }
  }
}
