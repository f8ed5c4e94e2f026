import MesoModel
import MesoPrimitives

/// What a court does when nobody appeals any more.
extension CourtDispute {
  /// Pays every round by the final ruling and rules on the work.
  func close(_ index: Int, on docket: Docket, _ note: CaseNote, ruling: Bool?) {
    let fees = payBonds(index, on: docket, note, ruling)
    for round in 0...note.round {
      let votes = note.stakes.filter { $0.kind == .vote && $0.round == round }
      let cost =
        round == 0 ? fees : terms.cost(ofVotes: AppealTerms.votes(inRound: round, first: jurors))
      if round > 0 { payBackers(index, on: docket, note, round, ruling, cost: cost) }
      payJurors(index, on: docket, votes, ruling, fees: cost)
    }
    // A side that was backed alone wins without a vote and gets its money back.
    for stake in note.stakes where stake.kind == .backing && stake.round > note.round {
      docket.refund(stake.units, to: stake.party, on: index)
    }
    docket.decide(index, ruling.map { $0 ? .accepted : .rejected } ?? .unexamined)
  }

  /// Returns the winner's bond with the loser's less the first jury's fees; the fees stay in
  /// escrow. A tie splits the fees.
  private func payBonds(
    _ index: Int, on docket: Docket, _ note: CaseNote, _ ruling: Bool?
  ) -> Int64 {
    let challenger = Party.validator(note.challenger)
    let fees = terms.cost(ofVotes: jurors)
    if let ruling {
      let (winner, loser) = ruling ? (Party.author, challenger) : (challenger, .author)
      stakes.settle(index, on: docket, winner: winner, loser: loser)
      docket.award(stakes.gain, to: winner, on: index)
    } else {
      for (party, part) in [(Party.author, fees - fees / 2), (challenger, fees / 2)] {
        docket.forfeit(part, of: party, on: index)
        docket.refund(stakes.bond - part, to: party, on: index)
      }
    }
    return fees
  }

  /// Shares what both sides raised, less the fees, over the winning side's backers by what they
  /// paid; over all backers where the ruling is a tie.
  private func payBackers(
    _ index: Int, on docket: Docket, _ note: CaseNote, _ round: Int, _ ruling: Bool?, cost: Int64
  ) {
    let backing = note.stakes.filter { $0.kind == .backing && $0.round == round }
    let winning = backing.filter { ruling == nil || $0.approves == ruling }
    let pot = backing.reduce(0) { $0 + $1.units } - cost
    let paid = winning.reduce(0) { $0 + $1.units }
    for stake in backing where !winning.contains(stake) {
      docket.forfeit(stake.units, of: stake.party, on: index)
    }
    for stake in winning {
      let share = mulDivFloor(pot, stake.units, paid)
      docket.refund(min(share, stake.units), to: stake.party, on: index)
      docket.forfeit(stake.units - min(share, stake.units), of: stake.party, on: index)
      docket.award(share - min(share, stake.units), to: stake.party, on: index)
    }
  }

  /// Returns the locks of coherent votes with their shares; what the others locked is lost. What
  /// is not paid out stays on the case and goes to the treasury.
  private func payJurors(
    _ index: Int, on docket: Docket, _ votes: [CaseStake], _ ruling: Bool?, fees: Int64
  ) {
    let round = CourtRound(
      votes: votes.map(\.approves), locks: votes.map(\.units), fees: fees, ruling: ruling)
    for (vote, isCoherent) in zip(votes, round.isCoherent) where !isCoherent {
      docket.forfeit(vote.units, of: vote.party, on: index)
    }
    for (vote, isCoherent) in zip(votes, round.isCoherent) where isCoherent {
      docket.unlock(vote.units, of: vote.party, on: index)
      docket.award(round.depositShare + round.feeShare, to: vote.party, on: index)
    }
    for vote in votes where vote.approves == nil { docket.dismiss(vote.identity) }
  }
}
