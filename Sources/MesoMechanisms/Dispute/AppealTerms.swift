import MesoPrimitives

/// What an appeal takes: a jury of 2n + 1, and money behind the sides.
///
/// Backers of the side that a ruling favours must raise the next jury's fees and as much again
/// times one multiplier, backers of the other side times another. If one side alone is fully
/// backed, it wins without a vote and gets its money back; if both are, the jury votes, and the
/// winning side's backers share what both raised less the fees.
struct AppealTerms {
  /// Paid for each vote, in base units.
  let fee: Int64
  /// Billionths.
  let winnerMultiplier: Int64
  let loserMultiplier: Int64

  init(fee: Int64, winner: Double, loser: Double) {
    self.fee = fee
    winnerMultiplier = Int64((winner * Double(Proportion.denominator)).rounded())
    loserMultiplier = Int64((loser * Double(Proportion.denominator)).rounded())
  }

  /// The votes on a jury that hears the case of a jury of this size again.
  static func votes(after votes: Int) -> Int { 2 * votes + 1 }

  /// The votes on the jury of a round, from 0.
  static func votes(inRound round: Int, first: Int) -> Int {
    (0..<round).reduce(first) { size, _ in votes(after: size) }
  }

  /// The fees of a jury, in base units.
  func cost(ofVotes votes: Int) -> Int64 { fee * Int64(votes) }

  /// What a side has to raise for a jury, in base units, rounded down.
  ///
  /// - Parameter isFavoured: Whether the ruling that stands is the side's.
  func required(forVotes votes: Int, isFavoured: Bool) -> Int64 {
    let cost = cost(ofVotes: votes)
    let multiplier = isFavoured ? winnerMultiplier : loserMultiplier
    return cost + mulDivFloor(cost, multiplier, Proportion.denominator)
  }
}
