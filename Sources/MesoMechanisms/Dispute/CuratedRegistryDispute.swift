public import MesoModel
import MesoPrimitives

/// Lists work on a deposit unless it is challenged and the holders of stake vote it out.
///
/// Models a token-curated registry. Applying takes a deposit; a challenge matches it, and everyone
/// with stake votes with it. The work stays if the stake in favour is more than the threshold's
/// share of the stake that voted: `vote-quorum` is that share and no turnout, so a tie removes.
/// The winner gets its deposit back and the dispensation's share of the other; the rest goes to
/// the voters on the winning side by stake. Where nobody votes, the challenger takes both.
///
/// Departures: a listing is final after its window, and its deposit is returned then; voting locks
/// nothing, and voters in the minority lose nothing.
///
/// Properties: needs no jurors; votes are as good as the stake behind them; cheap to vote with the
/// majority; pure.
///
/// - SeeAlso: M. Goldin, Token-Curated Registries 1.0 (2017); the AdChain registry.
public struct CuratedRegistryDispute: Dispute {
  public static let entry = CatalogEntry<any Dispute>(
    ComponentDescriptor(
      name: "curated-registry",
      summary: "Lists work on a deposit unless it is challenged and voted out by stake.",
      parameters: [
        .amount(
          "deposit", default: "1",
          "Tokens that the author stakes on each contribution, and a challenger against it."),
        .count(
          "window", in: 1...1_000, unit: "epochs", default: "3",
          "Epochs in which a contribution may be challenged, its own included."),
        .share(
          "dispensation", default: "0.5", "Share of the loser's deposit that goes to the winner."),
        .share(
          "vote-quorum", default: "0.5",
          "Share of the stake that votes which must be exceeded in favour of the work."),
        .flag(
          "commit-reveal", default: "true",
          "Whether votes stay hidden until all are in, so that they cannot be copied."),
      ],
      instruments: [
        "Looks of watchers and of voters at the work, each with that validator's bias and noise."
      ],
      reference: "Token-curated registries; AdChain.")
  ) { values in try CuratedRegistryDispute(values) }

  let stakes: AssertionWindow
  let quorum: Proportion
  let hidden: Bool

  init(_ values: ParameterValues) throws {
    let deposit = values.amount("deposit")
    stakes = AssertionWindow(
      bond: deposit.units, window: values.count("window"),
      gain: values.proportion("dispensation").of(deposit).units)
    quorum = values.proportion("vote-quorum")
    guard quorum < .one else {
      throw ParameterConflict(
        parameter: "vote-quorum",
        "No vote can exceed a 'vote-quorum' of 1, so every challenged contribution would be "
          + "removed; it must be less than 1.")
    }
    hidden = values.flag("commit-reveal")
  }

  public var isIdle: Bool { false }
  public var asks: Duties { [.voter, .watcher] }
  public var needs: DocketNeeds { DocketNeeds(bond: stakes.bond) }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    for index in 0..<docket.count {
      if case .challenged(let identity) = stakes.hear(index, on: docket) {
        decide(index, on: docket, against: .validator(identity))
      }
    }
  }

  private func decide(_ index: Int, on docket: Docket, against challenger: Party) {
    let ballots = docket.poll(index, round: 0, hidden: hidden)
    let vote = RegistryVote(
      inFavour: ballots.reduce(0) { $0 + ($1.approves == true ? $1.stake : 0) },
      against: ballots.reduce(0) { $0 + ($1.approves == false ? $1.stake : 0) }, quorum: quorum)
    let (winner, loser) = vote.isKept ? (Party.author, challenger) : (challenger, .author)
    stakes.settle(index, on: docket, winner: winner, loser: loser)
    let pool = vote.winning > 0 ? stakes.bond - stakes.gain : 0
    docket.award(stakes.bond - pool, to: winner, on: index)
    for ballot in ballots where ballot.approves == vote.isKept && pool > 0 {
      docket.award(
        mulDivFloor(pool, ballot.stake, vote.winning), to: .validator(ballot.identity), on: index)
    }
    docket.decide(index, vote.isKept ? .accepted : .rejected)
  }
}

/// A vote on a listing, in base units of stake.
struct RegistryVote {
  let inFavour: Int64
  let against: Int64
  let quorum: Proportion

  /// Whether the listing stays: in favour ⁄ (in favour + against) > quorum.
  var isKept: Bool {
    Int128(inFavour) * Int128(Proportion.denominator)
      > Int128(quorum.partsPerBillion) * (Int128(inFavour) + Int128(against))
  }

  /// The stake on the winning side.
  var winning: Int64 { isKept ? inFavour : against }
}
