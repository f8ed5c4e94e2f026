import Dispatch
import Synchronization

/// Commits finished runs in groups, on one thread of its own.
///
/// A run waits 150 ms at most before the commit that makes it durable starts. At most `capacity`
/// runs wait: a disk that cannot follow slows the runs down and takes no memory.
final class JournalWriter: Sendable {
  private struct State {
    var waiting: [JournalEntry] = []
    var failure: JournalError?
    var isClosing = false
  }

  private let journal: Journal
  private let capacity: Int
  private let state = Mutex(State())
  private let room: DispatchSemaphore
  private let wake = DispatchSemaphore(value: 0)
  private let done = DispatchSemaphore(value: 0)

  init(_ journal: Journal, capacity: Int) {
    self.journal = journal
    self.capacity = capacity
    room = DispatchSemaphore(value: 0)
    for _ in 0..<capacity { room.signal() }
    // A queue of its own: the runs may keep all threads of the shared ones busy.
    DispatchQueue(label: "mesocosm.journal").async { self.write() }
  }

  /// Takes a finished run.
  ///
  /// - Returns: Whether the journal can take more.
  func append(_ entry: JournalEntry) -> Bool {
    room.wait()
    let (count, isOpen) = state.withLock { state in
      state.waiting.append(entry)
      return (state.waiting.count, state.failure == nil)
    }
    if count >= (capacity + 1) / 2 { wake.signal() }
    return isOpen
  }

  /// Commits what is left.
  ///
  /// - Throws: What kept a group from being committed.
  func finish() throws(JournalError) {
    state.withLock { $0.isClosing = true }
    wake.signal()
    done.wait()
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  private func write() {
    while true {
      _ = wake.wait(timeout: .now() + .milliseconds(150))
      let (group, isClosing, hasFailed) = state.withLock { state in
        defer { state.waiting.removeAll(keepingCapacity: true) }
        return (state.waiting, state.isClosing, state.failure != nil)
      }
      if !group.isEmpty, !hasFailed { commit(group) }
      for _ in group { room.signal() }
      if isClosing { break }
    }
    done.signal()
  }

  private func commit(_ group: [JournalEntry]) {
    do throws(JournalError) {
      try journal.append(group)
    } catch {
      state.withLock { $0.failure = error }
    }
  }
}
