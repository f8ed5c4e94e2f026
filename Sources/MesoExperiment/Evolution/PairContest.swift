import MesoPrimitives

/// Two behaviours alone in a population of fixed size, one operator of which copies another at a
/// time: whether the first of one kind ends up as all.
struct PairContest: Sendable {
  /// What a behaviour earns where some share of the other operators is of the invading kind, as
  /// straight lines between known shares.
  struct Payoff: Hashable, Sendable {
    /// From 0 to 1, rising.
    let shares: [Double]
    let values: [Double]

    /// A payoff that is known at both ends alone.
    init(among residents: Double, among invaders: Double) {
      (shares, values) = ([0, 1], [residents, invaders])
    }

    init(shares: [Double], values: [Double]) {
      self.shares = shares
      self.values = values
    }

    subscript(share: Double) -> Double {
      guard let next = shares.firstIndex(where: { $0 >= share }), next > 0 else {
        return share <= (shares.first ?? 0) ? values[0] : values[values.count - 1]
      }
      let (low, high) = (shares[next - 1], shares[next])
      return values[next - 1] + (values[next] - values[next - 1]) * (share - low) / (high - low)
    }
  }

  let invader: Payoff
  let resident: Payoff
  /// Operators, two or more.
  let population: Int
  let process: ImitationProcess

  /// Sums of logarithms of the odds against the invader, for 1 to N − 1 of its kind: at intensity 1
  /// for pairwise comparison, where they are in proportion to it.
  ///
  /// - Returns: `nil` where a fitness is not above 0.
  /// - Complexity: O(N · knots).
  func odds(intensity: Double) -> [Double]? {
    var sum = 0.0
    var odds: [Double] = []
    odds.reserveCapacity(population - 1)
    for count in 1..<population {
      // Everyone meets the other N − 1.
      let own = invader[Double(count - 1) / Double(population - 1)]
      let other = resident[Double(count) / Double(population - 1)]
      switch process {
      case .fermi: sum -= own - other
      case .moran:
        let fitness = [own, other].map { 1 - intensity + intensity * $0 }
        guard fitness[0] > 0, fitness[1] > 0 else { return nil }
        sum += Elementary.log(fitness[1]) - Elementary.log(fitness[0])
      }
      odds.append(sum)
    }
    return odds
  }

  /// The logarithm of the probability that one invader takes over, from sums of odds.
  ///
  /// - SeeAlso: A. Traulsen, M. A. Nowak, J. M. Pacheco, “Stochastic dynamics of invasion and
  ///   fixation”, Physical Review E 74, 2006: ρ = 1 ⁄ (1 + Σₖ Πₗ T⁻ₗ ⁄ T⁺ₗ).
  static func logFixation(_ odds: [Double], scale: Double = 1) -> Double {
    let greatest = odds.reduce(0.0) { max($0, scale * $1) }
    var sum = Elementary.exp(-greatest)
    for value in odds where scale * value - greatest > -745 {
      sum += Elementary.exp(scale * value - greatest)
    }
    return -(greatest + Elementary.log(sum))
  }
}
