import MesoPrimitives

/// What sponsors put up, and what becomes of it.
extension TaskMarket {
  /// Posts the tasks of an epoch, as many as their sponsor can put budgets up for.
  func post() {
    var age = open.count - 1
    while age > 0 {
      (open[age], escrowed[age]) = (open[age - 1], escrowed[age - 1])
      age -= 1
    }
    let wanted = Int64(engine.world.demand.tasks ?? 0)
    let each = allocation.budget.units
    (open[0], escrowed[0]) = (wanted, 0)
    guard isFunded, each > 0 else { return }
    var funds = engine.ledger.balances[account]
    if allocation.sponsor == .treasury {
      funds = min(engine.freeTreasury, engine.world.demand.budget?.units ?? .max)
    }
    open[0] = min(wanted, funds / each)
    escrowed[0] = open[0] * each
    let reason: Reason = allocation.sponsor == .treasury ? .deposit : .fee
    engine.ledger.record(
      reason, from: account, to: .escrow, transfers: Int(open[0]), units: escrowed[0])
  }

  /// Lists the open tasks, the oldest first, as far as there are candidates for them.
  func listTasks() {
    ages.removeAll(keepingCapacity: true)
    for age in (0..<open.count).reversed() {
      let listed = min(Int(open[age]), candidates.count - ages.count)
      for _ in 0..<listed { ages.append(age) }
    }
    finished.removeAll(keepingCapacity: true)
    left.removeAll(keepingCapacity: true)
    for age in ages {
      finished.append(false)
      left.append(escrowed[age] / open[age])
    }
  }

  /// Ends the tasks that are done and those that expire; what they did not cost goes back.
  func closeTasks() {
    guard isFunded else {
      open[0] = 0
      return
    }
    var released: Int64 = 0
    for task in ages.indices where finished[task] { released += release(1, aged: ages[task]) }
    for age in (0..<open.count).reversed() {
      let count = min(sold, open[age])
      sold -= count
      released += release(count, aged: age)
    }
    precondition(spent <= released, "an allocation never awards more than its tasks' budgets")
    let last = open.count - 1
    let refund = released - spent + escrowed[last]
    (open[last], escrowed[last]) = (0, 0)
    engine.ledger.record(.refund, from: .escrow, to: account, transfers: 1, units: refund)
    // What was awarded is the reward's to pay; both stand in escrow.
    engine.rollReserve[0] += spent
    switch allocation.sponsor {
    case .treasury: engine.frame.sponsorOutlay += Amount(units: spent)
    case .users: engine.frame.fees += Amount(units: spent)
    }
  }

  /// Takes the budgets of tasks of one age out of what stands there.
  private func release(_ count: Int64, aged age: Int) -> Int64 {
    guard count > 0 else { return 0 }
    let units = escrowed[age] / open[age] * count
    open[age] -= count
    escrowed[age] -= units
    return units
  }

  private var account: AccountClass { allocation.sponsor == .treasury ? .treasury : .outside }
}
