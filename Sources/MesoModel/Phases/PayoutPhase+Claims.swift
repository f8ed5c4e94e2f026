import MesoPrimitives

extension Engine {
  /// Lets operators fetch what they are owed, one after the other in an order of chance, until each
  /// was served or the account cannot cover it; then it waits for the next epoch.
  ///
  /// Nobody claims what is below the operator's minimum or does not exceed the gas.
  ///
  /// - Complexity: O(n log n) for n operators that claim.
  func pay(_ claims: ClaimBook) {
    let (gas, minimum) = (claims.terms.gas.units, claims.terms.minimum.units)
    var claimants: [(order: UInt64, key: UInt64, place: Int, tile: Int)] = []
    for tile in tiles {
      for place in tile.operators {
        claims.paid[place] = 0
        claims.owed[place] += contributors.books.due[place]
        guard claims.owed[place] > gas, claims.owed[place] >= minimum else { continue }
        let own = contributors.key[place]
        var stream = RandomStream(key: key, entity: own, epoch: epoch, purpose: .queue)
        claimants.append((stream.word64(), own, place, tile.index))
      }
    }
    claimants.sort { ($0.order, $0.key) < ($1.order, $1.key) }
    var left = ledger.balances[claimedAccount]
    var (units, transfers) = (Int64(0), 0)
    for claimant in claimants {
      let owed = claims.owed[claimant.place]
      guard owed <= left else { continue }
      left -= owed
      units += owed
      transfers += 1
      claims.owed[claimant.place] = 0
      claims.paid[claimant.place] = owed
      contributors.accounts.credit(claimant.place, owed - gas)
      contributors.books.lost[claimant.place] += gas
      let behaviour = Int(contributors.behaviour[claimant.place])
      tileSums[claimant.tile * plans.behaviours + behaviour].charges += gas
      note(.claim, .contributors, operator: claimant.place, units: owed, "a claim is paid")
    }
    ledger.record(.claim, from: claimedAccount, to: .liquid, transfers: transfers, units: units)
    ledger.record(
      .fee, from: .liquid, to: .outside, transfers: transfers, units: gas * Int64(transfers))
    frame.gas = Amount(units: gas * Int64(transfers))
    // What is not fetched waits one epoch more.
    frame.delayedUnits += Double(claims.sum)
  }
}
