import MesoMechanisms
import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// What operators learn from plays.
struct LearningTests {
  /// A learner with a memory of its own.
  private struct Learner {
    let rule: any LearningAdaptation
    var values: [Double]
    var plays: [Double]

    init(_ entry: CatalogEntry<any Adaptation>, options: Int, _ settings: [String: String]) throws {
      rule = try #require(entry.made(settings) as? any LearningAdaptation)
      values = [Double](repeating: rule.initialValue, count: options)
      plays = [Double](repeating: 0, count: options)
    }

    private mutating func withMemory<Result>(_ body: (LearningMemory) -> Result) -> Result {
      let count = values.count
      return values.withUnsafeMutableBufferPointer { values in
        plays.withUnsafeMutableBufferPointer { plays in
          body(
            LearningMemory(
              values: WriteColumn(values.baseAddress!, count: count),
              plays: WriteColumn(plays.baseAddress!, count: count)))
        }
      }
    }

    mutating func play(_ option: Int, for payoff: Double, wasChosen: Bool = true) {
      let rule = rule
      withMemory {
        rule.learn(from: Play(option: option, payoff: payoff, wasChosen: wasChosen), into: $0)
      }
    }

    mutating func choice(_ first: Double, _ second: Double) -> Int {
      let rule = rule
      return withMemory { rule.choice(from: $0, draws: (first, second)) }
    }

    /// How often each behaviour is chosen of so many evenly spaced draws.
    mutating func counts(_ draws: Int) -> [Int] {
      var counts = [Int](repeating: 0, count: values.count)
      for draw in 0..<draws { counts[choice((Double(draw) + 0.5) / Double(draws), 0.5)] += 1 }
      return counts
    }
  }

  @Test func `q-learning from a constant payoff nears its discounted sum at the known pace`() throws
  {
    var learner = try Learner(
      QLearningAdaptation.entry, options: 1, ["learning-rate": "0.1", "future": "0.9"])
    for _ in 0..<100 { learner.play(0, for: 1) }
    // Q* (1 − (1 − α(1 − γ))ⁿ) with Q* = 1 ⁄ (1 − γ) = 10.
    #expect(abs(learner.values[0] - 6.339_676_587_267_705) < 1e-10 * 6.34)

    for _ in 0..<5_000 { learner.play(0, for: 1) }
    #expect(abs(learner.values[0] - 10) < 1e-10 * 10)
  }

  @Test func `an average that forgets is r (1 − (1 − α)ⁿ) after n equal payoffs`() throws {
    var learner = try Learner(EpsilonGreedyAdaptation.entry, options: 2, ["recency": "0.1"])
    for _ in 0..<20 { learner.play(1, for: 1) }

    #expect(abs(learner.values[1] - 0.878_423_345_409_430_7) < 1e-10)
    #expect(learner.values[0] == 0)
  }

  @Test func `the plain average is the mean of all payoffs`() throws {
    var learner = try Learner(EpsilonGreedyAdaptation.entry, options: 2, [:])
    for payoff in [1.0, 2, 6] { learner.play(0, for: payoff) }

    #expect(learner.values[0] == 3)
  }

  @Test func `a greedy learner plays the best but for its share of trials`() throws {
    var learner = try Learner(
      EpsilonGreedyAdaptation.entry, options: 3, ["epsilon": "0.3", "recency": "1"])
    learner.play(1, for: 5)

    #expect(learner.counts(1_000) == [0, 1_000, 0])  // trials, too, fall on the middle one
    #expect((learner.choice(0.29, 0.1), learner.choice(0.29, 0.9)) == (0, 2))
    #expect((learner.choice(0.31, 0.1), learner.choice(0.31, 0.9)) == (1, 1))
  }

  @Test func `what is never tried breaks ties evenly`() throws {
    var learner = try Learner(EpsilonGreedyAdaptation.entry, options: 3, ["epsilon": "0"])

    #expect([0.1, 0.4, 0.9].map { learner.choice(0.5, $0) } == [0, 1, 2])
  }

