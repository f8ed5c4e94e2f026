/// Adaptation by an operator's own experience: a memory per behaviour that it has tried.
///
/// A play lasts from one revision of an operator to the next. An operator that revises first learns
/// from the play that ends, then chooses the next. What it chooses depends on nobody else.
public protocol LearningAdaptation: Adaptation {
  /// What an operator thinks of each behaviour before it has tried any.
  var initialValue: Double { get }
  /// Enters a play in the memory of the operator that played it.
  func learn(from play: Play, into memory: LearningMemory)
  /// The place of the behaviour to play next.
  ///
  /// - Parameter draws: Two independent uniform numbers.
  func choice(from memory: LearningMemory, draws: (Double, Double)) -> Int
  /// Both for many operators. Called once for a run of operators.
  func revise(_ lessons: Lessons)
}

/// What an operator did between two revisions.
public struct Play: Hashable, Sendable {
  /// The place of the behaviour among those considered.
  public var option: Int
  /// Mean profit per epoch, in the rule's unit.
  public var payoff: Double
  /// Whether the rule chose the behaviour; false at birth and after a mutation.
  public var wasChosen: Bool

  public init(option: Int, payoff: Double, wasChosen: Bool) {
    self.option = option
    self.payoff = payoff
    self.wasChosen = wasChosen
  }
}

/// What one operator remembers, one value per behaviour considered.
public struct LearningMemory {
  /// What the operator thinks of each behaviour: a mean, a propensity, a sum, as the rule has it.
  public let values: WriteColumn<Double>
  /// How often it has learnt from each.
  public let plays: WriteColumn<Double>

  @inlinable
  public init(values: WriteColumn<Double>, plays: WriteColumn<Double>) {
    self.values = values
    self.plays = plays
  }

  /// The place of the largest of some numbers, one per behaviour; ties are broken by a uniform
  /// number.
  @inlinable
  public func best(tie: Double, _ worth: (Int) -> Double) -> Int {
    var (best, ties) = (-Double.infinity, 0)
    for option in 0..<values.count {
      let value = worth(option)
      if value > best { (best, ties) = (value, 1) } else if value == best { ties += 1 }
    }
    var wanted = min(ties - 1, Int(tie * Double(ties)))
    for option in 0..<values.count where worth(option) == best {
      if wanted == 0 { return option }
      wanted -= 1
    }
    return 0
  }
}

/// Operators that learn and choose anew: one value of each list per operator.
public struct Lessons {
  /// The plays that end.
  public let plays: [Play]
  /// What each operator remembers.
  public let memories: [LearningMemory]
  /// Two independent uniform numbers.
  public let draws: [(Double, Double)]
  /// To be filled with the place of each one's next behaviour.
  public let chosen: WriteColumn<Int32>

  public init(
    plays: [Play], memories: [LearningMemory], draws: [(Double, Double)],
    chosen: WriteColumn<Int32>
  ) {
    self.plays = plays
    self.memories = memories
    self.draws = draws
    self.chosen = chosen
  }
}

extension LearningAdaptation {
  @inlinable
  public func revise(_ lessons: Lessons) {
    for row in lessons.plays.indices {
      let memory = lessons.memories[row]
      learn(from: lessons.plays[row], into: memory)
      lessons.chosen[row] = Int32(choice(from: memory, draws: lessons.draws[row]))
    }
  }
}

/// A choice with given weights.
public enum WeightedChoice {
  /// The place that a uniform number falls on; the last with a weight where rounding leaves it
  /// beyond all; `nil` if there is no weight at all.
  @inlinable
  public static func place(_ draw: Double, count: Int, _ weight: (Int) -> Double) -> Int? {
    var total = 0.0
    for place in 0..<count { total += weight(place) }
    guard total > 0 else { return nil }
    var (left, last) = (draw * total, 0)
    for place in 0..<count where weight(place) > 0 {
      left -= weight(place)
      last = place
      if left < 0 { return place }
    }
    return last
  }
}
