import MesoPrimitives

/// The game of a payoff table, and the games of tables whose replicates are drawn again: how far
/// equilibria and long-run shares are a matter of chance.
struct GameSamples {
  /// Tables drawn; quantiles at 2.5 % then rest on five of them.
  static let resamples = 200

  /// The game of the means; `nil` if a cell has no value.
  let game: MixGame?
  let equilibria: [EvolutionFindings.Equilibrium]
  /// By resident and invader; empty where a fitness is not above 0.
  let fixation: [[EvolutionFindings.Share?]]
  let stationary: [EvolutionFindings.Share]
  let alphaRank: [EvolutionFindings.Share]
  let alpha: Double?

  init(_ table: PayoffSamples, _ contests: PairContests, _ lattice: MixLattice, seed: UInt64) {
    guard let means = table.means(over: table.whole) else {
      (game, equilibria, fixation) = (nil, [], [])
      (stationary, alphaRank, alpha) = ([], [], nil)
      return
    }
    let tables =
      table.whole.count < 2
      ? []
      : Self.picks(table.whole, seed: seed)
        .compactMap { table.means(over: $0) }
    let game = MixGame(lattice, payoffs: means)
    self.game = game
    equilibria = Self.equilibria(
      of: game, among: tables.map { MixGame(lattice, payoffs: $0).equilibria() })
    let chains = ([means] + tables).map { contests.odds($0).map { contests.logFixation($0) } }
    (fixation, stationary) = Self.chain(chains)
    let ranks = ([means] + tables).map { contests.alphaRank($0) }
    alphaRank = Self.shares(ranks.map { $0?.shares })
    alpha = ranks[0]?.intensity
  }

  /// Replicates drawn with replacement, as many as there are.
  private static func picks(_ replicates: [Int], seed: UInt64) -> [[Int]] {
    (0..<resamples).map { resample in
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 0),
        entity: EntityKey.operator(side: "evolve", cohort: "payoffs", ordinal: 0),
        epoch: resample, purpose: .experiment)
      return replicates.map { _ in replicates[stream.below(replicates.count)] }
    }
  }

  private static func equilibria(
    of game: MixGame, among samples: [[MixGame.Equilibrium]]
  ) -> [EvolutionFindings.Equilibrium] {
    game.equilibria().map { own in
      // The nearest of the same kind in each table.
      let alike = samples.compactMap { sample in
        sample.filter { $0.support == own.support && $0.stability == own.stability }
          .min { distance($0, own) < distance($1, own) }
      }
      let shares = own.shares.indices.map { behaviour in
        EvolutionFindings.Share(
          value: own.shares[behaviour],
          interval: interval(alike.map { $0.shares[behaviour] }))
      }
      return EvolutionFindings.Equilibrium(
        shares: shares, payoff: own.payoff, stability: own.stability.rawValue,
        recurrence: samples.isEmpty ? nil : Double(alike.count) / Double(samples.count))
    }
  }

  private static func distance(
    _ left: MixGame.Equilibrium, _ right: MixGame.Equilibrium
  ) -> Double {
    zip(left.shares, right.shares).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
  }

  private static func chain(
    _ samples: [[[Double]]?]
  ) -> ([[EvolutionFindings.Share?]], [EvolutionFindings.Share]) {
    guard let own = samples[0] else { return ([], []) }
    let known = samples.dropFirst().compactMap { $0 }
    let fixation = own.indices.map { resident in
      own.indices.map { invader -> EvolutionFindings.Share? in
        guard invader != resident else { return nil }
        return EvolutionFindings.Share(
          value: Elementary.exp(own[resident][invader]),
          interval: interval(known.map { Elementary.exp($0[resident][invader]) }))
      }
    }
    let stationary = samples.map { $0.map { SmallMutationChain.stationary(logFixation: $0) } }
    return (fixation, shares(stationary))
  }

  /// The first sample's shares, with intervals from the others.
  private static func shares(_ samples: [[Double]?]) -> [EvolutionFindings.Share] {
    guard let own = samples[0] else { return [] }
    let known = samples.dropFirst().compactMap { $0 }
    return own.indices.map { behaviour in
      EvolutionFindings.Share(
        value: own[behaviour], interval: interval(known.map { $0[behaviour] }))
    }
  }

  /// The middle 95 % of resampled values; `nil` where there are none.
  private static func interval(_ samples: [Double]) -> Interval? {
    guard !samples.isEmpty else { return nil }
    let sorted = samples.sorted()
    return Interval(
      low: Statistics.quantile(0.025, ofSorted: sorted),
      high: Statistics.quantile(0.975, ofSorted: sorted))
  }
}
