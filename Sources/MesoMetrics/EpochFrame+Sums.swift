import MesoModel

extension EpochFrame {
  /// A sum over all contributor behaviours.
  func overContributors<Sum: AdditiveArithmetic>(_ quantity: (ContributorTotals) -> Sum) -> Sum {
    contributors.reduce(.zero) { $0 + quantity($1) }
  }

  /// A sum over all validator behaviours.
  func overValidators<Sum: AdditiveArithmetic>(_ quantity: (ValidatorTotals) -> Sum) -> Sum {
    validators.reduce(.zero) { $0 + quantity($1) }
  }

  /// A sum over the contributor behaviours of one stance.
  func overContributors<Sum: AdditiveArithmetic>(
    _ stance: Stance, in world: World, _ quantity: (ContributorTotals) -> Sum
  ) -> Sum {
    zip(contributors, world.contributorStances).reduce(.zero) { sum, behaviour in
      behaviour.1 == stance ? sum + quantity(behaviour.0) : sum
    }
  }

  /// A sum over the validator behaviours of one stance.
  func overValidators<Sum: AdditiveArithmetic>(
    _ stance: Stance, in world: World, _ quantity: (ValidatorTotals) -> Sum
  ) -> Sum {
    zip(validators, world.validatorStances).reduce(.zero) { sum, behaviour in
      behaviour.1 == stance ? sum + quantity(behaviour.0) : sum
    }
  }
}
