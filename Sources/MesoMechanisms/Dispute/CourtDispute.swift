public import MesoModel
import MesoPrimitives

/// Lets a court of staked jurors decide challenges, and hear them again for those who pay for it.
///
/// Models Kleros. The author stands behind its work with a bond for a window of epochs; a watcher
/// may match it. Jurors are drawn by stake with replacement; each vote locks minimum stake · α of
/// its juror's stake. The plurality wins; a tie refuses to decide. In the next epoch the ruling may
/// be appealed to a jury of 2n + 1: each side has to raise the new jury's fees and a multiple of
/// them. When nobody appeals any more, every round is judged by the last ruling: votes that differ
/// lose what they locked, votes that agree share it and the round's fees. Jurors who said nothing
/// lose too, and their stake is returned to them. The loser's bond pays the first jury; the rest
/// goes to the winner.
///
/// Departures: the two choices are good and bad; an appeal period is one epoch; the court that a
/// case would jump to is not modelled, so a jury of `jump` votes is the last; where the final
/// ruling is a tie, each side pays half of the first jury, backers share what is left of the
/// appeal's money by what they paid, and the work is neither paid nor at fault.
///
/// Properties: deposits are zero-sum among jurors; needs stake; the cost of an attack grows with
/// every appeal; holds for jurors who expect the others to be right; pure.
///
/// - SeeAlso: C. Lesaege, W. George and F. Ast, Kleros long paper (2020); KlerosLiquid.
public struct CourtDispute: Dispute {
  public static let entry = CatalogEntry<any Dispute>(
    ComponentDescriptor(
      name: "court",
      summary:
        "Lets jurors drawn by stake decide challenges, with appeals to larger juries; who votes "
        + "against the last ruling pays who votes with it.",
      parameters: [
        .amount(
          "bond", default: "1",
          "Tokens that the author stakes on each contribution, and a challenger against it; "
            + "more than the first jury's fees."),
        .count(
          "window", in: 1...1_000, unit: "epochs", default: "3",
          "Epochs in which a contribution may be challenged, its own included."),
        .count("jurors", in: 1...1_001, unit: "votes", default: "3", "Votes on the first jury."),
        .amount("juror-fee", default: "0.02", "Paid for each vote."),
        .amount("minimum-stake", default: "10", "Stake that an identity needs to be drawn."),
        .share(
          "alpha", default: "0.1",
          "Share of the minimum stake that each vote locks and stands to lose."),
        .count(
          "appeals", in: 0...8, unit: "appeals", default: "3", "Times that a case may be appealed."),
        .count(
          "jump", in: 1...1_001, unit: "votes", default: "511",
          "Votes on a jury from which on there is no appeal."),
        .number(
          "winner-multiplier", in: 0...100, unit: "ratio", default: "1",
          "What backers of the ruling add to an appeal's fees, as a multiple of them."),
        .number(
          "loser-multiplier", in: 0...100, unit: "ratio", default: "2",
          "What backers of the other side add to an appeal's fees, as a multiple of them."),
        .flag(
          "commit-reveal", default: "true",
          "Whether votes stay hidden until all are in, so that they cannot be copied."),
      ],
      instruments: [
        "Looks of watchers and of jurors at the work, each with that validator's bias and noise."
      ],
      reference: "Kleros; KlerosLiquid and the v2 dispute kit.")
  ) { values in try CourtDispute(values) }

  let stakes: AssertionWindow
  let terms: AppealTerms
  let jurors: Int
  let minimumStake: Int64
  /// What each vote locks, in base units.
  let deposit: Int64
  let appeals: Int
  let jump: Int
  let hidden: Bool

  init(_ values: ParameterValues) throws {
    let bond = values.amount("bond").units
    jurors = values.count("jurors")
    terms = AppealTerms(
      fee: values.amount("juror-fee").units, winner: values.number("winner-multiplier"),
      loser: values.number("loser-multiplier"))
    let fees = terms.cost(ofVotes: jurors)
    guard fees < bond else {
      throw ParameterConflict(
        parameter: "bond",
        "The loser's 'bond' pays \(jurors) votes their 'juror-fee' and must leave something for the "
          + "winner; raise it, or lower the fees.")
    }
    stakes = AssertionWindow(bond: bond, window: values.count("window"), gain: bond - fees)
    minimumStake = values.amount("minimum-stake").units
    deposit = values.proportion("alpha").of(values.amount("minimum-stake")).units
    appeals = values.count("appeals")
    jump = values.count("jump")
    hidden = values.flag("commit-reveal")
  }

