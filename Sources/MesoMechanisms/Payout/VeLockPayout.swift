public import MesoModel
import MesoPrimitives

/// Locks a share of what is earned, and pays those more who have more locked.
///
/// An amount A that is locked until some time has the balance ⌊A ⁄ longest⌋ × seconds left, the end
/// rounded down to a week. An operator that earned l of the epoch's L, with ve of all balances VE,
/// gets min(l, u·l + (1 − u)·L·ve ⁄ VE); the rest goes to the treasury.
///
/// Example: with u = 0.4 an operator that earned 10 of 100 and has 5 % of the balances gets
/// min(10, 4 + 0.6 × 5) = 7; with 10 % or more of them it gets all 10.
///
/// Attacks: large holders keep their lead, since balances come from past earnings. Splitting over
/// identities changes nothing: earnings and locks are an operator's.
///
/// Properties: 8 bytes × (lock + 1) and O(lock) an operator and epoch; pure.
///
/// - SeeAlso: VotingEscrow and LiquidityGauge of Curve.
public struct VeLockPayout: Payout {
  public static let entry = CatalogEntry<any Payout>(
    ComponentDescriptor(
      name: "ve-lock",
      summary: "Locks a share of what is earned, and pays those more who have more locked.",
      parameters: [
        .share("share", default: "0.5", "Share of earnings that is locked."),
        .count(
          "lock", in: 1...100_000, unit: "epochs", default: "52", "Epochs of a lock."),
        .count(
          "longest", in: 7...36_525, unit: "days", default: "1460",
          "Days of a lock whose balance is its whole amount."),
        .share(
          "unboosted", default: "0.4", "Share of earnings that is paid without any lock (u)."),
      ], reference: "Curve DAO: VotingEscrow.vy, LiquidityGauge.vy.")
  ) { values in
    VeLockPayout(
      share: values.proportion("share"), lock: values.count("lock"),
      boost: BoostTerms(
        unboosted: values.proportion("unboosted"),
        maximumSeconds: Int64(values.count("longest")) * 86_400))
  }

  let share: Proportion
  let lock: Int
  public let boost: BoostTerms?

  public var holding: AccountClass { .locked }

  public var schedule: [Int64] {
    var schedule = [Int64](repeating: 0, count: lock + 1)
    schedule[0] = Proportion.denominator - share.partsPerBillion
    schedule[lock] = share.partsPerBillion
    return schedule
  }
}
