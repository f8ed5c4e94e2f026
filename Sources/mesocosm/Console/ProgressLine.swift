import Dispatch
import Foundation
import MesoExperiment

/// One line on the terminal that says how far an experiment is.
final class ProgressLine {
  private let timer: any DispatchSourceTimer
  private let queue = DispatchQueue(label: "mesocosm.progress")

  /// Starts to draw the line five times a second.
  init(_ progress: RunProgress, runs: Int, epochs: Int) {
    timer = DispatchSource.makeTimerSource(queue: queue)
    let start = ContinuousClock.now
    timer.setEventHandler {
      let text = ProgressLine.text(
        progress, runs: runs, epochs: epochs, elapsed: ContinuousClock.now - start)
      Console.draw("\r\u{1B}[K\(text)")
    }
    timer.schedule(deadline: .now() + 0.5, repeating: 0.2)
    timer.resume()
  }

  /// Stops drawing and clears the line.
  func finish() {
    timer.cancel()
    queue.sync { Console.draw("\r\u{1B}[K") }
  }

  private static func text(
    _ progress: RunProgress, runs: Int, epochs: Int, elapsed: Duration
  ) -> String {
    let seconds = elapsed / .seconds(1)
    let share = Double(progress.epochs) / Double(max(1, epochs))
    let rate = String(format: "%.1f", Double(progress.runs) / seconds)
    let left = share > 0 ? String(format: "%.0f s", seconds * (1 - share) / share) : "?"
    let percent = Int(100 * share)
    return "\(progress.runs)/\(runs) runs (\(percent) %), \(progress.failures) failed, "
      + "\(rate) runs/s, \(left) left"
  }
}
