public import MesoPrimitives

/// The tasks of an epoch, those who apply for them, and the money that was put up for them.
///
/// Tasks that were posted together are alike, so that the market counts them by age. What sponsors
/// and bidders put up stands in escrow until the task is done or expires.
///
/// - Complexity: O(n log n) an epoch for n candidates, of about 150 bytes each.
public final class TaskMarket {
  unowned let engine: Engine
  /// As it stands in the epoch, since rules may change between two.
  private(set) var allocation: any TaskAllocation
  /// Whether the reward pays what is agreed here, so that budgets stand in escrow.
  let isFunded: Bool
  /// Open tasks, and base units in escrow for them, by the epochs since they were posted.
  let open: Column<Int64>
  let escrowed: Column<Int64>
  /// Tasks that an identity was given, over all epochs.
  let served: Column<Int64>
  /// The first candidate of every operator, with one more entry for the end.
  let first: Column<Int32>
  public internal(set) var candidates: [Candidate] = []
  /// Candidates in the order in which they were dealt to tasks, one by one in turns.
  public internal(set) var order: [Int] = []
  /// The age of every open task that someone could be dealt to, the oldest first.
  var ages: [Int] = []
  var finished: [Bool] = []
  /// Base units in escrow for each, less what was awarded.
  var left: [Int64] = []
  /// Tasks that ended beside those.
  var sold: Int64 = 0
  /// Base units that bidders put up in this epoch.
  var deposits: Int64 = 0
  /// Base units that the epoch's awards come to.
  var spent: Int64 = 0
  /// What tasks cost beside effort, by contributor behaviour.
  var costs: [Int64]

  init?(_ engine: Engine, arena: Arena, scratch: Arena) {
    guard let allocation = engine.stages.tasks else { return nil }
    self.engine = engine
    self.allocation = allocation
    isFunded = engine.stages.reward?.paysAgreedPrices ?? false
    let ages = isFunded ? allocation.expiry : 1
    open = arena.column(ages, of: 0)
    escrowed = arena.column(ages, of: 0)
    served = arena.column(engine.contributors.identityCount, of: 0)
    first = scratch.column(engine.contributors.operatorCount + 1, of: 0)
    costs = [Int64](repeating: 0, count: engine.world.contributors.count)
  }

  /// Open tasks, numbered from 0, the oldest first; at most as many as there are candidates.
  public var tasks: Int { ages.count }
  /// All open tasks.
  public var posted: Int64 { (0..<open.count).reduce(0) { $0 + open[$1] } }
  /// The epoch, from 1.
  public var epoch: Int { engine.epoch }

  /// How many candidates were dealt to a task.
  public func dealt(to task: Int) -> Int {
    let all = (order.count - task + tasks - 1) / tasks
    return min(all, allocation.places ?? all)
  }

  /// The candidate that was dealt to a task in one of the turns, from 0.
  public func dealt(to task: Int, in turn: Int) -> Int { order[task + turn * tasks] }

  /// Gives a candidate work.
  ///
  /// - Parameter price: What the work is to be paid if it is accepted.
  public func choose(_ candidate: Int, for task: Int, at price: Amount) {
    candidates[candidate].works = true
    candidates[candidate].task = task
    candidates[candidate].price = price
  }

  /// What was measured of a candidate's performance, by ``TaskAllocation/performance``.
  public func performance(of candidate: Int) -> Double {
    let entry = candidates[candidate]
    let effort = engine.plans.said.efforts[entry.behaviour]
    var stream = RandomStream(
      key: engine.key, entity: entry.key, epoch: epoch, purpose: .performance)
    switch allocation.performance {
    case .gumbel(let power):
      guard effort > 0 else { return -.infinity }
      return power * Elementary.log(effort) - Elementary.log(stream.exponential())
    case .normal(let deviation): return effort + deviation * stream.normal()
    case nil: return 0
    }
  }

  /// A reading of a candidate's work; 0 if it delivered none.
  public func reading(_ kind: PublicEvidence, of candidate: Int) -> Double {
    candidates[candidate].verdict == nil
      ? 0 : engine.rows.evidence[kind.index][candidates[candidate].row]
  }

  /// The weight q^η × popularity of what users think of a candidate's work, in the fixed point of
  /// ``Weight``; 0 unless it is accepted.
  public func appeal(of candidate: Int, taste: Double) -> Int64 {
    let entry = candidates[candidate]
    guard entry.verdict == .accepted else { return 0 }
    return engine.firstUse(entry.key, entry.author, engine.rows.quality[entry.row], taste)
  }

  /// Awards base units for the work of a candidate that was given a task, as far as the budget with
  /// which the task was posted covers them.
  public func pay(_ units: Int64, to candidate: Int) {
    guard let task = candidates[candidate].task else { return }
    let paid = min(units, left[task])
    left[task] -= paid
    candidates[candidate].awarded += paid
    spent += paid
  }

  /// Awards base units for a candidate's work out of the budgets of all tasks together.
  public func share(_ units: Int64, to candidate: Int) {
    let paid = min(units, (0..<escrowed.count).reduce(-spent) { $0 + escrowed[$1] })
    candidates[candidate].awarded += paid
    spent += paid
  }

  /// Takes up the rules that hold in the epoch.
  func adopt(_ rules: any TaskAllocation) { allocation = rules }

  /// Ends a task: what was not awarded of its budget goes back to its sponsor.
  public func finish(_ task: Int) { finished[task] = true }

  /// Ends so many tasks, the oldest first, where it does not matter who was dealt to which.
  public func finish(count: Int64) { sold += count }

  /// Base units in escrow: budgets and deposits.
  var held: Int64 { deposits + (0..<escrowed.count).reduce(0) { $0 + escrowed[$1] } }
}
