import ArgumentParser
import CIntrinsics
import Foundation
import MesoReport

/// Reads the command line, runs the command, and turns whatever ends it into an exit code.
///
/// 0 done, 1 a run or a file failed, 2 bad input, 3 criteria not met, 130 interrupted.
@main
enum Main {
  static func main() {
    // A file that grows beyond the process's limit is then a failed write, not a silent end.
    signal(SIGXFSZ, SIG_IGN)
    meso_keep_freed_memory()
    do {
      var command = try Tool.parseAsRoot()
      try command.run()
    } catch {
      exit(status(of: error))
    }
  }

  /// Says what ended the command and returns its exit code.
  private static func status(of error: any Error) -> Int32 {
    if let ending = error as? Ending {
      if let message = ending.message { Console.complain(message) }
      return ending.code.rawValue
    }
    switch Tool.exitCode(for: error) {
    case .success:
      Console.print(Tool.fullMessage(for: error))
      return 0
    case .validationFailure:
      let message = Tool.fullMessage(for: error)
      Console.complain(message.hasPrefix("Error: ") ? "e" + message.dropFirst() : message)
      return Ending.Code.badInput.rawValue
    default:
      Console.complain("error: \(error)")
      return Ending.Code.failed.rawValue
    }
  }
}

/// The command that holds all others.
struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mesocosm",
    abstract: "Steps an ecosystem under an incentive mechanism and measures what it rewards.",
    discussion: """
      Start with 'mesocosm new my-contract' and 'mesocosm run my-contract.yaml'.
      'mesocosm describe' lists everything that a scenario file may name.
      """,
    version: Mesocosm.version,
    subcommands: [
      Run.self, SweepCommand.self, Compare.self, Deviate.self, BreakEvenCommand.self,
      Evolve.self, SensitivityCommand.self, Optimize.self, ReplayCommand.self, ReportCommand.self,
      Check.self,
      MergeCommand.self,
      VerifyCommand.self,
      Describe.self, Schema.self, New.self,
    ])
}
