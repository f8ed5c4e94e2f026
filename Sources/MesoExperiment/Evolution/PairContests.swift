/// The contests of every two behaviours of a study, from the payoffs along the edge between them.
struct PairContests {
  private let behaviours: Int
  private let population: Int
  private let intensity: Double
  private let process: ImitationProcess
  /// By resident and invader: the mixes of the edge from all residents to all invaders.
  private let edges: [[[Int]]]
  /// For each point of an edge, the share of invaders among the others that an invader, and a
  /// resident, meets.
  private let met: [[(invader: [Double], resident: [Double])]]

  init(_ design: EvolutionDesign, population: Int, _ choice: EvolutionChoice) {
    self.population = population
    behaviours = design.behaviours.count
    intensity = choice.intensity
    process = choice.process
    let lattice = design.lattice
    let others = Double(design.players.count - 1)
    let range = 0..<design.behaviours.count
    let edges = range.map { resident in
      range.map { invader in
        resident == invader
          ? []
          : (0...lattice.resolution).map { step in
            lattice[
              range.map {
                $0 == invader ? step : $0 == resident ? lattice.resolution - step : 0
              }]
          }
      }
    }
    self.edges = edges
    met = range.map { resident in
      range.map { invader in
        let counts = edges[resident][invader].map { design.mixes[$0][invader] }
        return (
          counts.map { Double(max(0, $0 - 1)) / others },
          counts.map { min(Double($0), others) / others }
        )
      }
    }
  }

  /// Sums of odds of all contests, by resident and invader; `nil` where a fitness is not above 0.
  ///
  /// - Parameter payoffs: By mix and behaviour.
  func odds(_ payoffs: [[Double]], _ process: ImitationProcess? = nil) -> [[[Double]]]? {
    let process = process ?? self.process
    var all: [[[Double]]] = []
    for resident in 0..<behaviours {
      var row: [[Double]] = []
      for invader in 0..<behaviours {
        guard invader != resident else {
          row.append([])
          continue
        }
        let edge = edges[resident][invader]
        let (own, other) = met[resident][invader]
        let contest = PairContest(
          invader: PairContest.Payoff(shares: own, values: edge.map { payoffs[$0][invader] }),
          resident: PairContest.Payoff(shares: other, values: edge.map { payoffs[$0][resident] }),
          population: population, process: process)
        guard let odds = contest.odds(intensity: intensity) else { return nil }
        row.append(odds)
      }
      all.append(row)
    }
    return all
  }

  /// Logarithms of the probabilities that one invader takes over.
  func logFixation(_ odds: [[[Double]]]) -> [[Double]] {
    let scale = process == .fermi ? intensity : 1
    return odds.map { row in row.map { PairContest.logFixation($0, scale: scale) } }
  }

  /// Where α-rank starts from: an intensity at which the strongest contest is weak.
  func alphaRank(_ payoffs: [[Double]]) -> (shares: [Double], intensity: Double)? {
    guard let odds = odds(payoffs, .fermi) else { return nil }
    let strongest = odds.joined().joined().map { $0.magnitude }.max() ?? 0
    guard strongest > 0 else {
      return ([Double](repeating: 1 / Double(behaviours), count: behaviours), 1)
    }
    return SmallMutationChain.alphaRank(odds: odds, from: 1 / strongest)
  }
}
