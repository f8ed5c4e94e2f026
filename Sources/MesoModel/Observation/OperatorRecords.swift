/// What an engine keeps of every contributor because something reads it: what nothing reads takes
/// neither memory nor time.
public struct OperatorRecords: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Contributions since the warm-up and the sum of their quality: 12 bytes an operator.
  public static let work = OperatorRecords(rawValue: 1)
  /// What was earned since the warm-up, gross: 8 bytes.
  public static let rewards = OperatorRecords(rawValue: 2)
  /// Income and profit since the warm-up, and how they vary from window to window: 64 bytes.
  public static let accounts = OperatorRecords(rawValue: 4)
  /// What operators hold at the end. The engine has it in any case.
  public static let holdings = OperatorRecords(rawValue: 8)

  public static let all: OperatorRecords = [.work, .rewards, .accounts, .holdings]
}

/// Amounts whose concentration is measured, in base units.
public enum HeldAmounts: Hashable, Sendable {
  /// Contributors' liquid balances.
  case liquid
  /// Contributors' liquid balances, stake, unbonding stake included, and payments due later.
  case wealth
  /// Rewards that became due since the warm-up, gross, of contributors who have made something since.
  case rewards
  /// Stake by validator identity.
  case validatorStake

  /// What must be kept for them.
  var records: OperatorRecords { self == .rewards ? [.rewards, .work] : [] }
}

extension Metric {
  /// What must be kept of operators to measure it.
  public var records: OperatorRecords {
    switch measure {
    case .concentration(let held, _): held.records
    case .run(let records, _): records
    case .flow, .stock, .ratio, .yield: []
    }
  }
}
