import MesoPrimitives

/// Charges the time and the random draws of one thread to what the thread is doing.
///
/// Work inside other work is charged once, to the inner. The clock is given, because the engine has
/// none of its own: nothing in a run depends on the time.
public final class Stopwatch {
  let now: @Sendable () -> UInt64
  private(set) var accounts: [Profile.Account] = []
  /// The account that time is charged to; `nil` while the watch stands still.
  private var current: Int?
  private var time: UInt64 = 0
  private var blocks = 0

  /// - Parameter now: Nanoseconds since any moment.
  public init(now: @escaping @Sendable () -> UInt64) { self.now = now }

  /// Charges what was done since the last time to the account that was current, and makes another
  /// one current.
  ///
  /// - Returns: The account that was current.
  @discardableResult
  func turn(to account: Int?) -> Int? {
    let (time, blocks) = (now(), DrawCount.blocks)
    let before = current
    if let before {
      accounts[before].nanoseconds += time - self.time
      accounts[before].blocks += blocks - self.blocks
    }
    (self.time, self.blocks, current) = (time, blocks, account)
    return before
  }

  /// The account of an activity and a stage.
  func account(_ activity: Activity, _ stage: Stage?) -> Int {
    if let known = accounts.firstIndex(where: { $0.activity == activity && $0.stage == stage }) {
      return known
    }
    accounts.append(Profile.Account(activity: activity, stage: stage))
    return accounts.count - 1
  }

  /// What the thread is doing.
  var activity: Activity? { current.map { accounts[$0].activity } }
}

extension Optional where Wrapped == Stopwatch {
  /// Does work and charges it to an activity. Without a watch it is the work alone.
  @inline(__always)
  public func time<Result>(_ activity: Activity, _ work: () throws -> Result) rethrows -> Result {
    guard let watch = self else { return try work() }
    let before = watch.turn(to: watch.account(activity, activity.stage))
    defer { watch.turn(to: before) }
    return try work()
  }

  /// Does work that is for a stage's component, within the activity of the moment.
  @inline(__always)
  func time<Result>(for stage: Stage, _ work: () throws -> Result) rethrows -> Result {
    guard let watch = self, let activity = watch.activity else { return try work() }
    let before = watch.turn(to: watch.account(activity, stage))
    defer { watch.turn(to: before) }
    return try work()
  }
}
