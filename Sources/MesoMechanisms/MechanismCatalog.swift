public import MesoModel

extension Catalog {
  /// The components of this module: everything but operators' strategies. To add one, write its
  /// file and its line here.
  public static let mechanisms: Catalog = {
    var catalog = Catalog()
    catalog.admission = [
      OpenAdmission.entry,
      StakeAdmission.entry,
      ListingBurnAdmission.entry,
      SubmissionDepositAdmission.entry,
      RegistrationBurnAdmission.entry,
      ReputationGateAdmission.entry,
      PermissionedAdmission.entry,
    ]
    catalog.allocation = [
      OpenSubmissionAllocation.entry,
      RedundantAllocation.entry,
      BountyAllocation.entry,
      ContestAllocation.entry,
      ReverseAuctionAllocation.entry,
      PriorityQueueAllocation.entry,
      StakeLotteryAllocation.entry,
      DataMarketAllocation.entry,
    ]
    catalog.verification = [
      NoVerification.entry,
      OracleVerification.entry,
      AuditVerification.entry,
      GoldQuestionsVerification.entry,
      CommitteeVerification.entry,
      VoteThresholdVerification.entry,
      JuryAuditVerification.entry,
      OracleCommitteeVerification.entry,
      BenchmarkVerification.entry,
      ValidityProofVerification.entry,
      UsageVerification.entry,
      MajorityLabelVerification.entry,
      DawidSkeneVerification.entry,
      PeerPredictionVerification.entry,
      VerificationGame.entry,
      PeerEvaluationVerification.entry,
    ]
    catalog.dispute = [
      NoDispute.entry,
      OptimisticDispute.entry,
      CourtDispute.entry,
      RefereedGameDispute.entry,
      CuratedRegistryDispute.entry,
      DAOVoteDispute.entry,
      DelayDispute.entry,
      ReEvaluateDispute.entry,
    ]
    catalog.reward = [
      PerTaskReward.entry,
      PoolShareReward.entry,
      StakedPerformanceReward.entry,
      RoyaltyReward.entry,
      PerScoreReward.entry,
      DynamicReward.entry,
      PerVoteReward.entry,
      PerAssignmentReward.entry,
      PrizeReward.entry,
      ImprovementReward.entry,
      RevenueShareReward.entry,
      QuadraticReward.entry,
      RetroactiveReward.entry,
      ValueGatedMintReward.entry,
      WorkAvailabilityReward.entry,
      CurationReward.entry,
      ShapleyReward.entry,
      LeaveOneOutReward.entry,
      YumaReward.entry,
      AgreedPriceReward.entry,
      DataFarmingReward.entry,
    ]
    catalog.validatorReward = [
      NoValidatorReward.entry,
      PerJudgementValidatorReward.entry,
      CoherenceValidatorReward.entry,
      FeeShareValidatorReward.entry,
      PeerScoreValidatorReward.entry,
      StakeShareValidatorReward.entry,
      YumaDividendsValidatorReward.entry,
    ]
    catalog.slashing = [
      NoSlashing.entry,
      FractionSlashing.entry,
      IntegerTenthSlashing.entry,
      PerFaultSlashing.entry,
      CorrelatedSlashing.entry,
      JailSlashing.entry,
      EjectionSlashing.entry,
    ]
    catalog.payout = [
      ImmediatePayout.entry,
      EpochDelayedPayout.entry,
      StreamPayout.entry,
      ClaimPayout.entry,
      VestingPayout.entry,
      VeLockPayout.entry,
    ]
    catalog.reputation = [
      NoReputation.entry,
      EMAReputation.entry,
      BetaReputation.entry,
      EigenTrustReputation.entry,
    ]
    catalog.production = [
      LogisticProduction.entry,
      LinearProduction.entry,
      BetaProduction.entry,
      DriftingProduction.entry,
    ]
    catalog.adaptation = [
      NoAdaptation.entry,
      CopyRicherAdaptation.entry,
      FermiAdaptation.entry,
      ProportionalImitationAdaptation.entry,
      LogitAdaptation.entry,
      BestResponseAdaptation.entry,
      ReplicatorAdaptation.entry,
      QLearningAdaptation.entry,
      EpsilonGreedyAdaptation.entry,
      UCB1Adaptation.entry,
      EXP3Adaptation.entry,
      RothErevAdaptation.entry,
    ]
    catalog.demand = [
      ConstantDemand.entry,
      ElasticDemand.entry,
    ]
    catalog.emission = [
      NoEmission.entry,
      ConstantEmission.entry,
      HalvingEmission.entry,
      SupplyHalvingEmission.entry,
      ExponentialEmission.entry,
      TailEmission.entry,
      TargetStakeEmission.entry,
      HalfLifeEmission.entry,
      UtilityGatedEmission.entry,
      FeeRecyclingEmission.entry,
      BurnMintEmission.entry,
      CollateralMintEmission.entry,
    ]
    catalog.price = [
      ConstantPrice.entry,
      ExogenousPrice.entry,
      ConstantProductPrice.entry,
      BondingCurvePrice.entry,
      QuantityTheoryPrice.entry,
    ]
    catalog.governance = [
      NoGovernance.entry,
      ControllerGovernance.entry,
      TokenVoteGovernance.entry,
      QuadraticVoteGovernance.entry,
      ConvictionGovernance.entry,
      FutarchyGovernance.entry,
    ]
    return catalog
  }()
}
