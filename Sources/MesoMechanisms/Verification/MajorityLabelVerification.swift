public import MesoModel

/// Takes for true what most answers to an item say, and accepts those that agree.
///
/// Models a crowdsourcing market that pays the majority label. A tie pays nobody, or posts the item
/// again for as many more answers. Gold questions, whose label is known, look like any other item;
/// they are decided by it, and whoever answers too few of them right is dropped: its answers neither
/// count nor are paid for as long as its record is below the threshold.
///
/// Properties: right as often as Condorcet's jury; pays what most expect most to say, so that
/// agreeing on a label without looking is paid in full; a guesser passes g gold questions of K labels
/// with P(Bin(g, 1 ⁄ K) ≥ threshold · g); remembers two numbers an identity.
///
/// - Complexity: O(n log n) for n answers an epoch.
public struct MajorityLabelVerification: EpochVerification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "majority-label",
      summary: "Takes for true what most answers to an item say, and accepts those that agree.",
      parameters: [
        .count(
          "needed", in: 1...1_000, unit: "answers", default: "1",
          "Answers that the leading label must have; at most the copies of an item."),
        .choice(
          "ties", of: Ties.allCases.map { $0.rawValue }, default: "nobody",
          "Whether nobody is paid for an item without a majority, or it is posted again."),
        .count(
          "postings", in: 1...100, unit: "times", default: "2",
          "How often an item is posted at the most before nobody is paid."),
        .share("gold-share", default: "0", "Share of the items that are gold questions."),
        .share(
          "gold-threshold", default: "0.7",
          "Share of the gold questions that an identity has to answer right."),
        .count(
          "gold-answers", in: 1...1_000_000, unit: "answers", default: "10",
          "Gold questions that an identity has answered before its record counts."),
      ],
      instruments: [
        "The true label of a share `gold-share` of the items, without error: an idealisation."
      ],
      reference: "Amazon Mechanical Turk; Condorcet's jury theorem (1785).")
  ) { values in MajorityLabelVerification(values) }

  /// What becomes of an item without a majority.
  enum Ties: String, CaseIterable {
    case nobody
    case repost = "re-post"
  }

  let needed: Int
  let ties: Ties
  let postings: Int
  public let goldShare: Double
  let goldThreshold: Double
  let goldAnswers: Int

  init(_ values: ParameterValues) {
    needed = values.count("needed")
    ties = Ties(rawValue: values.name("ties")) ?? .nobody
    postings = values.count("postings")
    goldShare = values.number("gold-share")
    goldThreshold = values.number("gold-threshold")
    goldAnswers = values.count("gold-answers")
  }

  public var instrument: Instrument? { nil }
  public var answersNeeded: Int? { needed }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    let items = docket.items
    if goldShare > 0 { remember(items, on: docket, in: &memory) }
    for item in 0..<items.count {
      let cases = items[item]
      let counted = cases.filter { passes(docket[$0].identity, memory) }
      let known = docket[cases[cases.startIndex]].known
      let label =
        known >= 0
        ? known : LabelCounts(counted.lazy.map { docket[$0].answer }).winner(needed: needed)
      guard let label else {
        undecided(cases, on: docket)
        continue
      }
      for index in cases {
        let isRight = docket[index].answer == label && passes(docket[index].identity, memory)
        docket.rule(index, isRight ? .accepted : .rejected, examined: true)
        docket.score(index, isRight ? 1 : 0)
      }
    }
  }

  /// Adds the epoch's answers to gold questions to the records: right and answered, by identity.
  private func remember(_ items: ItemGroups, on docket: Docket, in memory: inout Memory) {
    for index in items.cases where docket[index].known >= 0 {
      let place = 2 * docket[index].identity
      if place >= memory.integers.count {
        memory.integers += [Int64](repeating: 0, count: place + 2 - memory.integers.count)
      }
      memory.integers[place] += docket[index].answer == docket[index].known ? 1 : 0
      memory.integers[place + 1] += 1
    }
  }

  private func passes(_ identity: Int, _ memory: Memory) -> Bool {
    let place = 2 * identity
    guard goldShare > 0, place < memory.integers.count else { return true }
    let record = GoldRecord(
      right: Int(memory.integers[place]), answered: Int(memory.integers[place + 1]))
    return record.passes(threshold: goldThreshold, from: goldAnswers)
  }

  /// Posts an item without a majority again, or leaves it unpaid.
  private func undecided(_ cases: ArraySlice<Int>, on docket: Docket) {
    let posted = Set(cases.map { docket[$0].made }).count
    for index in cases {
      docket.score(index, 0)
      if ties == .repost, posted < postings {
        docket.keepOpen(index, docket[index].note)
      } else {
        docket.rule(index, .unexamined)
      }
    }
  }
}
