import MesoPrimitives

/// The book of every token: what each account class holds, and what moved and why.
///
/// Phases record what they moved, in base units, as double entries; operators' own balances and
/// stakes are ``Accounts``. After every epoch the two are held against each other, so a movement
/// that was not recorded, or was recorded twice, fails the run.
struct Ledger {
  private(set) var balances = ClassBalances()
  private(set) var minted: Int64 = 0
  private(set) var burned: Int64 = 0
  let initialSupply: Int64
  /// The postings of the epoch by reason and classes.
  private(set) var flows: [Flow] = []

  init(opening: ClassBalances) {
    balances = opening
    initialSupply = opening.total
  }

  /// Opens the book where a checkpoint left it.
  init(balances: ClassBalances, minted: Int64, burned: Int64, initialSupply: Int64) {
    self.balances = balances
    self.minted = minted
    self.burned = burned
    self.initialSupply = initialSupply
  }

  /// Tokens in existence.
  var supply: Int64 { initialSupply + minted - burned }

  /// Records that tokens moved.
  ///
  /// - Precondition: A class that holds tokens never pays more than it has.
  mutating func record(
    _ reason: Reason, from: AccountClass, to: AccountClass, transfers: Int, units: Int64
  ) {
    guard transfers > 0, units != 0 else { return }
    precondition(units > 0, "a posting moves a positive amount")
    if from == .minted { minted += units } else { balances[from] -= units }
    if to == .burned { burned += units } else { balances[to] += units }
    precondition(from == .minted || balances[from] >= 0, "\(from.rawValue) is overdrawn")
    if let known = flows.firstIndex(where: { $0.reason == reason && $0.from == from && $0.to == to }
    ) {
      flows[known].transfers += transfers
      flows[known].units += units
    } else {
      flows.append(Flow(reason: reason, from: from, to: to, transfers: transfers, units: units))
    }
  }

  /// Starts a new epoch's list of postings.
  mutating func startEpoch() { flows.removeAll(keepingCapacity: true) }

  /// Adds the epoch's postings to an empty list, in the order of the closed list of reasons, then of
  /// the classes.
  func listFlows(in list: inout [Flow]) {
    list.append(contentsOf: flows)
    list.sort { ($0.order, $0.from.index, $0.to.index) < ($1.order, $1.from.index, $1.to.index) }
  }

  /// What has reached an account class in the epoch so far.
  func units(to account: AccountClass) -> Int64 {
    flows.reduce(0) { $0 + ($1.to == account ? $1.units : 0) }
  }

  /// Σ classes − (initial + minted − burned), with operators' accounts counted one by one.
  ///
  /// - Parameters:
  ///   - liquid: The sum of the operators' liquid balances.
  ///   - stake: The sum of the identities' stakes.
  ///   - unbonding: The sum of what the identities are unbonding.
  ///   - held: The sum of what is held in escrow and in locks.
  func conservationError(liquid: Int64, stake: Int64, unbonding: Int64, held: Int64) -> Int64 {
    let counted = liquid + stake + unbonding + held
    let recorded =
      balances[.liquid] + balances[.stake] + balances[.unbonding] + balances[.escrow]
      + balances[.locked]
    return balances.total - recorded + counted - supply
  }
}

extension Flow {
  fileprivate var order: Int { Reason.allCases.firstIndex(of: reason) ?? 0 }
}

/// The token accounts of one side's operators. Nothing else changes a balance or a stake.
struct Accounts {
  private let liquidColumn: Column<Int64>
  private let stakeColumn: Column<Int64>
  /// Empty if no cohort ever leaves.
  private let unbondingColumn: Column<Int64>

  init(liquid: Column<Int64>, stake: Column<Int64>, unbonding: Column<Int64>) {
    liquidColumn = liquid
    stakeColumn = stake
    unbondingColumn = unbonding
  }

  @inline(__always) func liquid(of operator: Int) -> Int64 { liquidColumn[`operator`] }
  @inline(__always) func stake(of identity: Int) -> Int64 { stakeColumn[identity] }
  /// The stakes of identities from one on.
  @inline(__always) func stakes(from identity: Int) -> UnsafePointer<Int64> {
    UnsafePointer(stakeColumn.base + identity)
  }

  /// The liquid balances of operators from one on.
  @inline(__always) func liquids(from operator: Int) -> UnsafePointer<Int64> {
    UnsafePointer(liquidColumn.base + `operator`)
  }

  @inline(__always) func unbonding(of identity: Int) -> Int64 {
    unbondingColumn.count > 0 ? unbondingColumn[identity] : 0
  }

  /// Adds to a liquid balance.
  @inline(__always) func credit(_ operator: Int, _ units: Int64) {
    liquidColumn[`operator`] &+= units
  }

  /// Gives an identity the stake that it is born with.
  func endow(_ identity: Int, _ units: Int64) { stakeColumn[identity] &+= units }

  /// Takes from a liquid balance what it can cover, and returns what it took.
  @inline(__always) func debit(_ operator: Int, upTo units: Int64) -> Int64 {
    let held = liquidColumn[`operator`]
    let paid = units < held ? units : held
    liquidColumn[`operator`] = held &- paid
    return paid
  }

  /// Takes from a stake what it can cover, and returns what it took.
  @inline(__always) func slash(_ identity: Int, upTo units: Int64) -> Int64 {
    let held = stakeColumn[identity]
    let taken = units < held ? units : held
    stakeColumn[identity] = held &- taken
    return taken
  }

  /// Adds to a stake.
  @inline(__always) func addStake(_ identity: Int, _ units: Int64) {
    stakeColumn[identity] &+= units
  }

  /// Moves liquid tokens to a stake. The balance must cover them.
  @inline(__always) func lock(_ units: Int64, of operator: Int, in identity: Int) {
    liquidColumn[`operator`] &-= units
    stakeColumn[identity] &+= units
  }

  /// Starts the return of an identity's whole stake, and returns it.
  func unbond(_ identity: Int) -> Int64 {
    let units = stakeColumn[identity]
    stakeColumn[identity] = 0
    unbondingColumn[identity] += units
    return units
  }

  /// Takes from what an identity is unbonding what it can cover, and returns what it took.
  func slashUnbonding(_ identity: Int, upTo units: Int64) -> Int64 {
    guard unbondingColumn.count > 0 else { return 0 }
    let taken = min(units, unbondingColumn[identity])
    unbondingColumn[identity] -= taken
    return taken
  }

  /// Returns a part of what an identity is unbonding.
  func release(_ units: Int64, of identity: Int, to operator: Int) {
    unbondingColumn[identity] -= units
    liquidColumn[`operator`] += units
  }

  var liquidSum: Int64 { Self.sum(liquidColumn, 0..<liquidColumn.count) }
  var stakeSum: Int64 { Self.sum(stakeColumn, 0..<stakeColumn.count) }
  var unbondingSum: Int64 { Self.sum(unbondingColumn, 0..<unbondingColumn.count) }
  /// The sum of the liquid balances of some operators.
  func liquidSum(of operators: Range<Int>) -> Int64 { Self.sum(liquidColumn, operators) }
  /// The sum of the stakes of some identities.
  func stakeSum(of identities: Range<Int>) -> Int64 { Self.sum(stakeColumn, identities) }
  var liquids: [Int64] { liquidColumn.array }
  var stakes: [Int64] { stakeColumn.array }

  private static func sum(_ column: Column<Int64>, _ rows: Range<Int>) -> Int64 {
    var total: Int64 = 0
    var row = rows.lowerBound
    let end = rows.upperBound
    while row < end {
      total &+= column.base[row]
      row &+= 1
    }
    return total
  }
}
