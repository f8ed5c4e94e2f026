import MesoPrimitives

/// Steps one world, epoch by epoch.
///
/// The same world, seed and replicate give the same bytes for any number of threads: draws are
/// keyed by entity, sums are whole numbers or are added in tile order, and tiles are cut the same
/// way always.
///
/// - Complexity: O(operators + contributions × seats) an epoch.
public final class Engine {
  /// The world in force: the one that the run began with, and what rules changed since.
  var world: World {
    _read { yield shared.value }
    set { shared = Shared(newValue) }
  }
  private(set) var shared: Shared<World>
  /// What rules changed, and what is decided.
  var rules = RuleState()
  /// Whether the engine is a look ahead: nothing befalls it, and nobody votes.
  var foresees = false
  let seed: UInt64
  let replicate: Int
  let key: StreamKey
  let threads: Int
  /// What is kept of every contributor.
  let records: OperatorRecords
  /// What an epoch hands to the next.
  let arena = Arena()
  /// What every epoch fills anew.
  let scratch = Arena()
  let contributors: Population
  let validators: Population
  var contributorTerms: [CohortTerms]
  var validatorTerms: [CohortTerms]
  let rows: RowColumns
  let tiles: [Tile]
  let workers: [Worker]
  private var ownCrew: Crew?
  let escrow: EscrowQueue
  /// What contributors have not fetched yet; `nil` where everything is sent to them.
  var claims: ClaimBook?
  /// The contributions that are decided one by one; `nil` where the mechanism has no use for it.
  private(set) var docket: Docket?
  /// Rows that validators write on contributors; `nil` where they write none.
  private(set) var evaluation: EvaluationBook?
  /// The part of every contributor's quality that drifts; `nil` where none does.
  let drift: Column<Double>?
  /// Where what leaves the docket stands while it is settled.
  let docketTile: Tile?
  /// Places in the sums by tile: the tiles, and one more for what leaves the docket.
  let tileCount: Int
  /// One value per tile and contributor behaviour.
  let tileSums: Column<TileSums>
  /// 1 where each of a tile's operators made one contribution, so that rows lie as they do.
  let oneEach: Column<UInt8>
  /// One value per tile.
  let tileFunding: Column<TileFunding>
  /// How every validator identity judges in the epoch: one value per contributor behaviour and
  /// identity.
  let seatRules: Column<SeatRule>
  var ledger: Ledger
  /// What of the treasury the emission set aside and no reward has paid out yet.
  var earmarks = Earmarks()
  /// Where tokens are traded for reserve currency; `nil` where they are not.
  let trading: Market?
  var plans: EpochPlans
  var memories: [Stage: Memory] = [:]
  /// The epoch being stepped, from 1; 0 before the first.
  public var epoch: Int { clock }
  var clock = 0
  var view: PublicView
  var terms = AdmissionTerms()
  /// Which cohorts take part in this epoch, by side.
  var present = Presence()
  /// Whether contributions are settled as soon as they are judged in this epoch.
  var settlesAsJudged = false
  var panels: PanelDraw?
  let seatColumns: SeatColumns
  /// How many rows of each tile are in use in this epoch.
  let rowCounts: Column<Int>
  /// What validators are owed, filled anew in every Settlement.
  let bill: ValidatorBill
  /// Use that accepted work gets: weight, weight × quality and weight × age, over all works.
  var use = UseTotals()
  /// The use that is paid for in this epoch, in the fixed point of ``Weight``.
  var usedWeight: Int64 = 0
  /// That of the next epoch, where it is known already.
  var nextUsedWeight: Int64?
  /// Uses that users want in this epoch.
  var usage = 0.0
  /// Σ quality of the work that was accepted in the last epoch; `nil` before the first.
  var delivered: Double?
  /// Who is in and who is out, where people come and go.
  let turnover: Turnover
  let judgeTurnover: Turnover
  /// Stake on its way back to those who left.
  var unbondings = UnbondingQueue()
  /// Who delegates what to whom; `nil` where nobody does.
  let delegation: Delegation?
  var settlementTotals = SettlementTotals()
  /// The parts of the mechanism that act once an epoch.
  var stages: EpochStages
  /// What operators do that choose their own effort; `nil` if none does.
  var ownEfforts: OwnEfforts?
  /// How operators revise.
  var adaptationKind: AdaptationKind
  /// Tasks and those who apply for them; `nil` where everybody works on what they like.
  private(set) var taskMarket: TaskMarket?
  /// What rewards of the epoch have collected and not paid out, in base units: the mechanism's, then
  /// those of roles.
  let rollReserve: Column<Int64>
  /// What the rules of roles remember.
  var roleMemories: [Memory]
  /// What they paid in this epoch.
  var rolePay = RolePay()
  /// Σ paid × quality of what an epoch-wide reward paid in this epoch.
  var rollQuality = 0.0
  /// What an epoch-wide reward paid to validators and cost them in this epoch, by behaviour.
  var rollValidators: [SideAccount] = []
  /// Accepted works that others may build on; `nil` where nothing is derived.
  let works: Works?
  /// Charges of this epoch that no tile counts, by contributor behaviour.
  var sideCharges: [Int64]
  /// The quality of the work that copiers copy in this epoch; `nil` if they see none.
  var copied: Double?
  /// Stake at fault together, for slashings whose severity depends on it.
  var together = SlashTotals(atFault: 0, staked: 0)
  /// The truth of the last epoch stepped.
  public internal(set) var frame = EpochFrame()
  /// Whether the mechanism asks for readings beside verdicts and scores.
  let readsEvidence: Bool
  /// Whether ``events`` is filled. Recording runs on one thread; it changes no result.
  public var recordsEvents: Bool {
    get { isRecording }
    set { isRecording = newValue }
  }
  private var isRecording = false
  /// What the stepping thread's time is charged to; `nil` unless the run is profiled.
  var stopwatch: Stopwatch?
  /// What happened to whom in the last epoch stepped, if ``recordsEvents``.
  public internal(set) var events: [Event] = []

