import MesoModel
import MesoPrimitives

extension RewardTotals {
  /// What the sponsor's budget leaves for contributors once validators are paid, at least 0; no
  /// tokens where no budget is declared.
  var budgetAfterVerification: Amount {
    guard let budget else { return .zero }
    return max(.zero, budget - verificationBill)
  }
}
