import MesoModel
import MesoPrimitives

extension CrossChecks {
  private var panel: PanelTerms? {
    if case .panel(let terms)? = world.mechanism.verification.instrument { terms } else { nil }
  }

  /// What depends on attestations needs a panel, and peers need each other.
  mutating func checkAttestations() {
    let mechanism = root.part("mechanism")
    let reward = mechanism.part("validator-reward")
    let verification = mechanism.part("verification").name("kind")
    if let peers = world.mechanism.validatorReward as? any PeerValidatorReward {
      let seats = panel?.size ?? 0
      if seats < 2 {
        report(
          reward.place,
          "The validator reward '\(reward.name("kind"))' compares validators of one panel; the "
            + "verification '\(verification)' must seat two or more.")
      }
      let rows = world.contributors.reduce(Int128(0)) { $0 + $1.rows }
      if Int128(peers.fee.units) * rows * Int128(seats) > Int128(Int64.max) {
        report(
          reward.place,
          "'mechanism.validator-reward' comes to more tokens an epoch than fit 64 bits of base "
            + "units.")
      }
    }
    checkSharedFees(reward)
    let slashing = mechanism.part("slashing")
    if world.mechanism.slashing.destination == .reporter, panel == nil {
      warn(
        slashing["to"]?.place ?? slashing.place,
        "Slashed stake goes to whoever rejected the work, and the verification '\(verification)' "
          + "seats nobody; it goes to the treasury.")
    }
  }

  /// Authors and validators cannot be paid more than users pay.
  private mutating func checkSharedFees(_ reward: Resolved) {
    guard let pooled = world.mechanism.validatorReward as? any PooledValidatorReward else { return }
    let fees = world.demand.usage * Double(world.demand.fee.units)
    guard fees < 0x1p62 else { return }
    let paid = Amount(units: Int64(fees))
    let isSetAside = pooled.source == .emission
    let budget = isSetAside ? Amount(units: Proportion.denominator) : world.demand.budget ?? .zero
    let pool = pooled.pool(fees: paid, budget: budget)
    if pool == .zero {
      warn(
        reward.place,
        "The validator reward '\(reward.name("kind"))' has nothing to share: what it is a share of "
          + "is 0.")
    }
    guard world.mechanism.reward.source == .fees, pooled.source == .fees else { return }
    let totals = RewardTotals(
      weight: Weight.one, budget: world.demand.budget, verificationBill: .zero,
      usage: world.demand.usage, fee: world.demand.fee)
    guard case .shared(let royalties) = world.mechanism.reward.purse(totals),
      royalties + pool > paid
    else { return }
    report(
      reward.place,
      "Authors and validators together get more than users pay; lower 'share' of "
        + "'mechanism.reward' or of 'mechanism.validator-reward'.")
  }

  /// Deeds that nothing in the scenario gives an effect.
  mutating func warnOfDeeds() {
    for (entry, cohort) in zip(root.part("contributors").entries, world.contributors) {
      let path = "'contributors.\(entry.key)"
      if cohort.terms.strategyName == "spammer", cohort.contributions == 1 {
        warn(
          entry.value.part("contributions-per-epoch").place,
          "\(path)' spams with one contribution an epoch; raise 'contributions-per-epoch'.")
      }
      let isForSale = world.validators.contains { $0.strategy.plan(firstView).price != nil }
      if cohort.strategy.bribe != nil, panel == nil || !isForSale {
        warn(entry.value.place, "\(path)' offers a bribe, and no validator is for sale.")
      }
    }
    for (entry, cohort) in zip(root.part("validators").entries, world.validators)
    where cohort.nonReveal > 0 && panel?.commitReveal != true {
      warn(
        entry.value.part("non-reveal").place,
        "'validators.\(entry.key).non-reveal' has no effect: attestations are not committed before "
          + "they are revealed.")
    }
  }
}
