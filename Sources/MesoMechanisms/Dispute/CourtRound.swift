/// One round of a court, judged against the final ruling: who was coherent, and what each coherent
/// vote gets.
///
/// What incoherent and inactive votes lose is one pot, the round's fees another. Each is split
/// equally over the coherent votes, in whole base units; what cannot be split stays where it is.
/// Where nobody is coherent neither is paid out.
struct CourtRound {
  /// One value per vote.
  let isCoherent: [Bool]
  /// What each coherent vote gets of the deposits, and of the fees.
  let depositShare: Int64
  let feeShare: Int64

  /// Judges a round.
  ///
  /// - Parameters:
  ///   - votes: One choice a vote; `nil` for an inactive one.
  ///   - locks: What each vote stands to lose, in base units.
  ///   - fees: The round's fees, in base units.
  ///   - ruling: The final ruling; `nil` for a tie, in which every active vote is coherent.
  init<Choice: Equatable>(votes: [Choice?], locks: [Int64], fees: Int64, ruling: Choice?) {
    isCoherent = votes.map { vote in vote.map { ruling == nil || $0 == ruling } ?? false }
    let winners = Int64(isCoherent.count { $0 })
    let pot = zip(isCoherent, locks).reduce(Int64(0)) { $0 + ($1.0 ? 0 : $1.1) }
    depositShare = winners > 0 ? pot / winners : 0
    feeShare = winners > 0 ? fees / winners : 0
  }

  /// The choice with the most votes; `nil` where several have as many, or none has any.
  static func winner<Choice: Hashable>(of votes: [Choice?]) -> Choice? {
    var counts: [(choice: Choice, votes: Int)] = []
    for vote in votes {
      guard let vote else { continue }
      if let known = counts.firstIndex(where: { $0.choice == vote }) {
        counts[known].votes += 1
      } else {
        counts.append((vote, 1))
      }
    }
    guard let most = counts.map(\.votes).max() else { return nil }
    let leaders = counts.filter { $0.votes == most }
    return leaders.count == 1 ? leaders[0].choice : nil
  }
}