  public var isIdle: Bool { false }
  public var asks: Duties { [.juror, .watcher] }
  public var needs: DocketNeeds {
    DocketNeeds(
      bond: stakes.bond, jurorStake: minimumStake, votes: jurors, redistributes: deposit > 0)
  }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    for index in 0..<docket.count {
      let note = docket[index].note
      if note.stage == AssertionWindow.disputed {
        appeal(index, on: docket, note)
      } else if case .challenged(let identity) = stakes.hear(index, on: docket) {
        var opened = note
        opened.stage = AssertionWindow.disputed
        opened.challenger = identity
        vote(index, on: docket, opened)
      }
    }
  }

  /// Draws a round's jury, takes its votes, and waits for an appeal where there may be one.
  private func vote(_ index: Int, on docket: Docket, _ note: CaseNote) {
    var note = note
    let size = AppealTerms.votes(inRound: note.round, first: jurors)
    let ballots = docket.jury(
      index, size: size, round: note.round, minimumStake: minimumStake, hidden: hidden)
    for ballot in ballots {
      note.stakes.append(
        CaseStake(
          kind: .vote, round: note.round, identity: ballot.identity, approves: ballot.approves,
          units: docket.lock(deposit, of: .validator(ballot.identity), on: index)))
    }
    if note.round < appeals, size < jump {
      docket.keepOpen(index, note)
    } else {
      close(index, on: docket, note, ruling: ruling(note))
    }
  }

  /// The ruling of the last round; `nil` for a tie.
  private func ruling(_ note: CaseNote) -> Bool? {
    CourtRound.winner(
      of: note.stakes.filter { $0.kind == .vote && $0.round == note.round }.map(\.approves))
  }

  /// Lets the sides raise the money for another round: first who lost, then, only if it is there,
  /// who won.
  private func appeal(_ index: Int, on docket: Docket, _ note: CaseNote) {
    var note = note
    let ruling = ruling(note)
    let sides = ruling.map { [!$0, $0] } ?? [true, false]
    var backed: [Bool] = []
    for side in sides where side != ruling || !backed.isEmpty {
      let backing = back(side, index, on: docket, note, isFavoured: side == ruling)
      guard !backing.isEmpty else { continue }
      backed.append(side)
      note.stakes += backing
    }
    if backed.count == 2 {
      note.round += 1
      vote(index, on: docket, note)
    } else {
      close(index, on: docket, note, ruling: backed.first ?? ruling)
    }
  }

  /// What backers put behind a side; nothing if they cannot raise all that it takes.
  private func back(
    _ side: Bool, _ index: Int, on docket: Docket, _ note: CaseNote, isFavoured: Bool
  ) -> [CaseStake] {
    let votes = AppealTerms.votes(inRound: note.round + 1, first: jurors)
    let needed = terms.required(forVotes: votes, isFavoured: isFavoured)
    let others = terms.required(forVotes: votes, isFavoured: ruling(note) == !side)
    let offer = ChallengeOffer(gain: others - terms.cost(ofVotes: votes), loss: needed)
    var backing: [CaseStake] = []
    var missing = needed
    for party in docket.backers(index, approving: side, offer) where missing > 0 {
      let paid = docket.bond(upTo: missing, of: party, on: index)
      guard paid > 0 else { continue }
      missing -= paid
      let identity =
        if case .validator(let identity) = party { identity } else { CaseStake.author }
      backing.append(
        CaseStake(
          kind: .backing, round: note.round + 1, identity: identity, approves: side, units: paid))
    }
    guard missing > 0 else { return backing }
    for stake in backing { docket.refund(stake.units, to: stake.party, on: index) }
    return []
  }
}
