extension Preset {
  /// Every preset. To add one, write its file and its line here.
  public static let all: [Preset] = [
    .payPerTask,
    .stakedPerformance,
    .continuousRoyalty,
    .optimisticChallenge,
    .court,
    .verificationGame,
    .juryContract,
    .rewardPoolContract,
    .validityProof,
    .commitRevealCommittee,
    .mturk,
    .stakeForAccess,
    .curationMarket,
    .revenueShare,
    .workToken,
    .rewardPool,
    .yumaConsensus,
    .bittensor,
    .bittensorChain,
  ]
}
