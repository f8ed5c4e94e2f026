import MesoPrimitives

extension Engine {
  /// Cuts what operators without locks earned, where locks raise earnings.
  ///
  /// - Complexity: O(operators × epochs of the payout's schedule).
  func boostRewards() {
    guard let terms = stages.boost else { return }
    let operators = 0..<contributors.operatorCount
    let balances = operators.map { lockBalance(of: $0, terms) }
    let all = operators.reduce(Int64(0)) { $0 + contributors.books.due[$1] }
    let total = balances.reduce(0, +)
    var (withheld, transfers) = (Int64(0), 0)
    for place in operators {
      let earned = contributors.books.due[place]
      let kept = terms.boosted(earned, of: all, balance: balances[place], of: total)
      guard kept < earned else { continue }
      contributors.books.due[place] = kept
      tileSums[Int(contributors.behaviour[place])].rewards -= earned - kept
      withheld += earned - kept
      transfers += 1
    }
    settlementTotals.rewards -= withheld
    frame.delayedUnits -=
      frame.dueUnits > 0 ? frame.delayedUnits / frame.dueUnits * Double(withheld) : 0
    frame.dueUnits -= Double(withheld)
    ledger.record(
      .refund, from: escrow.isImmediate ? .liquid : escrow.holding, to: .treasury,
      transfers: transfers, units: withheld)
  }

  /// The voting balance of what an operator has locked.
  func lockBalance(of place: Int, _ terms: BoostTerms) -> Int64 {
    let second = world.epochDays * 86_400
    let now = Int64(Double(epoch) * second)
    return (1..<max(1, escrow.schedule.count)).reduce(Int64(0)) { sum, wait in
      let amount = escrow.due(to: place, after: wait, epoch: epoch)
      guard amount > 0 else { return sum }
      let unlock = Int64(Double(epoch + wait) * second)
      let balance = VoteEscrow.balance(
        of: Int128(amount), unlock: unlock, now: now, maximum: terms.maximumSeconds)
      return sum + Int64(balance ?? Int128(amount))
    }
  }
}
