import MesoPrimitives

extension Engine {
  /// Entrants that a task is expected to have: those who could apply, shared over the open tasks.
  func entrantsPerTask(_ market: TaskMarket) -> Int {
    var able = 0
    for (index, cohort) in world.contributors.enumerated() where present.contributors[index] == 1 {
      let authors = cohort.work == .split ? 1 : cohort.terms.identities
      able += cohort.terms.operators * authors * cohort.contributions
    }
    let tasks = Int(market.posted)
    guard tasks > 0 else { return 1 }
    let each = max(1, able / tasks + (able % tasks * 2 >= tasks ? 1 : 0))
    return min(each, market.allocation.places ?? each)
  }

  /// Everyone asks, and the allocation says who works.
  func allot(_ market: TaskMarket) {
    market.gather()
    market.allocation.allot(market)
    market.returnDeposits()
    for candidate in market.candidates where candidate.works {
      market.served[candidate.identity] += 1
    }
  }

  /// What was delivered is held against what was asked for: the epoch's tasks are awarded.
  func award(_ market: TaskMarket) {
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) {
        let index = Int(rows.candidate[row])
        market.candidates[index].verdict = Verdict(rawValue: rows.verdict[row])
        market.candidates[index].row = row
        chargeTask(market.candidates[index], on: market)
      }
    }
    if market.isFunded { market.allocation.award(market) }
    market.closeTasks()
    market.settleDeposits()
  }

  /// What a task costs beside effort.
  private func chargeTask(_ candidate: Candidate, on market: TaskMarket) {
    guard candidate.cost > 0 else { return }
    let (author, cost) = (candidate.author, candidate.cost)
    let paid =
      world.costsAreBurned ? contributors.accounts.debit(author, upTo: cost) : cost
    contributors.books.spent[author] += paid
    market.costs[candidate.behaviour] += paid
    guard world.costsAreBurned else { return }
    frame.unpaidCost += Amount(units: cost - paid)
    ledger.record(.effortCost, from: .liquid, to: .burned, transfers: 1, units: paid)
  }
}
