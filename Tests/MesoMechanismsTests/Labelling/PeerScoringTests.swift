import MesoMechanisms
import MesoPrimitives
import Testing

struct PeerScoringTests {
  /// The joint distribution of two answers to one item, in parts of a million or finer.
  private func joint(_ prior: [Double], _ confusion: [[Double]]) -> [[Double]] {
    prior.indices.map { x in
      prior.indices.map { y in
        prior.indices.reduce(0.0) { $0 + prior[$1] * confusion[$1][x] * confusion[$1][y] }
      }
    }
  }

  private func pairs(_ joint: [[Double]]) -> AnswerPairs {
    AnswerPairs(labels: joint.count, counts: joint.joined().map { Int64(($0 * 1e9).rounded()) })
  }

  /// The expected score of two who answer two items each, over all that they may answer.
  private func expectation(_ rule: PeerRule, _ joint: [[Double]], _ pairs: AnswerPairs) -> Double {
    let scoring = PeerScoring(rule: rule, pairs: pairs, given: [1, 1, 1])
    let labels = joint.indices
    let alone = joint.map { $0.reduce(0, +) }
    var sum = 0.0
    for (own, peer) in labels.flatMap({ x in labels.map { (x, $0) } }) {
      for (mine, theirs) in labels.flatMap({ x in labels.map { (x, $0) } }) {
        let chance = joint[own][peer] * alone[mine] * alone[theirs]
        sum +=
          chance
          * scoring.score(PeerMeeting(own: own, peer: peer, elsewhere: (mine, theirs)))
      }
    }
    return sum
  }

  @Test func `Dasgupta–Ghosh pays the truthful 2 π (1 − π) (2a − 1)²`() {
    let joint = joint([0.4, 0.6], [[0.8, 0.2], [0.2, 0.8]])
    #expect(abs(expectation(.dasguptaGhosh, joint, pairs(joint)) - 0.1728) < 1e-12)
  }

  @Test func `correlated agreement pays the truthful the sum of the positive deltas`() {
    let joint = joint(
      [0.5, 0.3, 0.2], [[0.8, 0.15, 0.05], [0.2, 0.7, 0.1], [0.1, 0.2, 0.7]])
    let pairs = pairs(joint)
    let deltas = [
      [0.1036, -0.05, -0.0536], [-0.05, 0.060625, -0.010625], [-0.0536, -0.010625, 0.064225],
    ]
    for x in 0..<3 {
      for y in 0..<3 { #expect(abs(pairs.delta(x, y) - deltas[x][y]) < 1e-9) }
    }
    #expect(abs(expectation(.correlatedAgreement, joint, pairs) - 0.22845) < 1e-9)
  }

  @Test(arguments: [PeerRule.dasguptaGhosh, .correlatedAgreement])
  func `answers that say nothing score nothing where other items are compared`(rule: PeerRule) {
    let truth = joint([0.5, 0.3, 0.2], [[0.8, 0.15, 0.05], [0.2, 0.7, 0.1], [0.1, 0.2, 0.7]])
    let blind = joint([1, 0, 0], [[0.5, 0.3, 0.2], [1, 0, 0], [1, 0, 0]])
    let constant = joint([1, 0, 0], [[0, 1, 0], [0, 1, 0], [0, 1, 0]])
    for known in [truth, blind, constant] {
      #expect(abs(expectation(rule, blind, pairs(known))) < 1e-12)
      #expect(abs(expectation(rule, constant, pairs(known))) < 1e-12)
    }
    #expect(expectation(.outputAgreement, constant, pairs(truth)) == 1)
  }

  /// Prior 0.6, accuracy 0.8, public frequencies 0.44 and 0.56: what saying x is worth to those who
  /// saw s.
  @Test func `peer truth serum pays the truth more than a lie`() {
    let joint = joint([0.4, 0.6], [[0.8, 0.2], [0.2, 0.8]])
    let scoring = PeerScoring(
      rule: .peerTruthSerum, pairs: pairs(joint), given: [44_000_000, 56_000_000])
    func worth(_ report: Int, seen: Int) -> Double {
      let total = joint[seen].reduce(0, +)
      return (0..<2).reduce(0.0) { sum, peer in
        sum + joint[seen][peer] / total * scoring.score(PeerMeeting(own: report, peer: peer))
      }
    }
    let expected = [1.2755102040816326, 0.6493506493506493, 1.4462809917355373, 0.6493506493506493]
    let found = [worth(1, seen: 1), worth(0, seen: 1), worth(0, seen: 0), worth(1, seen: 0)]
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func `an answer does not count towards its own frequency, and none is impossible`() {
    let scoring = PeerScoring(
      rule: .peerTruthSerum, pairs: AnswerPairs(labels: 2), given: [1, 9])
    #expect(scoring.frequency(of: 0) == 1 / 11.0)
    #expect(scoring.frequency(of: 1) == 9 / 11.0)
  }

  @Test func `proper scores are worth what the belief is worth`() {
    func expected(_ score: ([Double], Int) -> Double, belief q: Double, report r: Double) -> Double
    {
      q * score([r, 1 - r], 0) + (1 - q) * score([r, 1 - r], 1)
    }
    func quadratic(_ forecast: [Double], _ outcome: Int) -> Double {
      ProperScore.quadratic(forecast, outcome: outcome)
    }
    func logarithmic(_ forecast: [Double], _ outcome: Int) -> Double {
      ProperScore.logarithmic(forecast, outcome: outcome)
    }
    #expect(abs(expected(quadratic, belief: 0.7, report: 0.7) - 0.58) < 1e-12)
    #expect(abs(expected(quadratic, belief: 0.7, report: 0.5) - 0.5) < 1e-12)
    #expect(abs(expected(logarithmic, belief: 0.7, report: 0.7) + 0.6108643020548935) < 1e-12)
    #expect(abs(expected(logarithmic, belief: 0.7, report: 0.5) + 0.6931471805599453) < 1e-12)
  }

  @Test func `pairs count every two answers to an item, both ways`() {
    var pairs = AnswerPairs(labels: 2)
    pairs.add([2, 1])
    #expect(pairs.counts == [2, 2, 2, 0])
    #expect(pairs.forecast(0) == [0.5, 0.5])
    #expect(AnswerPairs(labels: 2).goTogether == [true, false, false, true])
  }
}
