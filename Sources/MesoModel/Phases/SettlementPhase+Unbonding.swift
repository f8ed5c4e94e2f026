/// What slashing reached of stake that is on its way back. Whole numbers, so that it does not matter
/// which thread took what.
struct UnbondingSlashes {
  var units: Int64 = 0
  var transfers = 0
  /// Slashes that found nothing but unbonding stake.
  var alone = 0
}

extension Engine {
  /// Takes slashes from stake and, as far as that does not cover them, from what is unbonding.
  func slashUnbonding(
    _ worker: Worker, _ identities: some Owners, _ lost: UnsafeMutablePointer<Int64>,
    _ authors: some Owners, _ count: Int
  ) {
    let (accounts, amount) = (contributors.accounts, worker.amount)
    for row in 0..<count where amount[row] > 0 {
      let identity = identities.owner(row)
      let taken = accounts.slash(identity, upTo: amount[row])
      let reached = accounts.slashUnbonding(identity, upTo: amount[row] - taken)
      amount[row] = taken + reached
      lost[authors.owner(row)] += taken + reached
      guard reached > 0 else { continue }
      worker.unbondingSlashes.units += reached
      worker.unbondingSlashes.transfers += 1
      worker.unbondingSlashes.alone += taken == 0 ? 1 : 0
    }
  }

  /// What was taken from unbonding since the last time.
  func takeUnbondingSlashes() -> UnbondingSlashes {
    var taken = UnbondingSlashes()
    for worker in workers {
      taken.units += worker.unbondingSlashes.units
      taken.transfers += worker.unbondingSlashes.transfers
      taken.alone += worker.unbondingSlashes.alone
      worker.unbondingSlashes = UnbondingSlashes()
    }
    return taken
  }
}
