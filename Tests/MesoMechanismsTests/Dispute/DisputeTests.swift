import MesoMechanisms
import MesoModel
import Testing

struct DisputeTests {
  @Test func `without disputes every verdict stands`() throws {
    let dispute = try NoDispute.entry.made()

    #expect(dispute.isIdle)
    #expect(try SampleNetwork.events(.dispute, "none").allSatisfy { !$0.contains("bond") })
  }
}
