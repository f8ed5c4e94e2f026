/// What runs cost, by activity and by the stage that the work was for.
///
/// Time is that of all threads added up; waiting is not counted.
public struct Profile: Hashable, Sendable {
  /// Work of one kind.
  public struct Account: Hashable, Sendable {
    public let activity: Activity
    /// The stage that the work was for; `nil` if for none.
    public let stage: Stage?
    public internal(set) var nanoseconds: UInt64 = 0
    /// Blocks of four random words.
    public internal(set) var blocks = 0
  }

  /// Every kind of work that was done, in the order of activities and stages.
  public private(set) var accounts: [Account] = []
  /// Contributions made in the epochs profiled.
  public private(set) var contributions = 0
  /// Single movements of tokens in the epochs profiled.
  public private(set) var transfers = 0
  public private(set) var epochs = 0

  public init() {}

  /// The time of all work.
  public var nanoseconds: UInt64 { accounts.reduce(0) { $0 + $1.nanoseconds } }
  /// The blocks of four random words that all work drew.
  public var blocks: Int { accounts.reduce(0) { $0 + $1.blocks } }

  /// Counts what happened in an epoch.
  public mutating func count(_ frame: EpochFrame) {
    epochs += 1
    contributions += frame.contributors.reduce(0) { $0 + $1.contributions }
    transfers += frame.flows.reduce(0) { $0 + $1.transfers }
  }

  /// Adds another profile, such as that of another run of the same world.
  public mutating func add(_ other: Profile) {
    contributions += other.contributions
    transfers += other.transfers
    epochs += other.epochs
    add(other.accounts)
  }

  /// Adds what a thread did.
  mutating func add(_ others: [Account]) {
    for other in others {
      if let known = accounts.firstIndex(where: {
        $0.activity == other.activity && $0.stage == other.stage
      }) {
        accounts[known].nanoseconds += other.nanoseconds
        accounts[known].blocks += other.blocks
      } else {
        accounts.append(other)
      }
    }
    accounts.sort { $0.order < $1.order }
  }
}

extension Profile.Account {
  /// The place in the order of activities; an activity's own stage comes first.
  fileprivate var order: (Int, Int) {
    let place = Activity.allCases.firstIndex(of: activity) ?? 0
    guard stage != activity.stage else { return (place, -1) }
    return (place, stage.flatMap { Stage.allCases.firstIndex(of: $0) } ?? Stage.allCases.count)
  }
}
