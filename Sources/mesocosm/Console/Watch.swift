import MesoExperiment

/// Watches over runs: shows how far they are on a terminal, and stops them when interrupted.
final class Watch {
  private let interruption: Interruption
  private let line: ProgressLine?

  /// - Parameters:
  ///   - runs: The runs to be made, and their epochs in all.
  ///   - quiet: Whether to show nothing.
  init(_ progress: RunProgress, runs: Int, epochs: Int, quiet: Bool) {
    interruption = Interruption(of: progress)
    line =
      quiet || !Console.isErrorTerminal
      ? nil : ProgressLine(progress, runs: runs, epochs: epochs)
  }

  /// Clears the line and gives interrupts their default back.
  func finish() {
    line?.finish()
    interruption.finish()
  }
}
