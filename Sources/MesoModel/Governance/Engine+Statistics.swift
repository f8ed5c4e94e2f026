import MesoPrimitives

extension Engine {
  /// What anyone can read on the chain of the epoch that is ending.
  ///
  /// - Complexity: O(contributions).
  func publicStatistics() -> PublicStatistics {
    var (made, accepted, examined, rejected, identities) = (0, 0, 0, 0, 0)
    for tile in tiles {
      made += rowCounts[tile.index]
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) {
        let verdict = rows.verdict[row]
        accepted += verdict == Verdict.accepted.rawValue ? 1 : 0
        examined += rows.examined[row] == 1 ? 1 : 0
        rejected += isAtFault(row) ? 1 : 0
      }
      for behaviour in 0..<plans.behaviours {
        identities += Int(tileSums.base[tile.index * plans.behaviours + behaviour].identities)
      }
    }
    var statistics = PublicStatistics()
    statistics[.submissions] = Double(made)
    statistics[.accepted] = Double(accepted)
    statistics[.identities] = Double(identities)
    statistics[.acceptanceRate] = Self.share(accepted, of: made)
    statistics[.rejectionRate] = Self.share(rejected, of: examined)
    statistics[.examinedShare] = Self.share(examined, of: made)
    addMoney(to: &statistics)
    return statistics
  }

  private func addMoney(to statistics: inout PublicStatistics) {
    let tokens = { (units: Int64) in Double(units) / self.world.token.unitsPerToken }
    let staked = ledger.balances[.stake]
    statistics[.staked] = tokens(staked)
    statistics[.supply] = tokens(ledger.supply)
    statistics[.stakedShare] =
      ledger.supply > 0 ? Double(staked) / Double(ledger.supply) : nil
    statistics[.treasury] = tokens(ledger.balances[.treasury])
    statistics[.minted] = tokens(moved { $0.from == .minted })
    statistics[.burned] = tokens(moved { $0.to == .burned })
    statistics[.slashed] = tokens(
      moved { $0.reason == .slash && ($0.from == .stake || $0.from == .unbonding) })
    statistics[.rewards] = tokens(settlementTotals.rewards)
    statistics[.fees] = tokens(frame.fees.units)
    statistics[.usage] = usage
    statistics[.price] = view.priceUSD
  }

  private func moved(_ isMeant: (Flow) -> Bool) -> Int64 {
    ledger.flows.reduce(0) { $0 + (isMeant($1) ? $1.units : 0) }
  }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
