import MesoMechanisms
import MesoModel
import Testing

struct ReputationTests {
  @Test func `no reputation never changes`() throws {
    let reputation = try NoReputation.entry.made()

    #expect(reputation.isConstant)
    #expect(reputation.updated(Record(value: 1), right: false) == Record(value: 1))
  }

  /// ¾ × ½ + ¼ = 0.625; ¾ × 0.625 = 0.468 75.
  @Test func `a moving average keeps its retention and takes the rest from the event`() throws {
    let reputation = try EMAReputation.entry.made(["retention": "0.75"])

    #expect(reputation.initial == 0.5)
    #expect(reputation.updated(Record(value: 0.5), right: true).value == 0.625)
    #expect(reputation.updated(Record(value: 0.625), right: false).value == 0.46875)
    #expect(!reputation.isConstant)
  }

  @Test func `a moving average that retains all is constant`() throws {
    #expect(try EMAReputation.entry.made(["retention": "1"]).isConstant)
  }
}
