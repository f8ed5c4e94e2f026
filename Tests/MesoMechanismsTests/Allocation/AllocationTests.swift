import MesoMechanisms
import MesoModel
import Testing

struct AllocationTests {
  @Test func `open submission sets no limit`() throws {
    var memory = Memory()

    #expect(
      try OpenSubmissionAllocation.entry.made().slotsPerIdentity(.sample, memory: &memory) == nil)
  }
}
