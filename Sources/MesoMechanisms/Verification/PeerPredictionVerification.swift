public import MesoModel

/// Accepts every answer and scores it against a peer's, without anyone knowing the truth.
///
/// Models peer prediction. Each answer to an item meets the next one, in an order of chance; the
/// score may be negative, and a reward that pays scores does the rest. Where the rule needs them,
/// both answer a further item in the same epoch, so that each identity has to make two contributions
/// an epoch or more; who has no peer, or no further item, scores 0. What goes together by chance is
/// learned from earlier epochs alone, so that no answer decides how it is scored itself.
///
/// Properties: needs no truth and no validators; under output agreement those who all say the same
/// are paid in full without looking, under Dasgupta–Ghosh and correlated agreement they score 0;
/// those who agree on another answer for each item score in full under every rule; remembers labels²
/// numbers.
///
/// - Complexity: O(n log n) for n answers an epoch.
public struct PeerPredictionVerification: EpochVerification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "peer-prediction",
      summary: "Accepts every answer and scores it against a peer's, without knowing the truth.",
      parameters: [
        .choice(
          "rule", of: PeerRule.allCases.map { $0.rawValue }, default: "dasgupta-ghosh",
          "How an answer is scored against a peer's.")
      ],
      reference:
        "A. Dasgupta, A. Ghosh, WWW 2013; V. Shnayder et al., EC 2016; G. Radanovic et al., ACM "
        + "TIST 7 (2016); N. Miller et al., Management Science 51 (2005).")
  ) { values in
    PeerPredictionVerification(rule: PeerRule(rawValue: values.name("rule")) ?? .dasguptaGhosh)
  }

  let rule: PeerRule

  public var instrument: Instrument? { nil }
  public var answersNeeded: Int? { 2 }
  public var answersEach: Int { rule.needsOtherItems ? 2 : 1 }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    let items = docket.items
    guard items.count > 0 else { return }
    let labels = docket.labels
    var given = [Int](repeating: 0, count: labels)
    for index in items.cases { given[docket[index].answer] += 1 }
    let known = AnswerPairs(labels: labels, counts: memory.integers)
    let scoring = PeerScoring(rule: rule, pairs: known, given: given)
    let further = FurtherAnswers(items, on: docket)
    var pairs = known
    for item in 0..<items.count {
      let cases = items[item]
      var own = [Int](repeating: 0, count: labels)
      for (offset, index) in cases.enumerated() {
        own[docket[index].answer] += 1
        docket.rule(index, .accepted, examined: true)
        let peer = cases[cases.startIndex + (offset + 1) % cases.count]
        guard docket[peer].identity != docket[index].identity else {
          docket.score(index, 0)
          continue
        }
        let meeting = PeerMeeting(
          own: docket[index].answer, peer: docket[peer].answer,
          elsewhere: rule.needsOtherItems ? further.pair(of: index, and: peer) : nil)
        docket.score(index, scoring.score(meeting))
      }
      pairs.add(own)
    }
    memory.integers = pairs.counts
  }
}

/// Everyone's answers by identity, to find two of different items.
private struct FurtherAnswers {
  private let docket: Docket
  /// Cases, those of an identity side by side.
  private let cases: [Int]
  /// Where each case stands, and the part of the list that is its identity's.
  private var place: [Int]
  private var range: [Range<Int>]

  init(_ items: ItemGroups, on docket: Docket) {
    self.docket = docket
    let keyed = items.cases.enumerated().map {
      (identity: docket[$1].identity, order: $0, index: $1)
    }
    cases = keyed.sorted { ($0.identity, $0.order) < ($1.identity, $1.order) }.map { $0.index }
    place = [Int](repeating: 0, count: docket.count)
    range = [Range<Int>](repeating: 0..<0, count: docket.count)
    var start = 0
    for end in 1...max(1, cases.count)
    where end == cases.count || docket[cases[end]].identity != docket[cases[start]].identity {
      for at in start..<end {
        place[cases[at]] = at
        range[cases[at]] = start..<end
      }
      start = end
    }
  }

  /// An answer of each of two to further items that are not the same.
  func pair(of own: Int, and peer: Int) -> (own: Int, peer: Int)? {
    let item = docket[own].item
    for mine in others(than: own) where docket[mine].item != item {
      for theirs in others(than: peer)
      where docket[theirs].item != item && docket[theirs].item != docket[mine].item {
        return (docket[mine].answer, docket[theirs].answer)
      }
    }
    return nil
  }

  /// At most two further answers of the identity that gave one, the next ones first.
  private func others(than index: Int) -> [Int] {
    let own = range[index]
    return (1...2).filter { $0 < own.count }.map {
      cases[own.lowerBound + (place[index] - own.lowerBound + $0) % own.count]
    }
  }
}
