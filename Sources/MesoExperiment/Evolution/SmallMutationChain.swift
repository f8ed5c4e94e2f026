import MesoPrimitives

/// Which behaviour everybody follows, where mutants are so rare that each takes over or dies out
/// before the next: a Markov chain over behaviours.
///
/// - SeeAlso: D. Fudenberg, L. A. Imhof, “Imitation processes with small mutations”, Journal of
///   Economic Theory 131(1), 2006.
enum SmallMutationChain {
  /// The share of time that each behaviour prevails.
  ///
  /// - Parameter logFixation: By resident and invader, the logarithm of the probability that one
  ///   invader takes over; the diagonal is not read.
  /// - Complexity: O(k³), without subtractions, so that probabilities of any size keep their digits.
  /// - SeeAlso: W. K. Grassmann, M. I. Taksar, D. P. Heyman, “Regenerative analysis and steady state
  ///   distributions for Markov chains”, Operations Research 33(5), 1985.
  static func stationary(logFixation: [[Double]]) -> [Double] {
    let count = logFixation.count
    guard count > 1 else { return [1] }
    let greatest =
      logFixation.indices.flatMap { row in
        logFixation.indices.filter { $0 != row }.map { logFixation[row][$0] }
      }.max() ?? 0
    // Every mutant is as likely, so that the chance of it cancels out.
    // The floor keeps every behaviour within reach of every other.
    var rates = logFixation.map { row in
      row.map { Elementary.exp(max($0 - greatest, -700)) }
    }
    for last in (1..<count).reversed() {
      let leaving = (0..<last).reduce(0) { $0 + rates[last][$1] }
      for row in 0..<last {
        rates[row][last] /= leaving
        for column in 0..<last where column != row {
          rates[row][column] += rates[row][last] * rates[last][column]
        }
      }
    }
    var shares = [Double](repeating: 0, count: count)
    shares[0] = 1
    for state in 1..<count {
      shares[state] = (0..<state).reduce(0) { $0 + shares[$1] * rates[$1][state] }
    }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  /// α-rank of one population: the shares as selection grows strong.
  ///
  /// - Parameter odds: By resident and invader, what ``PairContest/odds(intensity:)`` says under
  ///   pairwise comparison.
  /// - Returns: The shares, and the intensity at which doubling it changed none by 10⁻⁹ or
  ///   probabilities could get no smaller.
  /// - SeeAlso: S. Omidshafiei et al., “α-Rank: multi-agent evaluation by evolution”, Scientific
  ///   Reports 9, 2019.
  static func alphaRank(
    odds: [[[Double]]], from start: Double
  ) -> (shares: [Double], intensity: Double) {
    func logs(_ intensity: Double) -> [[Double]] {
      odds.map { row in row.map { PairContest.logFixation($0, scale: intensity) } }
    }
    var intensity = start
    var shares = stationary(logFixation: logs(intensity))
    for _ in 0..<60 {
      let next = logs(2 * intensity)
      guard (next.joined().min() ?? 0) > -600 else { break }
      let strong = stationary(logFixation: next)
      let change = zip(shares, strong).map { ($0 - $1).magnitude }.max() ?? 0
      (shares, intensity) = (strong, 2 * intensity)
      if change < 1e-9 { break }
    }
    return (shares, intensity)
  }
}
