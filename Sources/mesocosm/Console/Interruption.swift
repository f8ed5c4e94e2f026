import Dispatch
import Foundation
import MesoExperiment

/// Makes the first interrupt stop an experiment cleanly, and the second end the program.
///
/// What a scheduler sends to a job that has to go counts as an interrupt from the keyboard does.
final class Interruption {
  private static let signals = [SIGINT, SIGTERM]

  private let sources: [any DispatchSourceSignal]

  init(of progress: RunProgress) {
    // A queue of its own: the experiment may keep all threads of the shared ones busy.
    let queue = DispatchQueue(label: "mesocosm.interrupt")
    sources = Self.signals.map { number in
      // The source sees the signal only if its default, the end of the program, is off.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if progress.isCancelled {
          Interruption.endProgram(number)
        } else {
          progress.cancel()
          Console.complain("Stopping; finished runs are kept. Interrupt again to stop at once.")
        }
      }
      source.resume()
      return source
    }
  }

  /// Gives the signals their default back.
  func finish() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }

  /// Ends the program as the signal does by default.
  private static func endProgram(_ number: Int32) {
    signal(number, SIG_DFL)
    // The threads that handle events block signals, and so may whoever started the program.
    var blocked = sigset_t()
    sigemptyset(&blocked)
    sigaddset(&blocked, number)
    pthread_sigmask(SIG_UNBLOCK, &blocked, nil)
    kill(getpid(), number)
  }
}
