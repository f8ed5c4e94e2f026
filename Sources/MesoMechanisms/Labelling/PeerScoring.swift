/// How an answer is scored against a peer's, without anyone knowing the truth.
public enum PeerRule: String, CaseIterable, Sendable {
  /// 1 if both say the same, else 0.
  case outputAgreement = "output-agreement"
  /// 1 for agreeing on the item, less 1 for agreeing on two different items.
  case dasguptaGhosh = "dasgupta-ghosh"
  /// 1 for answers that go together more often than by chance, less the same on different items.
  case correlatedAgreement = "correlated-agreement"
  /// For agreeing, 1 over the frequency of the answer.
  case peerTruthSerum = "peer-truth-serum"
  /// The quadratic score of the forecast of the peer's answer that one's own answer implies.
  case quadraticScore = "quadratic-score"
  /// The logarithmic score of that forecast.
  case logScore = "log-score"

  /// Whether a score needs an answer of both to another item.
  public var needsOtherItems: Bool { self == .dasguptaGhosh || self == .correlatedAgreement }
}

/// An answer, a peer's to the same item, and if both answered other items, two of those answers.
public struct PeerMeeting: Sendable {
  public var own: Int
  public var peer: Int
  /// Answers of the two to two further items that are not the same.
  public var elsewhere: (own: Int, peer: Int)?

  public init(own: Int, peer: Int, elsewhere: (own: Int, peer: Int)? = nil) {
    self.own = own
    self.peer = peer
    self.elsewhere = elsewhere
  }
}

/// Scores answers by one rule and what is known of how answers fall.
public struct PeerScoring: Sendable {
  public let rule: PeerRule
  /// How often answers came together before.
  public let pairs: AnswerPairs
  /// How many of the epoch's answers gave each label.
  public let given: [Int]
  private let goTogether: [Bool]

  public init(rule: PeerRule, pairs: AnswerPairs, given: [Int]) {
    self.rule = rule
    self.pairs = pairs
    self.given = given
    goTogether = pairs.goTogether
  }

  /// The score of an answer; 0 if the rule needs other items and there are none.
  ///
  /// - SeeAlso: A. Dasgupta, A. Ghosh, WWW 2013; V. Shnayder, A. Agarwal, R. Frongillo,
  ///   D. C. Parkes, EC 2016; G. Radanovic, B. Faltings, R. Jurca, ACM TIST 7 (2016);
  ///   N. Miller, P. Resnick, R. Zeckhauser, Management Science 51 (2005).
  public func score(_ meeting: PeerMeeting) -> Double {
    let agrees = meeting.own == meeting.peer
    switch rule {
    case .outputAgreement: return agrees ? 1 : 0
    case .dasguptaGhosh:
      guard let elsewhere = meeting.elsewhere else { return 0 }
      return (agrees ? 1 : 0) - (elsewhere.own == elsewhere.peer ? 1 : 0)
    case .correlatedAgreement:
      guard let elsewhere = meeting.elsewhere else { return 0 }
      func gain(_ own: Int, _ peer: Int) -> Double {
        goTogether[own * pairs.labels + peer] ? 1 : 0
      }
      return gain(meeting.own, meeting.peer) - gain(elsewhere.own, elsewhere.peer)
    case .peerTruthSerum: return agrees ? 1 / frequency(of: meeting.own) : 0
    case .quadraticScore:
      return ProperScore.quadratic(pairs.forecast(meeting.own), outcome: meeting.peer)
    case .logScore:
      return ProperScore.logarithmic(pairs.forecast(meeting.own), outcome: meeting.peer)
    }
  }

  /// The share of an answer among the others' answers, as if each label had been given once more.
  public func frequency(of answer: Int) -> Double {
    let others = given.reduce(0, +) - 1
    return Double(given[answer] - 1 + 1) / Double(others + pairs.labels)
  }
}
