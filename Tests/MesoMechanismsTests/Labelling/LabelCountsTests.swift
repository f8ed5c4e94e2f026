import MesoMechanisms
import Testing

struct LabelCountsTests {
  @Test func `the label that most answers give wins, and a tie wins nothing`() {
    #expect(LabelCounts([1, 1, 0]).winner() == 1)
    #expect(LabelCounts([0, 1]).winner() == nil)
    #expect(LabelCounts([2, 0, 1]).winner() == nil)
    #expect(LabelCounts([2, 0, 2, 1]).winner() == 2)
    #expect(LabelCounts([2, 0, 2, 1]).winner(needed: 3) == nil)
    #expect(LabelCounts([]).winner() == nil)
  }

  /// Four workers with 9, 10, 5 and 8 of 10 gold questions right, dropped below 0.7, label three
  /// items at 0.05 each: the reference vector of majority voting with gold questions.
  @Test func `majority with gold questions pays as the reference vector says`() {
    let votes = [[1, 1, 0, 1], [0, 1, 0, 0], [1, 0, 1, 0]]
    let kept = [9, 10, 5, 8].map {
      GoldRecord(right: $0, answered: 10).passes(threshold: 0.7, from: 10)
    }
    #expect(kept == [true, true, false, true])
    let labels = votes.map { answers in
      LabelCounts(zip(answers, kept).filter { $0.1 }.map { $0.0 }).winner()
    }
    #expect(labels == [1, 0, 0])
    let paid = zip(votes, labels).map { answers, label in
      zip(answers, kept).map { $0 == label && $1 }
    }
    #expect(
      paid == [
        [true, true, false, true], [true, false, false, true], [false, true, false, true],
      ])
    #expect((0..<4).map { worker in paid.count { $0[worker] } } == [2, 2, 0, 3])
  }

  @Test func `too few gold questions say nothing`() {
    #expect(GoldRecord(right: 0, answered: 9).passes(threshold: 0.7, from: 10))
    #expect(!GoldRecord(right: 6, answered: 10).passes(threshold: 0.7, from: 10))
    #expect(GoldRecord(right: 7, answered: 10).passes(threshold: 0.7, from: 10))
    #expect(GoldRecord(right: 0, answered: 0).passes(threshold: 0.7, from: 1))
  }
}
