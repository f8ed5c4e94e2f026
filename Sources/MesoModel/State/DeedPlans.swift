import MesoPrimitives

/// What behaviours do beside working and looking: copies, gaming, poison, bribes, silence.
struct DeedPlans {
  // One value per contributor behaviour.
  /// Added to measured scores.
  let gaming: Column<Double>
  /// How similar its work is to what it copies; 0 if it copies nothing.
  let similarity: Column<Double>
  /// What poisoned work destroys, and how well it hides.
  let damage: Column<Double>
  let stealth: Column<Double>
  /// 1 where work is poisoned.
  let poisons: Column<UInt8>

  // One value per validator behaviour.
  /// The probability that an attestation is never revealed.
  let nonReveal: Column<Double>

  // One value per pair, at validator behaviour × behaviours + contributor behaviour.
  /// 1 where the validator attests as often as it can.
  let repeats: Column<UInt8>
  /// The bribe less what honesty earns, in base units; 0 where there is no bargain.
  let bargain: Column<Int64>

  private(set) var anyGaming = false
  private(set) var anyCopies = false
  private(set) var anyPoison = false
  private(set) var anyBargain = false

  init(world: World, arena: Arena) {
    let (own, judges) = (world.contributors.count, world.validators.count)
    gaming = arena.column(own, of: 0)
    similarity = arena.column(own, of: 0)
    damage = arena.column(own, of: 0)
    stealth = arena.column(own, of: 0)
    poisons = arena.column(own, of: 0)
    nonReveal = arena.column(judges, of: 0)
    repeats = arena.column(own * judges, of: 0)
    bargain = arena.column(own * judges, of: 0)
    for (judge, cohort) in world.validators.enumerated() { nonReveal[judge] = cohort.nonReveal }
  }

  /// Forgets what was planned for the last epoch.
  mutating func startEpoch() {
    (anyGaming, anyCopies, anyPoison, anyBargain) = (false, false, false, false)
  }

  /// Takes what a contributor's behaviour plans.
  mutating func note(_ plan: ContributorPlan, of behaviour: Int) {
    gaming[behaviour] = plan.gaming
    similarity[behaviour] = plan.similarity ?? 0
    damage[behaviour] = plan.poison?.damage ?? 0
    stealth[behaviour] = plan.poison?.stealth ?? 0
    poisons[behaviour] = plan.poison == nil ? 0 : 1
    anyGaming = anyGaming || plan.gaming != 0
    anyCopies = anyCopies || plan.similarity != nil
    anyPoison = anyPoison || plan.poison != nil
  }

  /// Takes what a validator's behaviour plans for the work of one contributor's behaviour.
  ///
  /// - Parameters:
  ///   - pair: The pair's place.
  ///   - insider: Whether the two are of one coalition.
  ///   - offer: What the contributor offers.
  mutating func note(
    _ plan: ValidatorPlan, pair: Int, insider: Bool, offer: BribeOffer?, world: World
  ) {
    repeats[pair] = insider && plan.repeats ? 1 : 0
    bargain[pair] = 0
    guard let offer, let price = plan.price, let seats = world.panelTerms?.size else { return }
    let promised = offer.amount.units.multipliedReportingOverflow(by: Int64(seats))
    guard !promised.overflow, promised.partialValue <= offer.budget.units else { return }
    let reward = price.reward(of: world.mechanism.validatorReward, seats: seats)
    bargain[pair] = max(0, offer.amount.units - reward.units)
    anyBargain = anyBargain || bargain[pair] > 0
  }
}
