import MesoModel
import MesoPrimitives

extension CrossChecks {
  /// A reading that a component asks for has to be there: every role that takes part carries it.
  mutating func checkRoles() {
    let mechanism = world.mechanism
    for (entry, cohort) in zip(root.part("contributors").entries, world.contributors)
    where cohort.terms.operators > 0 {
      let asked = mechanism.stageReads.union(mechanism.reward(of: cohort.role).reads)
      for kind in PublicEvidence.allCases
      where asked.contains(kind) && world.roles[cohort.role]?[kind] == nil {
        let carriers = Role.allCases.filter { world.roles[$0]?[kind] != nil }.map(\.rawValue)
        report(
          (entry.value["role"] ?? entry.value).place,
          "The mechanism reads '\(kind.rawValue)', and a \(cohort.role.rawValue) such as "
            + "'contributors.\(entry.key)' makes none visible; \(carriers.joined(separator: ", "))"
            + " do.")
      }
    }
  }

  /// A role's own rule has to be one that can pay a part of the network, out of something.
  mutating func checkRoleRules() {
    guard let rules = root.part("mechanism")["roles"] else { return }
    for rule in world.mechanism.roles {
      let part = rules.part(rule.role.rawValue)
      let reward = part.part("reward")
      let path = "'mechanism.roles.\(rule.role.rawValue)"
      let name = reward.name("kind")
      if rule.reward is any UsageReward {
        report(
          reward.place,
          "\(path).reward' is '\(name)', which follows the use of the whole network; a role's rule can "
            + "be 'revenue-share', or '\(name)' with 'lineage'.")
      } else if !(rule.reward is any ContributionReward || rule.reward is any EpochReward) {
        report(
          reward.place,
          "\(path).reward' is '\(name)', which pays the whole network; it can only be "
            + "'mechanism.reward'.")
      } else if (rule.reward as? any EpochReward)?.paysAgreedPrices == true {
        report(
          reward.place,
          "\(path).reward' is '\(name)', which pays what the allocation agrees on for everybody; it "
            + "can only be 'mechanism.reward'.")
      } else if rule.reward.source == .emission {
        report(
          reward.place,
          "\(path).reward' pays from the emission, which sets tokens aside for 'mechanism.reward' alone."
        )
        continue
      }
      if world.contributors.allSatisfy({ $0.role != rule.role || $0.terms.operators == 0 }) {
        warn(part.place, "\(path)' pays nobody: no cohort has the role.")
      }
      checkPurse(of: rule, reward, path)
    }
  }

  private mutating func checkPurse(of rule: RoleRule, _ reward: Resolved, _ path: String) {
    let totals = RewardTotals(
      weight: Weight.one, budget: rule.budget, verificationBill: .zero, usage: rule.usage,
      fee: world.demand.fee)
    if rule.reward.surcharge(totals) > .zero {
      report(
        reward.place,
        "\(path).reward' has a platform's fee on top, which only 'mechanism.reward' can have.")
    }
    let rows = world.contributors.filter { $0.role == rule.role }.reduce(Int128(0)) { $0 + $1.rows }
    switch rule.reward.purse(totals) {
    case .each(let amount):
      guard Int128(amount.units) * rows > Int128(Int64.max) else { return }
      report(
        reward.place,
        "\(path).reward' comes to more tokens an epoch than fit 64 bits of base units.")
    case .shared(.zero):
      guard rule.reward.source != .fees else {
        warn(
          reward.place,
          "\(path).reward' pays what users pay, and 'usage' of the role times 'demand.fee' is 0.")
        return
      }
      guard rule.budget == nil, rule.reward.source != .contract else {
        warn(reward.place, "\(path).reward' has nothing to pay: its purse is 0.")
        return
      }
      report(reward.place, "\(path).reward' shares out \(path).budget', and none is set.")
    case .shared: return
    }
  }
}
