import MesoPrimitives

/// The contributions that a verification or a dispute decides one by one, over as many epochs as
/// it takes, and what it may do with them.
///
/// A component that hears the docket sees every contribution of the epoch and those that it kept
/// open before, oldest first. It rules on a case, keeps it open, moves the money that is at stake
/// on it, and asks the world for what validators say. A case that is neither kept open nor ruled
/// on is settled in this epoch by the verdict that it came with.
///
/// - Complexity: A case costs about 200 bytes, and time of the order of what is asked about it.
public final class Docket {
  unowned let engine: Engine
  /// The cases before the component that is hearing.
  public internal(set) var cases: [Case] = []
  /// The coalition of each contributor behaviour; 0 for none.
  let coalitions: [Int]
  /// Kept open by the verification, and by the dispute.
  var waiting: (verification: [Case], dispute: [Case]) = ([], [])
  /// Decided, and kept because the contract could not return the deposit.
  var reverted: [Case] = []
  /// Settled in this epoch, and to be heard once more in the next.
  var repeated: [Case] = []
  /// Settled in this epoch, though made in an earlier one.
  var finals: [Case] = []
  /// What validators did and what cases paid and cost, in this epoch.
  var tallies: DocketTallies
  /// Validator identities by duty.
  var watchers: [Int] = []
  var voters: [Int] = []
  private var jurors: [Int] = []
  /// Those who may be drawn, by the stake that they must have; made when first asked for.
  private var jurorLists: [JurorList] = []
  /// The stake of each validator identity when the epoch's disputes started, in base units, with
  /// what votes on open cases lock.
  private var stakes: [Int64] = []
  /// Validator identities whose stake is returned when the epoch's disputes end.
  var dismissed: [Int] = []
  /// The watchers who look in this epoch, once rational ones have decided.
  var active: [Watcher] = []
  var hasDecided = false

  init(_ engine: Engine) {
    self.engine = engine
    coalitions = engine.world.contributors.map { $0.terms.coalition }
    tallies = DocketTallies(engine.world, validators: engine.validators.identityCount)
  }

  public var count: Int { cases.count }
  public subscript(index: Int) -> Case { cases[index] }
  /// The epoch, from 1.
  public var epoch: Int { engine.epoch }

  /// The rows that count in this epoch and the stakes behind them; `nil` where validators do not
  /// weigh contributors.
  public var evaluation: EvaluationRound? {
    engine.evaluation?.round(engine.epoch, stakes: engine.countingStakes)
  }

  /// States what the evaluation of this epoch came to; rewards and validators read it.
  public func conclude(_ shares: EvaluationShares) {
    engine.evaluation?.publish(shares, in: engine.epoch)
  }

  /// Rules on a case. Unless it is kept open, it is settled by this verdict.
  ///
  /// - Parameter examined: Whether somebody looked into it, so that a rejection is a fault.
  public func rule(_ index: Int, _ verdict: Verdict, examined: Bool? = nil) {
    cases[index].verdict = verdict
    if let examined { cases[index].examined = examined }
  }

  /// Rules on a case that was challenged: it counts as examined, and as overturned if the ruling
  /// is another than the verdict that it came with, where work that nobody looked at came as
  /// accepted.
  public func decide(_ index: Int, _ verdict: Verdict) {
    tallies.challenges += 1
    let before = cases[index].verdict == .unexamined ? .accepted : cases[index].verdict
    tallies.overturned += verdict == before ? 0 : 1
    rule(index, verdict, examined: true)
  }

  /// Sets the score that rewards read.
  public func score(_ index: Int, _ score: Double) { cases[index].score = score }

  /// Keeps a case for the next epoch, with a note.
  public func keepOpen(_ index: Int, _ note: CaseNote) {
    cases[index].isOpen = true
    cases[index].note = note
  }

  /// Settles a case in this epoch, and hears it once more in the next, with a note: it is then paid
  /// and slashed again, though it counts as one contribution.
  public func keepOpenAfterSettling(_ index: Int, _ note: CaseNote) {
    var again = cases[index]
    again.isOpen = true
    again.isRepeat = true
    again.note = note
    (again.held, again.deposit, again.row) = (0, 0, -1)
    repeated.append(again)
  }

  /// Base units in escrow on all cases.
  var held: Int64 {
    [waiting.verification, waiting.dispute, reverted].reduce(0) { sum, open in
      open.reduce(sum) { $0 + $1.held }
    }
  }

  /// Base units of deposits on cases that are not settled.
  var deposits: Int64 {
    [waiting.verification, waiting.dispute, reverted].reduce(0) { sum, open in
      open.reduce(sum) { $0 + $1.deposit }
    }
  }

  /// Lists who may be asked in this epoch, and forgets the last epoch's sums.
  func startEpoch() {
    tallies.startEpoch()
    finals.removeAll(keepingCapacity: true)
    let validators = engine.validators
    var duty: [Duties] = []
    for identity in 0..<validators.identityCount {
      let owner = Int(validators.owner[identity])
      let home = Int(validators.home[owner])
      duty.append(
        engine.judges(owner) ? engine.world.validators[home].duties : [])
    }
    func all(_ wanted: Duties) -> [Int] { duty.indices.filter { duty[$0].contains(wanted) } }
    watchers = all(.watcher).filter {
      engine.plans.said.watch[Int(validators.behaviour[Int(validators.owner[$0])])] != nil
    }
    voters = all(.voter)
    jurors = all(.juror)
    jurorLists.removeAll(keepingCapacity: true)
    active.removeAll(keepingCapacity: true)
    hasDecided = false
    stakes = validators.accounts.stakes
    for open in [waiting.verification, waiting.dispute] {
      for stake in open.lazy.flatMap(\.note.stakes) where stake.kind == .vote {
        stakes[stake.identity] += stake.units
      }
    }
  }

  /// The jurors with at least this stake, locked or not, and the running sums of their stakes.
  func jurorList(_ minimum: Int64) -> JurorList {
    if let known = jurorLists.first(where: { $0.minimum == minimum }) { return known }
    var list = JurorList(minimum: minimum)
    var sum: UInt64 = 0
    for identity in jurors {
      guard stakes[identity] >= max(1, minimum) else { continue }
      sum += UInt64(stakes[identity])
      list.identities.append(identity)
      list.sums.append(sum)
    }
    jurorLists.append(list)
    return list
  }
}

/// Who may sit on a jury: validator identities, and the running sums of their stakes.
struct JurorList {
  let minimum: Int64
  var identities: [Int] = []
  var sums: [UInt64] = []
}
