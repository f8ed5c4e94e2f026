import Foundation
import Testing

@testable import MesoExperiment

@Suite struct PairContestTests {
  private func fixation(
    _ invader: (Double, Double), _ resident: (Double, Double), population: Int,
    _ intensity: Double, _ process: ImitationProcess = .fermi
  ) throws -> Double {
    let contest = PairContest(
      invader: PairContest.Payoff(among: invader.0, among: invader.1),
      resident: PairContest.Payoff(among: resident.0, among: resident.1),
      population: population, process: process)
    let odds = try #require(contest.odds(intensity: intensity))
    return exp(
      PairContest.logFixation(odds, scale: process == .fermi ? intensity : 1))
  }

  @Test func `a constant relative fitness fixes as in a Moran process`() throws {
    // J5: (1 − 1 ⁄ r) ⁄ (1 − r^−N) for r = 1.1, 1 and 0.9 with N = 50, to ten digits.
    let golden = [(1.1, 0.09169015822), (1, 0.02), (0.9, 0.0005756082452)]
    for (fitness, probability) in golden {
      let own = try fixation((fitness, fitness), (1, 1), population: 50, 1, .moran)
      #expect((own - probability).magnitude < 1e-11, "\(fitness): \(own)")
    }
  }

  @Test func `a constant difference fixes as under pairwise comparison`() throws {
    // J6: (1 − e^−βd) ⁄ (1 − e^−βdN) with β = 1, d = 0.1 and N = 50.
    let own = try fixation((0.1, 0.1), (0, 0), population: 50, 1)

    #expect((own - 0.09580813208).magnitude < 1e-11)
    #expect(
      (own - (1 - exp(-0.1)) / (1 - exp(-5))).magnitude < 1e-14)
    #expect((try fixation((0, 0), (0, 0), population: 50, 1) - 0.02).magnitude < 1e-15)
  }

  @Test func `fixation and shares of time are those of EGTtools`() throws {
    var compared = 0
    for recorded in try RecordedGame.all() {
      for evolution in recorded.evolution {
        let range = recorded.matrix.indices
        var logs: [[Double]] = []
        for resident in range {
          logs.append([])
          for invader in range {
            guard resident != invader else {
              logs[resident].append(0)
              continue
            }
            let m = recorded.matrix
            let own = try fixation(
              (m[invader][resident], m[invader][invader]),
              (m[resident][resident], m[resident][invader]),
              population: recorded.population, evolution.intensity)
            let other = try #require(evolution.fixation[resident][invader])
            // EGTtools calls what is below 10⁻⁷ nothing.
            #expect(
              (own - other).magnitude < 1e-12 || (other == 0 && own < 1e-7),
              "\(recorded.name): \(own), not \(other)")
            logs[resident].append(log(own))
          }
        }
        // Without what it calls nothing its chain is another one.
        guard evolution.fixation.joined().allSatisfy({ $0 != 0 }) else { continue }
        compared += 1
        let shares = SmallMutationChain.stationary(logFixation: logs)
        for (own, other) in zip(shares, evolution.stationary) {
          #expect((own - other).magnitude < 1e-9, "\(recorded.name): \(own), not \(other)")
        }
      }
    }
    #expect(compared == 9)
  }

  @Test func `a fitness that is not above 0 has no Moran process`() {
    let contest = PairContest(
      invader: PairContest.Payoff(among: -1, among: 1),
      resident: PairContest.Payoff(among: 1, among: 1), population: 10, process: .moran)

    #expect(contest.odds(intensity: 1) == nil)
    #expect(contest.odds(intensity: 0.1) != nil)
  }

  @Test func `payoffs between known shares lie on straight lines`() {
    let payoff = PairContest.Payoff(shares: [0, 0.5, 1], values: [0, 2, 1])

    #expect([0, 0.25, 0.5, 0.75, 1].map { payoff[$0] } == [0, 1, 2, 1.5, 1])
  }

  @Test func `strong selection leaves the risk-dominant of two and all of a cycle`() throws {
    func rank(_ matrix: [[Double]]) throws -> [Double] {
      let odds = try matrix.indices.map { resident in
        try matrix.indices.map { invader -> [Double] in
          guard resident != invader else { return [] }
          let contest = PairContest(
            invader: PairContest.Payoff(
              among: matrix[invader][resident], among: matrix[invader][invader]),
            resident: PairContest.Payoff(
              among: matrix[resident][resident], among: matrix[resident][invader]),
            population: 20, process: .fermi)
          return try #require(contest.odds(intensity: 1))
        }
      }
      return SmallMutationChain.alphaRank(odds: odds, from: 0.01).shares
    }
    // 3 + 0 > 0 + 2: the first takes the larger basin.
    let two = try rank([[3, 0], [0, 2]])
    let cycle = try rank([[0, -1, 1], [1, 0, -1], [-1, 1, 0]])

    #expect(two[0] > 1 - 1e-9)
    #expect(cycle.allSatisfy { ($0 - 1.0 / 3).magnitude < 1e-9 })
  }
}
