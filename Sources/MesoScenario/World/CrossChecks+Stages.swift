import MesoModel
import MesoPrimitives

extension CrossChecks {
  /// Stages that need something of another stage, or do nothing without it.
  mutating func checkStages() {
    checkGate()
    checkTrust()
    checkLock()
    checkLineage()
    checkOwnUse()
  }

  private func place(of stage: String) -> Place { root.part("mechanism").part(stage).place }

  /// A gate on reputation needs a reputation with which somebody gets in.
  private mutating func checkGate() {
    guard let gate = world.mechanism.admission as? any GateAdmission,
      let needed = gate.reputationNeeded
    else { return }
    let reputation = world.mechanism.reputation
    if needed > reputation.initial {
      report(
        place(of: "admission"),
        "The gate needs a reputation of \(needed.shortest), and everyone starts with "
          + "\(reputation.initial.shortest), so that nobody can begin.")
    } else if reputation.isConstant {
      warn(
        place(of: "admission"),
        "The gate looks at a reputation that never changes; set 'mechanism.reputation'.")
    }
  }

  /// Trust comes from what panels say.
  private mutating func checkTrust() {
    guard world.mechanism.reputation is any TrustReputation else { return }
    if case .panel? = world.mechanism.verification.instrument { return }
    let name = root.part("mechanism").part("reputation").name("kind")
    report(
      place(of: "reputation"),
      "The reputation '\(name)' follows from what panels say, and this verification draws none; use "
        + "a committee.")
  }

  /// A lock cannot last longer than the longest.
  private mutating func checkLock() {
    guard let boost = world.mechanism.payout.boost else { return }
    let days = Double(world.mechanism.payout.schedule.count - 1) * world.epochDays
    let longest = Double(boost.maximumSeconds) / 86_400
    guard days > longest else { return }
    report(
      place(of: "payout"),
      "A lock of \(days.shortest) days is longer than the longest, \(longest.shortest) days.")
  }

  /// Lineage needs derived works, and derived works matter to lineage alone.
  private mutating func checkLineage() {
    let paysLineage = world.mechanism.rewards.contains {
      ($0 as? any EpochReward)?.paysLineage ?? false
    }
    if paysLineage, world.derivation == nil {
      warn(
        place(of: "reward"),
        "The reward pays for what works are built on, and none is built on another; set "
          + "'production.derivation'.")
    }
    if !paysLineage, world.derivation != nil {
      warn(
        root.part("production").part("derivation").place,
        "What works are built on changes nothing: the reward does not pay for it; set 'lineage' of "
          + "the reward 'royalty'.")
    }
  }

  /// Buying use of one's own work does something only where use is sold.
  private mutating func checkOwnUse() {
    for (entry, cohort) in zip(root.part("contributors").entries, world.contributors)
    where cohort.terms.operators > 0 && cohort.strategy.plan(firstView).washes > 0 {
      let reward = world.mechanism.reward(of: cohort.role) as? any EpochReward
      if reward?.sellsUse == true { continue }
      warn(
        entry.value.place,
        "'contributors.\(entry.key)' buys use of its own work, which this reward does not sell; "
          + "'revenue-share' and 'quadratic' do.")
    }
  }
}
