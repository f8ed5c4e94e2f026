import Dispatch
import Synchronization

/// Hands finished runs to a sink in the order of the work list, whatever order they finish in.
///
/// At most `window` runs are in work or waiting for an earlier one, which bounds the memory.
final class OrderedDelivery<Sink: RunSink>: Sendable {
  private struct State {
    var sink: Sink
    /// Runs that wait for an earlier one; an inner `nil` is a run that was given up.
    var waiting: [Int: RunRecord?] = [:]
    var next = 0
    var failure: (any Error)?
  }

  private let state: Mutex<State>
  private let permits = DispatchSemaphore(value: 0)

  init(to sink: Sink, window: Int) {
    state = Mutex(State(sink: sink))
    for _ in 0..<window { permits.signal() }
  }

  /// Waits until one more run may be in work.
  func acquire() { permits.wait() }

  /// Gives back what `acquire` took, when there was no run to start.
  func release() { permits.signal() }

  /// Takes the outcome of one place of the work list; `nil` if the run was given up.
  ///
  /// - Returns: Whether the sink can take more.
  func deliver(_ record: RunRecord?, at index: Int) -> Bool {
    state.withLock { state in
      state.waiting[index] = .some(record)
      while let ready = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        permits.signal()
        guard let ready, state.failure == nil else { continue }
        do { try state.sink.take(ready) } catch { state.failure = error }
      }
      return state.failure == nil
    }
  }

  /// The sink with everything that was delivered.
  ///
  /// - Throws: What the sink threw.
  func finish() throws -> Sink {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.sink
    }
  }
}
