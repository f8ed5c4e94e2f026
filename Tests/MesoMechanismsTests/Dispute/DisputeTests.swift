import MesoMechanisms
import MesoModel
import Testing

struct DisputeTests {
  @Test func `without disputes every verdict stands`() throws {
    let dispute = try NoDispute.entry.made()
    let tile = Tile([
      Row(verdict: .accepted), Row(verdict: .rejected), Row(verdict: .unexamined),
    ])

    #expect(dispute.isIdle)
    #expect(tile.verdicts(after: dispute) == [.accepted, .rejected, .unexamined])
  }
}
