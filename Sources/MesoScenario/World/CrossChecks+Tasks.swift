import MesoModel
import MesoPrimitives

extension CrossChecks {
  /// Tasks have to be limited where they are allotted, and paid as they were agreed.
  mutating func checkTasks() {
    let mechanism = root.part("mechanism")
    let (allocation, reward) = (mechanism.part("allocation"), mechanism.part("reward"))
    let pays = (world.mechanism.reward as? any EpochReward)?.paysAgreedPrices ?? false
    let name = "'\(allocation.name("kind"))'"
    guard let market = world.mechanism.allocation as? any TaskAllocation else {
      if pays {
        report(
          reward.place,
          "The reward '\(reward.name("kind"))' pays what an allocation of tasks agrees on, and "
            + "\(name) gives out none; use 'bounty', 'contest', 'reverse-auction', "
            + "'priority-queue', 'stake-lottery' or 'data-market'.")
      }
      warnOfIdleTasks(name)
      return
    }
    guard let tasks = world.demand.tasks else {
      report(
        allocation.place,
        "The allocation \(name) gives out tasks; 'demand.tasks' must be their number in an epoch.")
      return
    }
    if market.agreesPrices, !pays {
      report(
        reward.place,
        "The allocation \(name) agrees on prices, and the reward '\(reward.name("kind"))' does not "
          + "pay them; 'agreed-price' does.")
    }
    if pays, world.mechanism.usesDocket {
      report(
        allocation.place,
        "The allocation \(name) pays for the work of its epoch; verdicts that take longer, or "
          + "deposits that wait for them, cannot be combined with it. Choose another verification, "
          + "dispute or admission.")
    }
    checkFunds(market, tasks, pays)
    checkConduct(market, name)
  }

  private mutating func checkFunds(_ market: any TaskAllocation, _ tasks: Int, _ pays: Bool) {
    let allocation = root.part("mechanism").part("allocation")
    if Int128(market.budget.units) * Int128(tasks) > Int128(Int64.max / 4) {
      report(
        allocation.place,
        "'mechanism.allocation' comes to more tokens an epoch than fit 64 bits of base units.")
    } else if pays, market.sponsor == .treasury, tasks > 0, market.budget > .zero {
      let funds = min(world.treasury, world.demand.budget ?? world.treasury)
      guard funds < market.budget else { return }
      warn(
        allocation.place,
        "A task costs up to \(market.budget.text(decimals: decimals)) tokens, and its sponsor has "
          + "\(funds.text(decimals: decimals)); none can be posted at the start.")
    }
    if tasks == 0 { warn(allocation.place, "'demand.tasks' is 0; nobody works.") }
  }

  private mutating func checkConduct(_ market: any TaskAllocation, _ name: String) {
    for (entry, cohort) in zip(root.part("contributors").entries, world.contributors) {
      guard let part = entry.value["tasks"] else { continue }
      let path = "'contributors.\(entry.key).tasks"
      let conduct = cohort.tasks
      if conduct.lowestCost > conduct.highestCost {
        report(
          part.part("cost-low").place,
          "\(path).cost-low' is \(conduct.lowestCost.text(decimals: decimals)), more than "
            + "'cost-high', \(conduct.highestCost.text(decimals: decimals)).")
      }
      let entrant = Entrant(
        entrants: 2, linear: Double(cohort.effortCost.linear.units),
        quadratic: Double(cohort.effortCost.quadratic.units))
      if conduct.effort == .equilibrium, market.effort(entrant) == nil {
        report(
          part.part("effort").place,
          "\(path).effort' is 'equilibrium', and there is none: the allocation \(name) must be a "
            + "contest of efforts, and 'effort-cost' must grow with effort: 'linear' or 'quadratic' "
            + "for the form 'tullock', 'quadratic' for 'rank-order'.")
      }
      warnOfCapital(market, entry, cohort)
    }
  }

  private mutating func warnOfCapital(
    _ market: any TaskAllocation, _ entry: Resolved.Entry, _ cohort: ContributorCohort
  ) {
    guard cohort.terms.operators > 0, cohort.terms.capital < market.deposit else { return }
    warn(
      entry.value.place,
      "'contributors.\(entry.key)' cannot put up the deposit of a bid, "
        + "\(market.deposit.text(decimals: decimals)) tokens, from its capital; it never bids.")
  }

  /// What only tasks that are allotted make matter.
  private mutating func warnOfIdleTasks(_ name: String) {
    for entry in root.part("contributors").entries {
      guard let part = entry.value["tasks"] else { continue }
      warn(
        part.place,
        "'contributors.\(entry.key).tasks' has no effect: the allocation \(name) allots no tasks.")
    }
    guard world.demand.tasks != nil, let part = root.part("demand")["tasks"] else { return }
    warn(part.place, "'demand.tasks' has no effect: the allocation \(name) takes all work.")
  }
}
