import MesoModel
import MesoPrimitives
import Testing

@testable import MesoMechanisms

struct DisputeTests {
  @Test func `without disputes every verdict stands`() throws {
    let dispute = try NoDispute.entry.made()

    #expect(dispute.isIdle)
    #expect(try SampleNetwork.events(.dispute, "none").allSatisfy { !$0.contains("bond") })
  }

  @Test func `a court that cannot pay its first jury from a bond is refused`() {
    #expect(throws: ParameterConflict.self) {
      try CourtDispute.entry.made(["bond": "0.05", "juror-fee": "0.02"])
    }
  }

  @Test func `thresholds that no vote can exceed are refused`() {
    #expect(throws: ParameterConflict.self) {
      try CuratedRegistryDispute.entry.made(["vote-quorum": "1"])
    }
    #expect(throws: ParameterConflict.self) { try DAOVoteDispute.entry.made(["spat": "1"]) }
  }
}

/// What a court pays for one round, against vectors of its rule.
struct CourtRoundTests {
  @Test func `who votes against the ruling pays who votes with it`() {
    let round = CourtRound(
      votes: [1, 1, 2], locks: [1_000, 1_000, 1_000], fees: 100, ruling: 1)

    #expect(round.isCoherent == [true, true, false])
    #expect((round.depositShare, round.feeShare) == (500, 50))
  }

  @Test func `inactive votes lose, and what cannot be split is left`() {
    let round = CourtRound(
      votes: [1, nil, 1, 2, 1], locks: [1_000, 1_000, 1_000, 1_000, 1_000], fees: 100, ruling: 1)

    // 2,000 ÷ 3 and 100 ÷ 3; 2 and 1 are left.
    #expect(round.isCoherent == [true, false, true, false, true])
    #expect((round.depositShare, round.feeShare) == (666, 33))
  }

  @Test func `in a tie every active vote is coherent`() {
    let round = CourtRound.judged([1, 2, nil], ruling: nil)

    #expect(round.isCoherent == [true, true, false])
    #expect((round.depositShare, round.feeShare) == (500, 50))
    #expect(CourtRound.winner(of: [1, 2, nil]) == nil)
    #expect(CourtRound.winner(of: [2, 1, 2]) == 2)
  }

  @Test func `nobody is paid where nobody is coherent`() {
    let round = CourtRound.judged([2, nil, 2], ruling: 1)

    #expect((round.depositShare, round.feeShare) == (0, 0))
  }

  /// n₁ = 2 · 3 + 1 = 7 votes at 0.05: 0.35. The ruling's side raises 0.35 · (1 + 1), the other
  /// 0.35 · (1 + 2); the winners share 1.75 − 0.35.
  @Test func `an appeal takes fees for 2n + 1 votes and a multiple of them from each side`() {
    let terms = AppealTerms(fee: 50_000_000, winner: 1, loser: 2)
    let votes = AppealTerms.votes(after: 3)

    #expect(votes == 7)
    #expect(terms.cost(ofVotes: votes) == 350_000_000)
    #expect(terms.required(forVotes: votes, isFavoured: true) == 700_000_000)
    #expect(terms.required(forVotes: votes, isFavoured: false) == 1_050_000_000)
  }

  @Test func `juries and their fees grow as n₀ + 1 times a power of two`() {
    let terms = AppealTerms(fee: 50_000_000, winner: 1, loser: 2)
    let votes = (0...5).map { AppealTerms.votes(inRound: $0, first: 3) }

    #expect(votes == [3, 7, 15, 31, 63, 127])
    #expect(
      votes.map { terms.cost(ofVotes: $0) / 10_000_000 } == [15, 35, 75, 155, 315, 635])
  }
}

extension CourtRound {
  fileprivate static func judged(_ votes: [Int?], ruling: Int?) -> CourtRound {
    CourtRound(
      votes: votes, locks: votes.map { _ in 1_000 }, fees: 100, ruling: ruling)
  }
}

struct RegistryVoteTests {
  @Test func `a listing stays if more than the threshold's share of votes is for it`() {
    let half = Proportion(0.5)

    #expect(RegistryVote(inFavour: 300, against: 200, quorum: half).isKept)
    #expect(RegistryVote(inFavour: 300, against: 200, quorum: half).winning == 300)
    #expect(!RegistryVote(inFavour: 300, against: 200, quorum: Proportion(0.6)).isKept)
  }

  @Test func `a tie removes, and so does no vote`() {
    #expect(!RegistryVote(inFavour: 200, against: 200, quorum: Proportion(0.5)).isKept)
    #expect(!RegistryVote(inFavour: 0, against: 0, quorum: Proportion(0.5)).isKept)
    #expect(RegistryVote(inFavour: 0, against: 0, quorum: Proportion(0.5)).winning == 0)
  }
}

struct DAOVoteTests {
  private func vote(gat: Int64 = 5_000_000, spat: Double = 0.5) -> DAOVote {
    DAOVote(gat: gat, spat: Proportion(spat), slash: Proportion(0.001))
  }
  private let votes: [(stake: Int64, choice: Int?)] = [
    (4_000_000, 1), (3_000_000, 1), (2_000_000, 0), (1_000_000, nil),
  ]

  @Test func `a vote resolves beyond its turnout and its agreement`() {
    #expect(vote().outcome(votes) == 1)
  }

  @Test func `both thresholds must be exceeded, not met`() {
    #expect(vote(gat: 9_000_000).outcome(votes) == nil)
    #expect(vote(gat: 8_999_999).outcome(votes) == 1)
    #expect(vote(spat: 0.7).outcome(votes) == nil)
    #expect(vote(spat: 0.699_999).outcome(votes) == 1)
  }
}

struct RefereedGameTests {
  @Test func `bisection takes the logarithm of the trace's steps in rounds`() {
    #expect(
      [2, 10, 16].map { RefereedGameDispute.rounds(steps: 1_000_000_000, branching: $0) } == [
        30, 9, 8,
      ])
    #expect(RefereedGameDispute.rounds(steps: 1, branching: 2) == 0)
    #expect(RefereedGameDispute.rounds(steps: 1_024, branching: 2) == 10)
    #expect(RefereedGameDispute.rounds(steps: 1_025, branching: 2) == 11)
  }
}
