import MesoMechanisms
import MesoModel
import Testing

struct GovernanceTests {
  @Test func `no governance decides nothing`() throws {
    var memory = Memory()

    #expect(try NoGovernance.entry.made().decisions(.sample, memory: &memory).isEmpty)
  }
}
