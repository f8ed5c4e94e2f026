public import MesoPrimitives

/// What an operator is born with, drawn from its own stream.
struct BirthTraits {
  let scoreBias: Double
  let popularity: Double
  let skill: Double

  /// - Parameters:
  ///   - entity: The operator's key.
  ///   - key: The run's.
  ///   - skill: How skill spreads over the operator's cohort; `nil` where it has none.
  init(of entity: UInt64, key: StreamKey, world: World, skill distribution: SkillDistribution?) {
    var stream = RandomStream(key: key, entity: entity, epoch: 0, purpose: .birth)
    scoreBias = world.scoreBiasSD * stream.normal()
    popularity = Elementary.exp(world.popularity.operatorSD * stream.normal())
    skill =
      switch distribution {
      case .constant(let value): value
      case .uniform(let low, let high): low + (high - low) * stream.uniform()
      case .beta(let a, let b): stream.beta(a, b)
      case nil: 0
      }
  }
}

extension World {
  /// The skill of every operator of a contributor cohort in a run, by ordinal.
  ///
  /// - Parameters:
  ///   - cohort: The place of the cohort.
  ///   - key: The key of the run.
  public func skills(ofContributors cohort: Int, key: StreamKey) -> [Double] {
    let terms = contributors[cohort].terms
    return (0..<terms.operators).map { ordinal in
      let operatorKey = EntityKey.operator(
        side: Side.contributors.rawValue, cohort: terms.name, ordinal: ordinal)
      return BirthTraits(
        of: operatorKey, key: key, world: self, skill: contributors[cohort].skill
      ).skill
    }
  }
}