  /// Sets up a run.
  ///
  /// - Parameters:
  ///   - world: The resolved scenario.
  ///   - seed: The base seed.
  ///   - replicate: The replicate, from 1.
  ///   - threads: Threads to step with; the result does not depend on it.
  ///   - records: What is kept of every contributor, for ``operatorColumns(of:)`` and what operators
  ///     hold; it changes nothing else.
  /// - Throws: `EngineError` when the world's numbers cannot be held.
  public init(
    world: World, seed: UInt64, replicate: Int, threads: Int = 1, records: OperatorRecords = .all
  ) throws {
    shared = Shared(world)
    self.seed = seed
    self.replicate = replicate
    key = StreamKey(seed: seed, replicate: replicate)
    self.threads = max(1, threads)
    self.records = records
    contributorTerms = world.contributors.map { $0.terms }
    validatorTerms = world.validators.map { $0.terms }
    contributors = Population(
      side: .contributors, cohorts: contributorTerms,
      skills: world.contributors.map { $0.skill }, world: world, key: key, records: records,
      arena: arena, scratch: scratch, threads: threads)
    validators = Population(
      side: .validators, cohorts: validatorTerms, skills: [], world: world,
      key: key, records: .all, arena: arena, scratch: scratch, threads: threads)
    tiles = Tile.cut(contributors, world: world)
    let rowCount = tiles.last.map { $0.firstRow + $0.capacity } ?? 0
    docketTile =
      world.mechanism.usesDocket
      ? Tile(
        index: tiles.count, operators: 0..<0, identities: 0..<0, firstRow: rowCount,
        capacity: Tile.target) : nil
    tileCount = tiles.count + (docketTile == nil ? 0 : 1)
    rowCounts = scratch.column(tileCount, of: 0)
    rows = RowColumns(
      world: world, count: rowCount + (docketTile?.capacity ?? 0),
      oneIdentityEach: contributors.identityCount == contributors.operatorCount, scratch)
    let capacity = max(tiles.map { $0.capacity }.max() ?? 0, docketTile?.capacity ?? 0)
    let operators = max(tiles.map { $0.operators.count }.max() ?? 0, validators.operatorCount)
    let identities = tiles.map { $0.identities.count }.max() ?? 0
    let seats = validators.identityCount
    bill = ValidatorBill(identities: seats, scratch)
    seatColumns = SeatColumns(identities: world.panelTerms == nil ? 0 : seats, scratch)
    workers = (0..<max(1, threads)).map { _ in
      Worker(
        world: world, capacity: capacity, operators: operators, identities: identities,
        seats: seats)
    }
    escrow = EscrowQueue(
      payout: world.mechanism.payout, operators: contributors.operatorCount, arena)
    claims = ClaimBook(
      world, operators: contributors.operatorCount, arena: arena, scratch: scratch)
    stages = EpochStages(world)
    trading =
      world.hasMarket
      ? Market(
        world, operators: contributors.operatorCount, judges: validators.operatorCount,
        arena: arena, scratch: scratch) : nil
    adaptationKind = AdaptationKind(world.adaptation.rule)
    ownEfforts = OwnEfforts(world, operators: contributors.operatorCount, scratch)
    rollReserve = arena.column(1 + world.mechanism.roles.count, of: 0)
    roleMemories = world.mechanism.roles.map { _ in Memory() }
    turnover = Turnover(
      operators: contributors.operatorCount, cohorts: world.contributors.count,
      isNeeded: world.hasTurnover(.contributors), arena)
    judgeTurnover = Turnover(
      operators: validators.operatorCount, cohorts: world.validators.count,
      isNeeded: world.hasTurnover(.validators), arena)
    delegation = Delegation(
      world, contributors, identities: seats, arena: arena, scratch: scratch)
    works = world.derivation == nil ? nil : Works()
    drift =
      world.production.drift == nil ? nil : arena.column(contributors.operatorCount, of: .nan)
    sideCharges = world.contributors.map { _ in 0 }
    plans = EpochPlans(world: world)
    readsEvidence = !world.mechanism.reads.isEmpty
    tileSums = scratch.column(tileCount * world.contributors.count, of: TileSums())
    oneEach = scratch.column(tileCount, of: 0)
    tileFunding = scratch.column(tileCount, of: TileFunding())
    seatRules = scratch.column(world.contributors.count * seats, of: SeatRule())

    var opening = ClassBalances()
    opening[.liquid] = contributors.accounts.liquidSum + validators.accounts.liquidSum
    opening[.stake] = contributors.accounts.stakeSum + validators.accounts.stakeSum
    opening[.treasury] = world.treasury.units
    opening[.pool] = world.pooledTokens.units
    let declared = opening.total
    guard world.supply.units >= declared else {
      throw EngineError.supplyTooSmall(supply: world.supply, declared: Amount(units: declared))
    }
    opening[.outside] = world.supply.units - declared
    ledger = Ledger(opening: opening)
    view = PublicView(
      epoch: 0, epochDays: world.epochDays, supply: world.supply, treasury: world.treasury,
      staked: Amount(units: opening[.stake]), priceUSD: 0,
      contributorIdentities: contributors.identityCount,
      validatorIdentities: validators.identityCount, lastAcceptanceRate: nil)
    view.unitsPerToken = world.token.unitsPerToken
    view.record.uses = world.demand.usage
    if world.mechanism.usesDocket { docket = Docket(self) }
    evaluation = EvaluationBook(
      world, validators: seats, contributors: contributors.identityCount, arena)
    taskMarket = TaskMarket(self, arena: arena, scratch: scratch)
    seatReserves()
    delegateAtStart()
  }

  deinit { ownCrew?.dismiss() }

  /// The threads beside the one that steps; they come with the first pass that has use for them.
  var crew: Crew {
    if let ownCrew { return ownCrew }
    let crew = Crew(threads: threads)
    ownCrew = crew
    return crew
  }
}
