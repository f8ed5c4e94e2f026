public import MesoModel
import MesoPrimitives

/// Takes work on its author's bond unless it is challenged and the holders of stake vote against
/// it; who votes with the minority or not at all pays the majority.
///
/// Models UMA's optimistic oracle with its Data Verification Mechanism. A vote resolves if the
/// stake that votes is more than `gat` tokens and the larger side more than `spat` of all stake;
/// if not, it is held again in the next epoch, up to `rolls` times, and then dropped: both bonds
/// are returned and the work is neither paid nor at fault. When it resolves, each voter that was
/// wrong or absent loses a share of its stake to those who were right, by their stake. The winner
/// of the challenge gets both bonds less the burned share of one.
///
/// Departures: what voters gain is paid out and not restaked; commit and reveal take no time.
///
/// Properties: an absent voter loses as much as a wrong one, so voting blindly is never worse than
/// staying away; secure while half of the stake costs more than can be gained; pure.
///
/// - SeeAlso: UMA's Optimistic Oracle V3 and Voting V2.
public struct DAOVoteDispute: Dispute {
  public static let entry = CatalogEntry<any Dispute>(
    ComponentDescriptor(
      name: "dao-vote",
      summary:
        "Takes work on its author's bond unless it is challenged and voted down by stake; wrong "
        + "and absent voters pay right ones.",
      parameters: [
        .amount(
          "bond", default: "1",
          "Tokens that the author stakes on each contribution, and a challenger against it."),
        .share(
          "burned", default: "0.5", "Share of the loser's bond that does not go to the winner."),
        .count(
          "window", in: 1...1_000, unit: "epochs", default: "3",
          "Epochs in which a contribution may be challenged, its own included."),
        .amount("gat", default: "100", "Stake that must be exceeded by the stake that votes."),
        .share(
          "spat", default: "0.5", "Share of all stake that must be exceeded by the larger side."),
        .share(
          "slash", default: "0.001",
          "Share of its stake that a wrong or absent voter loses when a vote resolves."),
        .count(
          "rolls", in: 0...100, unit: "votes", default: "4",
          "Times that a vote is held again before it is dropped."),
        .choice(
          "to", of: DisputeSink.names, default: "treasury", "Where the burned share goes."),
        .flag(
          "commit-reveal", default: "true",
          "Whether votes stay hidden until all are in, so that they cannot be copied."),
      ],
      instruments: [
        "Looks of watchers and of voters at the work, each with that validator's bias and noise."
      ],
      reference: "UMA Optimistic Oracle V3; Voting V2.")
  ) { values in try DAOVoteDispute(values) }

  let stakes: AssertionWindow
  let rule: DAOVote
  let rolls: Int
  let sink: Party
  let hidden: Bool

  init(_ values: ParameterValues) throws {
    let bond = values.amount("bond")
    let lost = values.proportion("burned").of(bond).units
    stakes = AssertionWindow(
      bond: bond.units, window: values.count("window"), gain: bond.units - lost)
    rule = DAOVote(
      gat: values.amount("gat").units, spat: values.proportion("spat"),
      slash: values.proportion("slash"))
    guard rule.spat < .one else {
      throw ParameterConflict(
        parameter: "spat",
        "No side can exceed a 'spat' of 1, so no vote would ever resolve; it must be less than 1.")
    }
    rolls = values.count("rolls")
    sink = DisputeSink.party(values.name("to"))
    hidden = values.flag("commit-reveal")
  }

  public var isIdle: Bool { false }
  public var asks: Duties { [.voter, .watcher] }
  public var needs: DocketNeeds {
    DocketNeeds(bond: stakes.bond, votersStake: rule.gat, redistributes: rule.slash > .zero)
  }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    for index in 0..<docket.count {
      var note = docket[index].note
      if note.stage != AssertionWindow.disputed {
        guard case .challenged(let identity) = stakes.hear(index, on: docket) else { continue }
        note.stage = AssertionWindow.disputed
        note.challenger = identity
      }
      vote(index, on: docket, note)
    }
  }

  private func vote(_ index: Int, on docket: Docket, _ note: CaseNote) {
    let ballots = docket.poll(index, round: note.round, hidden: hidden)
    let challenger = Party.validator(note.challenger)
    guard let isGood = rule.outcome(ballots.map { ($0.stake, $0.approves) }) else {
      guard note.round < rolls else {
        stakes.annul(index, on: docket, challenger: challenger)
        docket.decide(index, .unexamined)
        return
      }
      var rolled = note
      rolled.round += 1
      docket.keepOpen(index, rolled)
      return
    }
    pay(ballots, on: docket, index, isGood)
    let (winner, loser) = isGood ? (Party.author, challenger) : (challenger, .author)
    stakes.settle(index, on: docket, winner: winner, loser: loser)
    docket.award(stakes.gain, to: winner, on: index)
    docket.award(stakes.bond - stakes.gain, to: sink, on: index)
    docket.decide(index, isGood ? .accepted : .rejected)
  }

  /// Slashes who was wrong or absent and pays who was right.
  private func pay(_ ballots: [Ballot], on docket: Docket, _ index: Int, _ outcome: Bool) {
    let wrong = ballots.filter { $0.approves != outcome }
    let right = ballots.filter { $0.approves == outcome }
    let pot = wrong.reduce(Int64(0)) { sum, ballot in
      let loss = rule.slash.of(Amount(units: ballot.stake)).units
      return sum + docket.slash(loss, of: .validator(ballot.identity), on: index)
    }
    let staked = right.reduce(0) { $0 + $1.stake }
    for ballot in right where staked > 0 {
      docket.award(
        mulDivFloor(pot, ballot.stake, staked), to: .validator(ballot.identity), on: index)
    }
  }
}

/// When a vote by stake resolves.
struct DAOVote {
  /// Base units that the stake which votes must exceed.
  let gat: Int64
  /// The share of all stake that the larger side must exceed.
  let spat: Proportion
  /// The share of its stake that a wrong or absent voter loses.
  let slash: Proportion

  /// What the vote resolves to; `nil` where it does not.
  ///
  /// - Parameter votes: Each voter's stake, and its vote if it voted.
  func outcome<Choice: Hashable>(_ votes: [(stake: Int64, choice: Choice?)]) -> Choice? {
    var sides: [(choice: Choice, stake: Int64)] = []
    for vote in votes {
      guard let choice = vote.choice else { continue }
      if let known = sides.firstIndex(where: { $0.choice == choice }) {
        sides[known].stake += vote.stake
      } else {
        sides.append((choice, vote.stake))
      }
    }
    let all = votes.reduce(Int128(0)) { $0 + Int128($1.stake) }
    guard sides.reduce(0, { $0 + $1.stake }) > gat,
      let mode = sides.max(by: { $0.stake < $1.stake })
    else { return nil }
    let isAgreed =
      Int128(mode.stake) * Int128(Proportion.denominator) > Int128(spat.partsPerBillion) * all
    let isAlone = sides.count { $0.stake == mode.stake } == 1
    return isAgreed && isAlone ? mode.choice : nil
  }
}
