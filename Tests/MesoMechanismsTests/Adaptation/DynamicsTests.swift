import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

/// Population dynamics whose course is known, with the chances that the rules themselves give.
struct DynamicsTests {
  private func peers(
    _ entry: CatalogEntry<any Adaptation>, _ settings: [String: String] = [:]
  ) throws -> any PeerAdaptation {
    try #require(entry.made(settings) as? any PeerAdaptation)
  }

  private func responses(
    _ entry: CatalogEntry<any Adaptation>, _ settings: [String: String] = [:]
  ) throws -> any ResponseAdaptation {
    try #require(entry.made(settings) as? any ResponseAdaptation)
  }

  /// The chances of behaviours with given payoffs and shares.
  private func chances(
    _ rule: any ResponseAdaptation, _ payoffs: [Double], shares: [Double], own: Int = 0
  ) -> [Double] {
    let options = zip(payoffs, shares).map { BehaviourOption(payoff: $0, share: $1) }
    let weights = rule.weights(of: options, own: own)
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  private func isClose(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-10) -> Bool {
    abs(value - expected) <= tolerance * abs(expected)
  }

  /// Hawks and doves over a prize of 2 with fights that cost 5; x is the share of hawks.
  private func hawkAndDove(_ x: Double) -> [Double] {
    [x * (2 - 5) / 2 + (1 - x) * 2, (1 - x) * 2 / 2]
  }

  @Test func `replicators among hawks and doves come to rest at the share V ⁄ C`() throws {
    let rule = try responses(ReplicatorAdaptation.entry, ["background": "10"])
    var x = 0.05
    // Near the rest point a deviation shrinks by 1 − x(1−x)·(C⁄2)⁄10 = 0.94 a step.
    for _ in 0..<600 { x = chances(rule, hawkAndDove(x), shares: [x, 1 - x])[0] }

    #expect(isClose(x, 0.4))
  }

  /// With probability ν·x a poor operator that revises meets a rich one, which it always copies: the
  /// difference is the whole range. So x′ = x + ν x(1 − x), Euler's method for x′ = s x(1 − x) in
  /// steps of ν ⁄ s, whose error in the log-odds is below s t ν.
  @Test(arguments: [(10.0, 0.069_453_159_66), (25, 0.599_859_601_8), (50, 0.995_525_517_9)])
  func `rare proportional imitation follows the replicator equation`(
    time: Double, expected: Double
  ) throws {
    let rule = try peers(ProportionalImitationAdaptation.entry)
    let (advantage, revision) = (0.2, 1e-5)
    var x = 0.01
    for _ in 0..<Int((advantage * time / revision).rounded()) {
      x +=
        revision
        * (x * (1 - x) * rule.probabilityOfCopying(own: 0, peer: 1)
          - x * (1 - x) * rule.probabilityOfCopying(own: 1, peer: 0))
    }

    let logOdds = Elementary.log(x / (1 - x))
    let exact = Elementary.log(expected / (1 - expected))
    #expect(abs(logOdds - exact) < advantage * time * revision + 1e-7)
  }

  @Test func `one step of the replicator map is x f over the mean of f`() throws {
    let rule = try responses(ReplicatorAdaptation.entry)
    let next = chances(rule, [1, 1.5, 2], shares: [0.5, 0.3, 0.2])

    // The least fitness is 1, which is the background, so that the shift changes nothing.
    #expect(isClose(next[0], 0.370_370_370_370_370_4))
    #expect(isClose(next[1], 0.333_333_333_333_333_3))
    #expect(isClose(next[2], 0.296_296_296_296_296_3))
  }

  @Test(arguments: [(0.1, 0.512_497_396_5), (1, 0.622_459_331_2), (10, 0.993_307_149_1)])
  func `fermi copies with the published probabilities`(
    intensity: Double, expected: Double
  ) throws {
    let rule = try peers(FermiAdaptation.entry, ["intensity": "\(intensity)"])

    #expect(isClose(rule.probabilityOfCopying(own: 1, peer: 1.5), expected, 1e-9))
  }

  /// The probability that one operator of 50 with a behaviour comes to be all, from the chances that
  /// their number rises or falls by one: 1 ⁄ (1 + Σ_k Π_j≤k fall_j ⁄ rise_j).
  private func fixation(
    rise: (Double) -> Double, fall: (Double) -> Double
  ) -> Double {
    let count = 50
    var (sum, product) = (1.0, 1.0)
    for mutants in 1..<count {
      let x = Double(mutants) / Double(count)
      product *= fall(x) / rise(x)
      sum += product
    }
    return 1 / sum
  }

  @Test(arguments: [(1.1, 0.091_690_158_22), (1, 0.02), (0.9, 0.000_575_608_245_2)])
  func `replicators one at a time are a Moran process`(
    fitness: Double, expected: Double
  ) throws {
    // The worse of the two has the background's fitness, so that fitnesses are as their ratio.
    let least = min(1, fitness)
    let rule = try responses(ReplicatorAdaptation.entry, ["background": "\(least)"])
    func mutants(_ x: Double) -> Double {
      chances(rule, [fitness, 1], shares: [x, 1 - x])[0]
    }
    let found = fixation(
      rise: { (1 - $0) * mutants($0) }, fall: { $0 * (1 - mutants($0)) })

    #expect(isClose(found, expected, 1e-9))
  }

  @Test func `fermi fixes a better behaviour with the published probability`() throws {
    let rule = try peers(FermiAdaptation.entry, ["intensity": "1"])
    let found = fixation(
      rise: { $0 * (1 - $0) * rule.probabilityOfCopying(own: 1, peer: 1.1) },
      fall: { $0 * (1 - $0) * rule.probabilityOfCopying(own: 1.1, peer: 1) })

    #expect(isClose(found, 0.095_808_132_08, 1e-9))
  }

  @Test func `logit chooses by the softmax of payoffs, however large they are`() throws {
    let rule = try responses(LogitAdaptation.entry, ["precision": "2"])
    for shift in [0.0, 5_000, -5_000] {
      let found = chances(rule, [1 + shift, 2 + shift, 3 + shift], shares: [1, 0, 0])
      #expect(isClose(found[0], 0.015_876_239_976, 1e-9))
      #expect(isClose(found[1], 0.117_310_427_83, 1e-9))
      #expect(isClose(found[2], 0.866_813_332_2, 1e-9))
    }
  }

  @Test func `logit comes to rest in quantal response equilibrium`() throws {
    let rule = try responses(LogitAdaptation.entry, ["precision": "2"])
    var x = 0.9
    // A tenth of the operators revise at a time; a deviation shrinks to 0.78 a step.
    for _ in 0..<200 {
      x += 0.1 * (chances(rule, hawkAndDove(x), shares: [x, 1 - x])[0] - x)
    }

    #expect(isClose(x, 0.444_546_249_806_922_6))
  }

  @Test func `the best response keeps what is as good, and tells ties apart by nothing`() throws {
    let rule = try responses(BestResponseAdaptation.entry)
    let options = [2.0, 3, 3].map { BehaviourOption(payoff: $0, share: 0) }

    #expect(rule.weights(of: options, own: 0) == [0, 1, 1])
    #expect(rule.weights(of: options, own: 1) == [0, 1, 0])
    #expect(rule.weights(of: options, own: 2) == [0, 0, 1])
  }
}
