public import MesoModel
import MesoPrimitives

/// Takes every contribution as good work on its author's bond unless a watcher challenges it in
/// time; a jury decides challenges.
///
/// Models an optimistic oracle. The author stakes a bond with its contribution. Watchers may match
/// it for as long as the window is open; nobody who looked and found nothing is heard of. What is
/// not challenged is accepted, even if it is bad. A challenge is decided by a jury drawn by stake:
/// the winner gets both bonds less the burned share of one of them, out of which jurors are paid.
///
/// Properties: costs nothing while nobody challenges; safe only if somebody watches, which pays
/// only if there is bad work to find; delays everything by the window; pure.
///
/// - SeeAlso: UMA's Optimistic Oracle V3, whose disputer breaks even at a belief of 1 ⁄ (2 − b).
public struct OptimisticDispute: Dispute {
  public static let entry = CatalogEntry<any Dispute>(
    ComponentDescriptor(
      name: "optimistic",
      summary:
        "Accepts work on its author's bond unless a watcher challenges it in time and a jury "
        + "upholds the challenge.",
      parameters: [
        .amount(
          "bond", default: "1",
          "Tokens that the author stakes on each contribution, and a challenger against it."),
        .share(
          "burned", default: "0.5", "Share of the loser's bond that does not go to the winner."),
        .count(
          "window", in: 1...1_000, unit: "epochs", default: "3",
          "Epochs in which a contribution may be challenged, its own included."),
        .count("jury", in: 1...1_001, unit: "votes", default: "3", "Votes on a challenge."),
        .amount(
          "juror-fee", default: "0.02",
          "Paid for each vote, out of the burned share as far as it goes."),
        .choice(
          "to", of: DisputeSink.names, default: "burn", "Where the rest of the burned share goes."),
      ],
      instruments: [
        "Looks of watchers and of jurors at the work, each with that validator's bias and noise."
      ],
      reference: "UMA Optimistic Oracle V3.")
  ) { values in OptimisticDispute(values) }

  let stakes: AssertionWindow
  /// The loser's bond less what the winner gets of it, in base units.
  let lost: Int64
  let jury: Int
  let jurorFee: Int64
  let sink: Party

  init(_ values: ParameterValues) {
    let bond = values.amount("bond")
    lost = values.proportion("burned").of(bond).units
    stakes = AssertionWindow(
      bond: bond.units, window: values.count("window"), gain: bond.units - lost)
    jury = values.count("jury")
    jurorFee = values.amount("juror-fee").units
    sink = DisputeSink.party(values.name("to"))
  }

  public var isIdle: Bool { false }
  public var asks: Duties { [.juror, .watcher] }
  public var needs: DocketNeeds { DocketNeeds(bond: stakes.bond, votes: jury) }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    for index in 0..<docket.count {
      if case .challenged(let identity) = stakes.hear(index, on: docket) {
        decide(index, on: docket, against: .validator(identity))
      }
    }
  }

  /// Lets the jury decide a challenge; a tie upholds it, and so does no jury.
  private func decide(_ index: Int, on docket: Docket, against challenger: Party) {
    let ballots = docket.jury(index, size: jury, round: 0)
    let votes = ballots.compactMap { $0.approves }
    let isGood = 2 * votes.count { $0 } > votes.count
    let (winner, loser) = isGood ? (Party.author, challenger) : (challenger, .author)
    stakes.settle(index, on: docket, winner: winner, loser: loser)
    docket.award(stakes.gain, to: winner, on: index)
    let fee = votes.isEmpty ? 0 : min(jurorFee, lost / Int64(votes.count))
    for ballot in ballots where ballot.approves != nil {
      docket.award(fee, to: .validator(ballot.identity), on: index)
    }
    docket.award(lost - fee * Int64(votes.count), to: sink, on: index)
    docket.decide(index, isGood ? .accepted : .rejected)
  }
}
