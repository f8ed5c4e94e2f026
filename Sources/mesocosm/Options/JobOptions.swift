import ArgumentParser
import Foundation
import MesoExperiment
import MesoScenario

/// How much of the machine to use.
struct JobOptions: ParsableArguments {
  @Option(help: "The number of processor cores to use; results do not depend on it.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: ArgumentHelp("Refuse runs that need more memory.", valueName: "size"))
  var maxMemory = ByteCount(gibibytes: 4)

  func validate() throws {
    guard (1...1024).contains(jobs) else {
      throw ValidationError("'--jobs' is \(jobs); it must be between 1 and 1024.")
    }
  }

  /// The number of cores to use so that the runs in work fit the memory.
  ///
  /// - Throws: `Ending` when not even one run does.
  func jobs(for experiment: Experiment, _ need: MemoryNeed) throws -> Int {
    try jobs(
      for: experiment.scenario.name, runs: experiment.runs.count, bytesPerRun: need.bytesPerRun)
  }

  /// The number of cores to use so that the runs in work fit the memory.
  ///
  /// - Throws: `Ending` when not even one run does.
  func jobs(for name: String, runs: Int, bytesPerRun bytes: Int) throws -> Int {
    guard bytes <= maxMemory.bytes else {
      throw Ending.badInput(
        "error: A run of '\(name)' needs about \(ByteCount.text(bytes)), more than "
          + "--max-memory \(maxMemory).")
    }
    let atOnce = min(jobs, runs)
    let fitting = max(1, maxMemory.bytes / max(1, bytes))
    guard fitting < atOnce else { return jobs }
    Console.complain(
      "note: \(fitting) of \(atOnce) runs of '\(name)' at a time fit --max-memory \(maxMemory).")
    return fitting
  }
}
