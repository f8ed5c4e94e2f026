/// What strategies answered when they were last asked. Most say the same from epoch to epoch.
struct StrategyAnswers {
  /// By contributor and by validator behaviour.
  private(set) var plans: [ContributorPlan] = []
  private(set) var judgePlans: [ValidatorPlan] = []
  /// The world that was asked, and how many contributions it took from an identity.
  private var world: Shared<World>?
  private var slots: Int?

  /// Asks every strategy for its plan.
  ///
  /// - Returns: Whether anything differs from the last time.
  mutating func take(_ shared: Shared<World>, _ view: PublicView, slots: Int?) -> Bool {
    // Cohorts are read where they lie: a copy of one takes a dozen counted references along.
    let (contributors, validators) = (shared.value.contributors, shared.value.validators)
    let (own, judges) = (contributors.span, validators.span)
    guard world === shared, self.slots == slots else {
      (world, self.slots) = (shared, slots)
      plans = contributors.map { $0.strategy.plan(view) }
      judgePlans = validators.map { $0.strategy.plan(view) }
      return true
    }
    var isNew = false
    for index in own.indices {
      let plan = own[index].strategy.plan(view)
      guard plan != plans[index] else { continue }
      plans[index] = plan
      isNew = true
    }
    for judge in judges.indices {
      let plan = judges[judge].strategy.plan(view)
      guard plan != judgePlans[judge] else { continue }
      judgePlans[judge] = plan
      isNew = true
    }
    return isNew
  }
}
