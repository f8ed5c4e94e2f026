/// A network under Yuma consensus, in one kind of number: what it remembers, and how an epoch
/// changes it.
///
/// Sums run in the order of uids, as the chain's do, so that its rounding can be followed.
struct YumaState<Number: YumaArithmetic>: Sendable {
  let rule: YumaRule
  /// The identity that may always set weights, also on itself.
  let owner: Int?
  /// Bonds as they are stored between epochs.
  var bonds: SparseRows<Double>
  /// Who may set weights; `nil` before the first epoch, whose own stake decides.
  var permits: [Bool]?
  /// The memory of the epoch in work, kept to be used again.
  var scratch = Scratch()

  struct Scratch: Sendable {
    /// The weights that count.
    var weights = SparseRows<Number>(rows: 0)
    /// The weights that become bonds.
    var bondWeights = SparseRows<Number>(rows: 0)
    var columns = BackedColumns<Number>()
    /// The last epoch's consensus, near which the next is looked for.
    var consensus: [Number] = []
    /// Bonds after the epoch: shares of their columns before the last rounding under the original
    /// rule, what is stored under Yuma3.
    var revised = SparseRows<Number>(rows: 0)
    /// Shares of columns: of bonds before the epoch, of weights that become bonds, of ``revised``.
    var oldShares = ColumnShares<Number>()
    var newShares = ColumnShares<Number>()
    var shares = ColumnShares<Number>()
    /// Parts of the largest share of each column of ``revised``.
    var largest = ColumnShares<Number>()
  }

  init(rule: YumaRule, owner: Int?, identities: Int) {
    self.rule = rule
    self.owner = owner
    bonds = SparseRows(rows: identities)
  }

  /// Runs an epoch.
  mutating func step(_ epoch: YumaEpoch, reportsBonds: Bool) -> YumaOutcome {
    let stakes = stakeShares(epoch)
    let newPermits = permits(for: stakes)
    let active = activeStake(stakes, permits: permits ?? newPermits, epoch)
    admitWeights(epoch, permits: permits ?? newPermits)
    let consensus = consensus(active)
    let clipping = clip(at: consensus, active)
    let incentive = Self.normalised(clipping.ranks)
    clearVoidBonds(epoch)
    if rule.yuma3 {
      reviseYuma3Bonds(consensus: consensus, active)
    } else {
      reviseOriginalBonds(active, ranks: clipping.bondRanks)
    }
    let dividends = dividends(incentive: incentive, active)
    let emission = Emission(
      incentive: incentive, dividends: dividends, active: active, stakes: stakes)

    var outcome = YumaOutcome()
    outcome.consensus = consensus.map { $0.real }
    outcome.incentive = incentive.map { $0.real }
    outcome.dividends = dividends.map { $0.real }
    outcome.validatorTrust = clipping.validatorTrust.map { $0.real }
    outcome.stakeShare = stakes.map { $0.real }
    outcome.activeStake = active.map { $0.real }
    outcome.serverEmission = emission.servers.map { $0.real }
    outcome.validatorEmission = emission.validators.map { $0.real }
    outcome.permits = newPermits
    if reportsBonds { outcome.bonds = report(permits: newPermits) }
    store(permits: newPermits)
    permits = newPermits
    return outcome
  }

  /// Numbers divided by their sum; as they are if the sum is zero.
  static func normalised(_ numbers: [Number]) -> [Number] {
    let sum = numbers.reduce(.zero, +)
    guard sum >= Number.leastSum else { return numbers }
    return numbers.map { $0 / sum }
  }

  /// Shares of an emission that servers and validators split evenly.
  struct Emission {
    private(set) var servers: [Number]
    private(set) var validators: [Number]

    init(incentive: [Number], dividends: [Number], active: [Number], stakes: [Number]) {
      let sum = zip(incentive, dividends).reduce(Number.zero) { $0 + ($1.0 + $1.1) }
      servers = incentive
      validators = dividends
      guard sum == .zero else {
        servers = incentive.map { $0 / sum }
        validators = dividends.map { $0 / sum }
        return
      }
      validators = active.contains { $0 != .zero } ? active : stakes
    }
  }
}
