internal import CIntrinsics
import Dispatch
import Synchronization

/// The threads that work on passes beside the one that steps.
///
/// Passes follow each other within microseconds, and the system takes tens of them to wake a thread. So
/// a member looks out for the next pass for a while before it sleeps.
final class Crew: Sendable {
  /// How often a member looks for a pass before it sleeps: some 0.4 ms.
  private static let looks = 10_000
  /// How often the stepping thread looks whether all are done before it lets others have the processor.
  private static let patience = 10_000

  /// One thread.
  private final class Member: Sendable {
    let isAsleep = Atomic(false)
    let wake = DispatchSemaphore(value: 0)
  }

  /// What the pass is: called with the thread's number; `nil` once there will be none.
  private struct Orders {
    var body: ((Int) -> Void)?
    var isOver = false
  }

  private let members: [Member]
  /// Passes begun so far.
  private let passes = Atomic(0)
  /// Members that are not done with the last one.
  private let busy = Atomic(0)
  private let orders = Mutex(UncheckedOrders(Orders()))

  /// Bodies are called by all threads while the one that gave them waits.
  private struct UncheckedOrders: @unchecked Sendable {
    var now: Orders
    init(_ now: Orders) { self.now = now }
  }

  /// - Parameter threads: With the one that steps.
  init(threads: Int) {
    members = (1..<max(1, threads)).map { _ in Member() }
    for (place, member) in members.enumerated() {
      DispatchQueue(label: "mesocosm.crew").async { self.serve(as: place + 1, member) }
    }
  }

  /// Calls the body on every thread, with the numbers from 0, and waits until all have returned.
  func perform(_ body: @escaping (Int) -> Void) {
    begin(Orders(body: body))
    body(0)
    var looks = 0
    while busy.load(ordering: .acquiring) > 0 {
      looks += 1
      if looks < Self.patience { meso_pause() } else { meso_yield() }
    }
    orders.withLock { $0.now.body = nil }
  }

  /// Sends all members away.
  func dismiss() { begin(Orders(isOver: true)) }

  private func begin(_ next: Orders) {
    let all = UncheckedOrders(next)
    orders.withLock { $0 = all }
    busy.store(members.count, ordering: .relaxed)
    passes.add(1, ordering: .sequentiallyConsistent)
    for member in members where member.isAsleep.exchange(false, ordering: .sequentiallyConsistent) {
      member.wake.signal()
    }
  }

  private func serve(as thread: Int, _ member: Member) {
    var seen = 0
    repeat {
      var looks = 0
      while passes.load(ordering: .acquiring) == seen {
        looks += 1
        if looks < Self.looks { meso_pause() } else { sleep(member, after: seen) }
      }
      seen += 1
    } while work(as: thread)
  }

  /// Sleeps until a pass begins; not at all if one has by now.
  private func sleep(_ member: Member, after seen: Int) {
    member.isAsleep.store(true, ordering: .sequentiallyConsistent)
    let hasBegun = passes.load(ordering: .sequentiallyConsistent) != seen
    // Whoever takes the mark back wakes the member.
    if hasBegun, member.isAsleep.exchange(false, ordering: .sequentiallyConsistent) { return }
    member.wake.wait()
  }

  /// Does a member's part of the pass.
  ///
  /// A function of its own, so that nothing holds on to the body once the member counts as done.
  ///
  /// - Returns: Whether there will be more.
  private func work(as thread: Int) -> Bool {
    let isOver = call(thread)
    busy.subtract(1, ordering: .releasing)
    return !isOver
  }

  @inline(never)
  private func call(_ thread: Int) -> Bool {
    let all = orders.withLock { $0 }
    all.now.body?(thread)
    return all.now.isOver
  }
}
