import MesoPrimitives

/// The operators and identities of one side, as columns.
///
/// Operators lie by cohort and ordinal, an operator's identities side by side. The order is a
/// matter of storage alone: luck comes from keys, and no rule reads a place.
struct Population {
  let operatorCount: Int
  let identityCount: Int

  // One value per operator.
  let key: Column<UInt64>
  let skill: Column<Double>
  /// The persistent error of the operator's benchmark scores; empty where there is none.
  let scoreBias: Column<Double>
  /// The operator's lifelong popularity factor; empty where it is 1.
  let popularity: Column<Double>
  /// The behaviour in force, an index of a cohort.
  let behaviour: Column<UInt8>
  /// In which of four epochs the operator revises; see ``Revisions``.
  let revisions: Revisions
  /// The cohort of birth.
  let home: Column<UInt8>
  /// Base units that the operator has put up as bonds; empty where nothing takes any.
  let bonded: Column<Int64>
  /// The first identity of each operator, with one more entry for the end.
  let firstIdentity: Column<Int32>
  /// Operators that are held to a behaviour; empty where there are none.
  let held: HeldOperators
  /// The behaviours between which operators move.
  let considered: ConsideredBehaviours
  /// What behaviours pay on average; `nil` where no rule asks.
  let payoffs: BehaviourPayoffs?
  /// What operators remember of their own plays; `nil` where no rule asks.
  let learners: Learners?

  // One value per identity.
  let identityKey: Column<UInt64>
  let owner: Column<Int32>
  /// 1 where the identity may submit in this epoch.
  let registered: Column<UInt8>
  let reputation: Column<Double>
  /// How much evidence the reputation rests on.
  let reputationEvidence: Column<Double>
  /// 1 where the identity has been let in; empty where admission has no gate.
  let member: Column<UInt8>
  /// The last eight verdicts on the identity, the latest in the lowest bit.
  let history: Column<UInt8>
  /// 1 where a watcher found that watching pays; empty where nothing is watched.
  let watches: Column<UInt8>
  /// 0 for an identity that may work; the first epoch in which it may again; or, once ejected,
  /// less than 0: the epoch of that, negated. Empty unless faults exclude.
  let barred: Column<Int32>
  /// Faults since the last exclusion. Empty unless faults exclude.
  let faults: Column<Int32>
  /// The identity's weight in use, in the fixed point of ``Weight``.
  let useWeight: Column<Int64>

  let accounts: Accounts
  let books: Books

