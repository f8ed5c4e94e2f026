public import MesoPrimitives

/// What ends a run.
public enum EngineError: Error, Hashable, CustomStringConvertible {
  case supplyTooSmall(supply: Amount, declared: Amount)
  case notConserved(epoch: Int, units: Int64)
  case ruleRefused(epoch: Int, cause: RuleChange.Cause, why: String)
  case reserveNotConserved(epoch: Int, units: Int64)

  public var description: String {
    switch self {
    case .supplyTooSmall(let supply, let declared):
      "The supply is \(supply.units) base units, less than the \(declared.units) that the "
        + "cohorts and the treasury hold."
    case .notConserved(let epoch, let units):
      "After epoch \(epoch) the accounts are off by \(units) base units; tokens were moved "
        + "outside the ledger."
    case .ruleRefused(let epoch, let cause, let why):
      "In epoch \(epoch) a change of rules by \(cause.rawValue) cannot be put in force: \(why)"
    case .reserveNotConserved(let epoch, let units):
      "After epoch \(epoch) the accounts in reserve currency are off by \(units) base units; "
        + "dollars were moved outside the ledger."
    }
  }
}
