/// Where a token can be, and the two ends where tokens come into being and cease to be.
///
/// Every unit in existence is in exactly one of the ``holders``.
public enum AccountClass: String, CaseIterable, Sendable {
  /// Operators' liquid balances.
  case liquid = "operator"
  case stake
  case unbonding
  /// Vesting and vote-escrow locks.
  case locked
  /// Held for a payment that is due later.
  case escrow
  case pool
  case treasury
  case contract
  /// Held where no rule can reach it.
  case stranded
  /// Users and the float.
  case outside
  /// Where new tokens come from; holds nothing.
  case minted
  /// Where burned tokens go; holds nothing.
  case burned

  /// The classes that hold tokens.
  public static let holders: [AccountClass] = allCases.filter { $0 != .minted && $0 != .burned }

  /// The place of the class in columns that hold one value per class.
  public var index: Int {
    switch self {
    case .liquid: 0
    case .stake: 1
    case .unbonding: 2
    case .locked: 3
    case .escrow: 4
    case .pool: 5
    case .treasury: 6
    case .contract: 7
    case .stranded: 8
    case .outside: 9
    case .minted: 10
    case .burned: 11
    }
  }
}

/// Why tokens move: a closed list, in the order in which tables print it.
public enum Reason: String, CaseIterable, Sendable {
  case effortCost = "effort-cost"
  case fee, reward
  case validatorReward = "validator-reward"
  case slash, refund
  case topUp = "top-up"
  case stake, unstake, deposit, bond, mint, burn, trade, vest, claim, royalty
  case sidePayment = "side-payment"
}
