import MesoModel
import MesoPrimitives

extension CrossChecks {
  /// No sum of an epoch may go beyond 64 bits of base units, or it could not be counted.
  mutating func checkMoney() {
    checkCosts()
    checkEmission()
    checkFlows()
  }

  private mutating func checkCosts() {
    let contributors = root.part("contributors").entries
    for (entry, cohort) in zip(contributors, world.contributors) {
      let plan = cohort.strategy.plan(firstView)
      let effort = max(plan.effort + plan.gamingEffort, 1)
      let cost = cohort.effortCost
      let each =
        Double(cost.fixed.units) + Double(cost.linear.units) * effort + Double(cost.quadratic.units)
        * effort * effort / 2
      if each * Double(cohort.rows) >= Self.limit {
        report(
          entry.value.part("effort-cost").place,
          "'contributors.\(entry.key).effort-cost' comes to more tokens an epoch than fit 64 bits "
            + "of base units.")
      }
    }
    let rows = world.contributors.reduce(Int128(0)) { $0 + $1.rows }
    let seats = Double(rows) * Double(panelSize)
    for (entry, cohort) in zip(root.part("validators").entries, world.validators)
    where Double(cohort.inspectionCost.units) * seats >= Self.limit {
      report(
        entry.value.part("inspection-cost").place,
        "'validators.\(entry.key).inspection-cost' comes to more tokens an epoch than fit 64 bits "
          + "of base units.")
    }
  }

  /// New tokens over the horizon must leave the supply within 64 bits.
  private mutating func checkEmission() {
    var memory = Memory()
    let minted = world.emission.minted(firstView, memory: &memory)
    let total = Int128(minted.units) * Int128(world.epochs) + Int128(world.supply.units)
    if total > Int128(Int64.max) {
      report(
        root.part("token").part("emission").place,
        "'token.emission' brings the supply beyond 64 bits of base units within "
          + "\(world.epochs) epochs.")
    }
  }

  /// What one epoch's contributions and attestations are paid and charged, at the most.
  private mutating func checkFlows() {
    let rows = world.contributors.reduce(Int128(0)) { $0 + $1.rows }
    var memory = Memory()
    let burn = world.mechanism.admission.terms(firstView, memory: &memory).listingBurn
    checkFlow(burn, times: rows, "admission")
    if case .each(let amount) = world.mechanism.reward.purse(fullPurse) {
      checkFlow(amount, times: rows, "reward")
    }
    let pay = world.mechanism.validatorReward.pay(coherent: panelSize, of: panelSize)
    checkFlow(
      max(pay.coherentFee, pay.incoherentFee, pay.forfeit), times: rows * Int128(panelSize),
      "validator-reward")
  }

  private mutating func checkFlow(_ amount: Amount, times rows: Int128, _ stage: String) {
    guard Int128(amount.units) * rows > Int128(Int64.max) else { return }
    report(
      root.part("mechanism").part(stage).place,
      "'mechanism.\(stage)' comes to more tokens an epoch than fit 64 bits of base units.")
  }

  private var fullPurse: RewardTotals {
    RewardTotals(
      weight: Weight.one, budget: setAside ?? world.demand.budget, verificationBill: .zero,
      usage: world.demand.usage, fee: world.demand.fee)
  }

  /// Something, where the emission sets aside what the reward pays.
  private var setAside: Amount? {
    world.mechanism.reward.source == .emission ? Amount(units: Proportion.denominator) : nil
  }

  /// A reward that has nothing to pay from is a mistake, and no error of the reward's.
  mutating func checkPurse() {
    guard world.mechanism.reward.purse(fullPurse) == .shared(.zero) else { return }
    let place = root.part("mechanism").part("reward").place
    let name = root.part("mechanism").part("reward").name("kind")
    switch world.mechanism.reward.source {
    case .fees:
      warn(
        place,
        "The reward '\(name)' pays what users pay, and 'demand.usage' times 'demand.fee' is 0.")
    case .contract, .emission:
      warn(place, "The reward '\(name)' has nothing to pay: its purse is 0.")
    case .treasury, .mint:
      guard world.demand.budget == nil else {
        warn(place, "The reward '\(name)' has nothing to pay: its purse is 0.")
        return
      }
      report(place, "The reward '\(name)' shares out 'demand.budget', and none is set.")
    }
  }

  /// A royalty needs time to fill: what accepted work earns is near its level only after
  /// 2 ⁄ (1 − decay) epochs.
  mutating func warnOfWarmUp() {
    guard let reward = world.mechanism.reward as? any UsageReward else { return }
    let lost = Proportion.denominator - reward.usage.decay.partsPerBillion
    guard lost > 0 else {
      warn(
        root.part("mechanism").part("reward").place,
        "Use that never decays has no steady state; summaries depend on the horizon.")
      return
    }
    let needed = (2 * Proportion.denominator + lost - 1) / lost
    guard world.warmUp < needed else { return }
    warn(
      root.part("warm-up").place,
      "'warm-up' is \(world.warmUp); use that decays by \(reward.usage.decay.value.shortest) an "
        + "epoch takes about \(needed) epochs to settle.")
  }

  /// Operators who cannot stake the minimum sit out.
  mutating func warnOfStake() {
    var memory = Memory()
    let minimum = world.mechanism.admission.terms(firstView, memory: &memory).minimumStake
    guard minimum > .zero else { return }
    for (entry, cohort) in zip(root.part("contributors").entries, world.contributors) {
      let terms = cohort.terms
      let held = Int128(terms.capital.units) + Int128(terms.stake.units)
      guard terms.operators > 0, held < Int128(minimum.units) else { continue }
      warn(
        entry.value.place,
        "'contributors.\(entry.key)' holds \(Amount(units: Int64(held)).text(decimals: decimals)) "
          + "tokens an operator and cannot stake the minimum, "
          + "\(minimum.text(decimals: decimals)); it sits out.")
    }
  }

  /// Operators who cannot pay the deposit of one contribution sit out.
  mutating func warnOfDeposit() {
    var memory = Memory()
    let deposit = world.mechanism.admission.terms(firstView, memory: &memory).deposit
    guard deposit > .zero else { return }
    let poor = zip(root.part("contributors").entries, world.contributors).filter {
      $0.1.terms.operators > 0 && $0.1.terms.capital < deposit
    }
    let place = root.part("mechanism").part("admission").place
    if poor.count == world.contributors.count(where: { $0.terms.operators > 0 }), !poor.isEmpty {
      report(
        place,
        "A deposit of \(deposit.text(decimals: decimals)) tokens is above every contributor's "
          + "'capital', so that nobody can submit.")
      return
    }
    for (entry, _) in poor {
      warn(
        entry.value.place,
        "'contributors.\(entry.key)' cannot pay the deposit of "
          + "\(deposit.text(decimals: decimals)) tokens from its capital; it sits out until it can."
      )
    }
  }

  private static let limit = Double(Int64.max) / 2

  private var panelSize: Int {
    if case .panel(let terms)? = world.mechanism.verification.instrument { terms.size } else { 0 }
  }

  /// What is public before the first epoch.
  var firstView: PublicView {
    PublicView(
      epoch: 1, epochDays: world.epochDays, supply: world.supply, treasury: world.treasury,
      staked: .zero, priceUSD: 0, contributorIdentities: 0, validatorIdentities: 0,
      lastAcceptanceRate: nil)
  }
}
