/// Whose stake counts, and who may set weights.
extension YumaState {
  /// Each identity's share of the stake that is not below the threshold.
  func stakeShares(_ epoch: YumaEpoch) -> [Number] {
    Number.shares(
      of: epoch.stakes.enumerated().map { identity, stake in
        stake < rule.stakeThreshold && identity != owner ? 0 : stake
      })
  }

  /// The identities with the most stake, if they have any; the later of two with equal stake; and
  /// the owner.
  func permits(for stakes: [Number]) -> [Bool] {
    var permits = Array(repeating: false, count: stakes.count)
    var staked = stakes.indices.filter { stakes[$0] > .zero }
    if staked.count > rule.maxValidators {
      staked.sort { stakes[$0] == stakes[$1] ? $0 < $1 : stakes[$0] < stakes[$1] }
    }
    for identity in staked.suffix(rule.maxValidators) { permits[identity] = true }
    if let owner { permits[owner] = true }
    return permits
  }

  /// Each identity's share of the stake of active validators.
  func activeStake(_ stakes: [Number], permits: [Bool], _ epoch: YumaEpoch) -> [Number] {
    Self.normalised(
      stakes.indices.map { identity in
        let counts =
          epoch.isActive(identity, cutoff: rule.cutoff)
          && (permits[identity] || identity == owner)
        return counts ? stakes[identity] : .zero
      })
  }
}
