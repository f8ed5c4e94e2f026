import MesoMechanisms
import MesoModel
import Testing

struct PayoutTests {
  @Test func `immediate pays all at once`() throws {
    #expect(try ImmediatePayout.entry.made().schedule == [1])
  }

  @Test func `epoch-delayed pays all after the delay`() throws {
    #expect(try EpochDelayedPayout.entry.made(["epochs": "0"]).schedule == [1])
    #expect(try EpochDelayedPayout.entry.made(["epochs": "3"]).schedule == [0, 0, 0, 1])
  }

  @Test func `a stream pays equal parts from the epoch of earning`() throws {
    #expect(try StreamPayout.entry.made().schedule == [1])
    #expect(try StreamPayout.entry.made(["epochs": "4"]).schedule == [1, 1, 1, 1])
  }
}
