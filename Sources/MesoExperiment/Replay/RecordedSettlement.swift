public import MesoModel
import MesoPrimitives
import MesoScenario

/// What a mechanism decides and pays on one epoch of recorded attestations. Base units.
public struct RecordedSettlement: Sendable {
  /// By contribution.
  public private(set) var verdicts: [Verdict]
  public private(set) var rewards: [Int64]
  public private(set) var slashes: [Int64]
  /// By identity.
  public private(set) var validatorRewards: [Int64]
  public private(set) var forfeits: [Int64]
  public private(set) var coherent: [Int]
  /// What the payers could not cover.
  public private(set) var unpaid: Int64 = 0
  /// What the treasury holds after the epoch.
  public private(set) var treasury: Int64

  /// - Parameter treasury: What the treasury holds before the epoch.
  init(
    _ world: World, _ epoch: RecordedAttestations.Epoch, identities: Int, treasury: Int64
  ) {
    self.treasury = treasury
    validatorRewards = Array(repeating: 0, count: identities)
    forfeits = validatorRewards
    coherent = Array(repeating: 0, count: identities)
    rewards = epoch.contributions.map { _ in 0 }
    let mechanism = world.mechanism
    let evidence = RecordedEvidence(epoch, reputation: mechanism.reputation.initial)
    let decided = evidence.verdicts(of: mechanism.verification)
    verdicts = decided.map { Verdict(rawValue: $0) ?? .unexamined }
    slashes = evidence.slashes(of: mechanism.slashing, verdicts: decided)
    capSlashes(epoch)
    let (fees, shares) = judgeValidators(mechanism.validatorReward, epoch)
    let bill = fees.reduce(0, +)
    payRewards(world, evidence.weights(of: mechanism.reward, verdicts: decided), bill: bill)
    payValidators(world, fees: fees, shares: shares)
    settleSlashes(mechanism.slashing.destination)
  }

  /// An identity loses no more than it has, in the order of its contributions.
  private mutating func capSlashes(_ epoch: RecordedAttestations.Epoch) {
    var left = epoch.stakes.map { $0.units }
    for (place, contribution) in epoch.contributions.enumerated() {
      slashes[place] = min(slashes[place], left[contribution.author])
      left[contribution.author] -= slashes[place]
    }
  }

  /// What validators earn of the payer and of each other, and what they forfeit.
  private mutating func judgeValidators(
    _ reward: any ValidatorReward, _ epoch: RecordedAttestations.Epoch
  ) -> (fees: [Int64], shares: [Int64]) {
    var fees = validatorRewards
    var shares = validatorRewards
    for (verdict, contribution) in zip(verdicts, epoch.contributions) {
      let attestations = contribution.attestations
      let agreeing = attestations.count { $0.approves == (verdict == .accepted) }
      let pay = reward.pay(coherent: agreeing, of: attestations.count)
      for attestation in attestations {
        if attestation.approves == (verdict == .accepted) {
          coherent[attestation.validator] += 1
          fees[attestation.validator] += pay.coherentFee.units
          shares[attestation.validator] += pay.forfeitShare.units
        } else {
          fees[attestation.validator] += pay.incoherentFee.units
          forfeits[attestation.validator] += pay.forfeit.units
        }
      }
    }
    for (place, stake) in epoch.stakes.enumerated() {
      forfeits[place] = min(forfeits[place], stake.units)
    }
    return (fees, shares)
  }

  /// Pays contributors out of the purse, as far as its payer has it.
  private mutating func payRewards(_ world: World, _ weights: [Int64], bill: Int64) {
    let reward = world.mechanism.reward
    let total = weights.reduce(0, +)
    let reserved = world.mechanism.validatorReward.source == .treasury ? bill : 0
    let budget = world.demand.budget.map { max(0, $0.units - reserved) } ?? .max
    let purse = FundedPurse(
      reward,
      RewardTotals(
        weight: total, budget: world.demand.budget, verificationBill: Amount(units: bill),
        usage: world.demand.usage, fee: world.demand.fee),
      available: reward.source == .treasury ? min(budget, treasury) : Int64.max / 4)
    unpaid += purse.unpaid
    rewards = weights.map { purse.pay($0) }
    if reward.source == .treasury { treasury -= rewards.reduce(0, +) }
  }

  /// Pays validators; where a payer falls short, everyone's part shrinks by the same ratio.
  private mutating func payValidators(_ world: World, fees: [Int64], shares: [Int64]) {
    let source = world.mechanism.validatorReward.source
    let owed = fees.reduce(0, +)
    let available =
      source == .treasury ? min(world.demand.budget?.units ?? .max, treasury) : Int64.max
    let (collected, shared) = (forfeits.reduce(0, +), shares.reduce(0, +))
    var paid: Int64 = 0
    for place in fees.indices {
      let fee = Shortfall.part(of: fees[place], owed: owed, available: available)
      let share = Shortfall.part(of: shares[place], owed: shared, available: collected)
      validatorRewards[place] = fee + share
      paid += fee
    }
    unpaid += max(0, owed - available)
    if source == .treasury { treasury -= paid }
    treasury += collected - (validatorRewards.reduce(0, +) - paid)
  }

  /// Gives what was slashed to where the rule says.
  private mutating func settleSlashes(_ destination: SlashDestination) {
    let taken = slashes.reduce(0, +)
    switch destination {
    // A replay takes no slashing that pays reporters.
    case .burn, .stranded, .reporter: break
    case .treasury: treasury += taken
    case .redistribute:
      let accepted = verdicts.count { $0 == .accepted }
      guard accepted > 0 else { return }
      for place in rewards.indices where verdicts[place] == .accepted {
        rewards[place] += taken / Int64(accepted)
      }
    }
  }
}
