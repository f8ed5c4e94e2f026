import Foundation
import Testing

@testable import MesoExperiment

/// What nashpy 0.0.43, pygambit 16.7.0 and EGTtools 0.1.14.2 say of the same matrices;
/// `Fixtures/make_games.py` made the file.
struct RecordedGame: Decodable {
  struct Evolution: Decodable {
    let intensity: Double
    /// By resident and invader.
    let fixation: [[Double?]]
    let stationary: [Double]
  }

  let name: String
  let matrix: [[Double]]
  let population: Int
  let nashpy: [[Double]]
  let gambit: [[Double]]
  let evolution: [Evolution]

  static func all() throws -> [RecordedGame] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/games.json")
    return try JSONDecoder().decode([RecordedGame].self, from: Data(contentsOf: file))
  }
}

@Suite struct MixGameTests {
  private func near(_ left: [Double], _ right: [Double], _ tolerance: Double = 1e-9) -> Bool {
    zip(left, right).allSatisfy { ($0 - $1).magnitude <= tolerance }
  }

  @Test func `symmetric equilibria of matrices are those of nashpy and gambit`() throws {
    for recorded in try RecordedGame.all() {
      let own = MixGame(matrix: recorded.matrix).equilibria().map { $0.shares }
      for others in [recorded.nashpy, recorded.gambit] {
        #expect(own.count == others.count, "\(recorded.name)")
        for other in others {
          #expect(own.contains { near($0, other) }, "\(recorded.name): \(other)")
        }
      }
    }
  }

  @Test func `hawks and doves mix at V over C, and the mix is evolutionarily stable`() throws {
    // J1 with V = 2 and C = 5.
    let found = MixGame(matrix: [[-1.5, 2], [0, 1]]).equilibria()

    try #require(found.count == 1)
    #expect(near(found[0].shares, [0.4, 0.6]))
    #expect((found[0].payoff - 0.6).magnitude < 1e-12)
    #expect(found[0].stability == .stable)
  }

  @Test func `where coordinating pays, both ends are stable and the mix between is not`() {
    let found = MixGame(matrix: [[3, 0], [0, 2]]).equilibria()

    #expect(found.map { $0.stability } == [.stable, .stable, .unstable])
    #expect(near(found[2].shares, [0.4, 0.6]))
  }

  @Test func `stone, paper and scissors are stable where winning beats losing, and else not`() {
    func stability(win: Double, lose: Double) -> [MixGame.Equilibrium.Stability] {
      MixGame(matrix: [[0, -lose, win], [win, 0, -lose], [-lose, win, 0]]).equilibria()
        .map { $0.stability }
    }
    #expect(stability(win: 2, lose: 1) == [.stable])
    #expect(stability(win: 1, lose: 2) == [.unstable])
  }

  @Test func `a tie outside leaves stability undetermined, and ties everywhere are said`() {
    // The second earns as much against the first as the first itself.
    let tied = MixGame(matrix: [[1, 0], [1, 2]])
    let flat = MixGame(matrix: [[1, 1], [1, 1]])

    #expect(tied.equilibria().first { $0.support == [0] }?.stability == .undetermined)
    #expect(!tied.isDegenerate && flat.isDegenerate)
  }

  @Test func `a curve between the ends has the equilibria that its bends make`() {
    // The first gains x − 0.25 up to the middle and 0.75 − x from there on.
    let lattice = MixLattice(behaviours: 2, resolution: 2)
    let payoffs = lattice.points.map { point -> [Double] in
      let share = Double(point[0]) / 2
      return [share <= 0.5 ? share - 0.25 : 0.75 - share, 0]
    }
    let found = MixGame(lattice, payoffs: payoffs).equilibria()

    // All of the second is safe from one of the first; 0.25 is a threshold; 0.75 is stable.
    #expect(found.count == 3)
    #expect(found.contains { near($0.shares, [0, 1]) && $0.stability == .stable })
    #expect(found.contains { near($0.shares, [0.25, 0.75]) && $0.stability == .unstable })
    #expect(found.contains { near($0.shares, [0.75, 0.25]) && $0.stability == .stable })
  }

  @Test func `an equilibrium on a lattice point is listed once`() {
    // 1 − 2x: the zero is the point in the middle.
    let lattice = MixLattice(behaviours: 2, resolution: 2)
    let found = MixGame(lattice, payoffs: [[-1, 0], [0, 0], [1, 0]]).equilibria()

    #expect(found.count == 1)
    #expect(found[0].shares == [0.5, 0.5] && found[0].stability == .stable)
  }
}
