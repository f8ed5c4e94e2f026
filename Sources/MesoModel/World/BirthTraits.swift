public import MesoPrimitives

/// What an operator is born with beside its skill, drawn from its own stream.
///
/// Every trait starts at a place of its own in the stream, so that one which nothing reads need
/// not be drawn. Skill comes first.
struct BirthTraits {
  /// The operator's key.
  let entity: UInt64
  /// The run's.
  let key: StreamKey

  private static let scoreBiasBlock: UInt32 = 1 << 16
  private static let popularityBlock: UInt32 = 2 << 16

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

extension SkillDistribution {
  /// Draws the skills of operators, each from its own stream.
  ///
  /// - Parameters:
  ///   - operators: Their keys.
  ///   - count: How many they are.
  ///   - key: The key of the run.
  ///   - skills: Room for `count` values.
  func draw(
    _ operators: UnsafePointer<UInt64>, count: Int, key: StreamKey,
    into skills: UnsafeMutablePointer<Double>
  ) {
    switch self {
    case .constant(let value):
      skills.update(repeating: value, count: count)
    case .uniform(let low, let high):
      for place in 0..<count {
        var stream = RandomStream(
          key: key, entity: operators[place], epoch: 0, purpose: .birth)
        skills[place] = low + (high - low) * stream.uniform()
      }
    case .beta(let a, let b):
      DrawColumns.fillBetas(
        a, b, operators, count: count, key: key, epoch: 0, purpose: .birth, into: skills)
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
    let cohortKey = EntityKey.cohort(side: Side.contributors.rawValue, name: terms.name)
    let operators = (0..<terms.operators).map { EntityKey.operator(of: cohortKey, ordinal: $0) }
    return [Double](unsafeUninitializedCapacity: operators.count) { skills, filled in
      guard let first = skills.baseAddress else { return }
      contributors[cohort].skill.draw(operators, count: operators.count, key: key, into: first)
      filled = operators.count
    }
  }
}
