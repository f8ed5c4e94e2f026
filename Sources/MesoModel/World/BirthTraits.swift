public import MesoPrimitives

/// What an operator is born with, drawn from its own stream.
///
/// Every trait starts at a place of its own in the stream, so that one which nothing reads need
/// not be drawn.
struct BirthTraits {
  /// The operator's key.
  let entity: UInt64
  /// The run's.
  let key: StreamKey

  private static let scoreBiasBlock: UInt32 = 1 << 16
  private static let popularityBlock: UInt32 = 2 << 16

  /// Skill, given how it spreads over the operator's cohort; 0 where it has none.
  func skill(_ distribution: SkillDistribution?) -> Double {
    var draws = stream(from: 0)
    return switch distribution {
    case .constant(let value): value
    case .uniform(let low, let high): low + (high - low) * draws.uniform()
    case .beta(let a, let b): draws.beta(a, b)
    case nil: 0
    }
  }

  /// The persistent error of benchmark scores.
  func scoreBias(_ world: World) -> Double {
    var draws = stream(from: Self.scoreBiasBlock)
    return world.scoreBiasSD * draws.normal()
  }

  /// The lifelong popularity factor.
  func popularity(_ world: World) -> Double {
    var draws = stream(from: Self.popularityBlock)
    return Elementary.exp(world.popularity.operatorSD * draws.normal())
  }

  private func stream(from block: UInt32) -> RandomStream {
    RandomStream(key: key, entity: entity, epoch: 0, purpose: .birth, block: block)
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
    let cohortKey = EntityKey.cohort(side: Side.contributors.rawValue, name: terms.name)
    return (0..<terms.operators).map { ordinal in
      BirthTraits(entity: EntityKey.operator(of: cohortKey, ordinal: ordinal), key: key)
        .skill(contributors[cohort].skill)
    }
  }
}