  /// Estimates 0 and 1 at temperature 0.5: the better one with 1 ⁄ (1 + e⁻²) = 0.8808.
  @Test func `boltzmann trials are likelier the better the behaviour`() throws {
    var learner = try Learner(
      QLearningAdaptation.entry, options: 2,
      ["explore": "boltzmann", "temperature": "0.5", "learning-rate": "1"])
    learner.play(1, for: 1)

    #expect(learner.counts(10_000) == [1_192, 8_808])
  }

  @Test func `ucb1 tries everything once and then what could still be best`() throws {
    var learner = try Learner(
      UCB1Adaptation.entry, options: 2, ["payoff-low": "0", "payoff-high": "1"])
    #expect((learner.choice(0.1, 0), learner.choice(0.9, 0)) == (0, 1))
    learner.play(0, for: 0.6)
    #expect(learner.choice(0.1, 0) == 1)
    learner.play(1, for: 0.5)
    #expect(learner.choice(0.1, 0) == 0)
    // After n more plays of the first, its bound 0.6 + √(2 ln t ⁄ n) falls below that of the other,
    // 0.5 + √(2 ln t): at t = 3, 0.6 + √(ln 3) = 1.648 < 0.5 + √(2 ln 3) = 1.982.
    learner.play(0, for: 0.6)
    #expect(learner.choice(0.1, 0) == 1)
  }

  @Test func `exp3 divides a payoff by the chance of its play`() throws {
    var learner = try Learner(
      EXP3Adaptation.entry, options: 2,
      ["exploration": "0.2", "payoff-low": "0", "payoff-high": "1"])
    #expect(learner.counts(1_000) == [500, 500])

    learner.play(1, for: 1, wasChosen: false)
    #expect(learner.values == [0, 0], "a play that the rule did not draw teaches nothing")

    for _ in 0..<2 { learner.play(1, for: 1) }
    // 1 ⁄ p each: p = ½, then w = (1, e^0.2): p = 0.8 · e^0.2 ⁄ (1 + e^0.2) + 0.1 = 0.539 867.
    #expect(abs(learner.values[1] - (2 + 1 / 0.539_867_197_6)) < 1e-9)
  }

  @Test func `what exp3 thinks a behaviour brings in is right on average`() throws {
    // E[payoff ⁄ p · played] = payoff, whatever p is: here p = 0.539 867 for the second.
    var learner = try Learner(
      EXP3Adaptation.entry, options: 2,
      ["exploration": "0.2", "payoff-low": "0", "payoff-high": "1"])
    learner.play(1, for: 1)
    let before = learner.values
    let counts = learner.counts(100_000)
    var other = learner
    learner.play(1, for: 0.7)
    other.play(0, for: 0.4)

    let shares = counts.map { Double($0) / 100_000 }
    #expect(abs(shares[1] * (learner.values[1] - before[1]) - 0.7) < 1e-4)
    #expect(abs(shares[0] * (other.values[0] - before[0]) - 0.4) < 1e-4)
  }

  @Test func `roth-erev draws in proportion to what plays brought in`() throws {
    var learner = try Learner(
      RothErevAdaptation.entry, options: 2, ["forgetting": "0.5", "initial": "2", "floor": "0.5"])
    learner.play(0, for: 2)
    #expect(learner.values == [3, 1])
    #expect(learner.counts(1_000) == [750, 250])

    learner.play(0, for: -7)
    learner.play(0, for: -7)
    #expect(learner.values == [0.75, 0.5], "losses teach nothing, and the floor holds")
  }

  @Test func `a range without room is refused where its end stands`() {
    #expect(throws: ParameterConflict.self) {
      try UCB1Adaptation.entry.made(["payoff-low": "1", "payoff-high": "1"])
    }
  }
}