  /// Makes a side's columns and draws its operators' traits.
  ///
  /// - Parameters:
  ///   - side: The side's name, which is part of every operator's key.
  ///   - skills: The distribution of skill in each cohort.
  ///   - records: What is kept of every operator.
  ///   - threads: Threads to draw on; the traits do not depend on it.
  init(
    side: Side, cohorts: [CohortTerms], skills: [SkillDistribution], world: World, key: StreamKey,
    records: OperatorRecords, arena: Arena, scratch: Arena, threads: Int
  ) {
    operatorCount = cohorts.reduce(0) { $0 + $1.operators }
    held = HeldOperators(world.assignments.filter { $0.side == side }, cohorts)
    identityCount =
      cohorts.reduce(0) { $0 + $1.operators * $1.identities } + held.additionalIdentities
    let needs = Needs(side: side, world: world)
    self.key = arena.column(operatorCount, of: 0)
    skill = arena.column(operatorCount, of: 0)
    scoreBias = arena.column(needs.scoreBias ? operatorCount : 0, of: 0)
    popularity = arena.column(needs.popularity ? operatorCount : 0, of: 1)
    behaviour = arena.column(operatorCount, of: 0)
    home = arena.column(operatorCount, of: 0)
    bonded = arena.column(world.mechanism.usesDocket ? operatorCount : 0, of: 0)
    firstIdentity = arena.column(operatorCount + 1, of: 0)
    // The key of an operator's first identity is its own.
    identityKey = identityCount == operatorCount ? self.key : arena.column(identityCount, of: 0)
    // So has its place: that of the owner of each, in turn.
    owner =
      identityCount == operatorCount
      ? Column(base: firstIdentity.base, count: identityCount) : arena.column(identityCount, of: 0)
    registered = arena.column(identityCount, of: 1)
    reputation = arena.column(
      needs.reputation ? identityCount : 0, of: world.mechanism.reputation.initial)
    reputationEvidence = arena.column(needs.reputation ? identityCount : 0, of: 0)
    let isGated = side == .contributors && world.mechanism.admission is any GateAdmission
    member = arena.column(isGated ? identityCount : 0, of: 0)
    history = arena.column(identityCount, of: 0xFF)
    watches = arena.column(world.mechanism.usesDocket ? identityCount : 0, of: 0)
    let excludes = side == .contributors && world.mechanism.slashing.exclusion != nil
    barred = arena.column(excludes ? identityCount : 0, of: 0)
    faults = arena.column(excludes ? identityCount : 0, of: 0)
    useWeight = arena.column(needs.use ? identityCount : 0, of: 0)
    let comeAndGo = world.hasTurnover(side)
    let someLeave = excludes || comeAndGo || cohorts.contains { $0.depart != nil }
    accounts = Accounts(
      liquid: arena.column(operatorCount, of: 0), stake: arena.column(identityCount, of: 0),
      unbonding: arena.column(someLeave ? identityCount : 0, of: 0))
    revisions = Revisions(operators: operatorCount, scratch)
    books = Books(
      operators: operatorCount, records: records, comparesPayoff: needs.payoff,
      keepsLatest: comeAndGo, arena: arena, scratch: scratch)
    considered = ConsideredBehaviours(world, side, of: cohorts.count)
    payoffs = BehaviourPayoffs(world.adaptation.rule, considered, arena)
    learners = Learners(
      world.adaptation.rule, considered, operators: operatorCount, arena: arena)
    Births(population: self, side: side, cohorts: cohorts, skills: skills, world: world, key: key)
      .draw(threads: threads)
  }

  /// What is kept of operators because something in the world reads it.
  private struct Needs {
    let scoreBias: Bool
    let popularity: Bool
    let reputation: Bool
    let use: Bool
    let payoff: Bool

    init(side: Side, world: World) {
      let rewards = side == .contributors ? world.mechanism.rewards : []
      let readsScore = rewards.contains { $0.scoreNoise != nil }
      scoreBias = readsScore && world.scoreBiasSD > 0
      use = rewards.first is any UsageReward
      let market = side == .contributors ? world.mechanism.allocation : nil
      let asksUsers =
        rewards.contains { ($0 as? any EpochReward)?.asksUsers ?? false }
        || (market as? any TaskAllocation)?.asksUsers ?? false
      popularity = (use || asksUsers) && world.popularity.operatorSD > 0
      let panel = world.panelTerms
      let drawsByReputation =
        panel?.weighting == .reputation || panel?.reading == .approvingReputation
      reputation =
        !world.mechanism.reputation.isConstant || drawsByReputation || world.mechanism.usesDocket
      payoff = world.adaptation.rule.basis != .balance
    }
  }

  /// The identities of an operator.
  @inline(__always) func identities(of operator: Int) -> Range<Int> {
    Int(firstIdentity[`operator`])..<Int(firstIdentity[`operator` + 1])
  }

  /// Enters that an identity was right or wrong in its record.
  @inline(__always)
  func remember(_ identity: Int, right: Bool, by rule: any Reputation) {
    let record = rule.updated(
      Record(value: reputation[identity], evidence: reputationEvidence[identity]), right: right)
    reputation[identity] = record.value
    reputationEvidence[identity] = record.evidence
  }
}

/// One of the two sides of a network.
public enum Side: String, CaseIterable, Sendable { case contributors, validators }
