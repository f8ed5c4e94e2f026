import Dispatch
import Foundation
import MesoExperiment

/// Makes the first interrupt stop an experiment cleanly, and the second end the program.
final class Interruption {
  private let source: any DispatchSourceSignal

  init(of progress: RunProgress) {
    // The source sees the signal only if its default, the end of the program, is off.
    signal(SIGINT, SIG_IGN)
    // A queue of its own: the experiment may keep all threads of the shared ones busy.
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "mesocosm.interrupt"))
    source.setEventHandler {
      if progress.isCancelled {
        Interruption.endProgram()
      } else {
        progress.cancel()
        Console.complain("Stopping; finished runs are kept. Interrupt again to stop at once.")
      }
    }
    source.resume()
  }

  /// Gives the signal its default back.
  func finish() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }

  /// Ends the program as an interrupt does by default.
  private static func endProgram() {
    signal(SIGINT, SIG_DFL)
    // The threads that handle events block signals, and so may whoever started the program.
    var interrupts = sigset_t()
    sigemptyset(&interrupts)
    sigaddset(&interrupts, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupts, nil)
    kill(getpid(), SIGINT)
  }
}
