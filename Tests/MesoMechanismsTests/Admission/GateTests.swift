import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct GateTests {
  private func applicant(
    epoch: Int = 2, member: Bool = false, reputation: Double = 0.5, liquid: String = "1000",
    ordinal: Int = 0, draw: Double = 0.5
  ) throws -> Applicant {
    Applicant(
      epoch: epoch, isMember: member, reputation: reputation, liquid: try tokens(liquid),
      ordinal: ordinal, draw: draw)
  }

  private func view(_ epoch: Int) -> PublicView {
    var view = PublicView.sample
    view.epoch = epoch
    return view
  }

  /// k entries cost Σ 1.26^i = (1.26^k − 1) ⁄ 0.26.
  @Test func `every entry raises the price, and time lowers it by half a half-life`() throws {
    let gate = try #require(
      RegistrationBurnAdmission.entry.made(["half-life": "1"]) as? any GateAdmission)
    var memory = Memory()
    _ = gate.terms(view(2), memory: &memory)
    var spent = Amount.zero
    for _ in 0..<10 {
      guard case .admitted(let burn) = gate.entry(of: try applicant(), memory: &memory) else {
        Issue.record("refused")
        return
      }
      spent += burn
    }
    var growth = 1.0
    for _ in 0..<10 { growth *= 1.26 }
    #expect(abs(Double(spent.units) / 1e9 - (growth - 1) / 0.26) < 1e-6)

    _ = gate.terms(view(3), memory: &memory)
    #expect(abs(Double(memory.integers[0]) / 1e9 - growth / 2) < 1e-6)
    for epoch in 4...40 { _ = gate.terms(view(epoch), memory: &memory) }
    #expect(memory.integers[0] == 1_000_000_000)
  }

  @Test func `founders and members enter free, and who cannot or will not pay waits`() throws {
    let gate = try #require(
      RegistrationBurnAdmission.entry.made(["minimum": "5", "ceiling": "6"])
        as? any GateAdmission)
    var memory = Memory()
    _ = gate.terms(view(1), memory: &memory)

    #expect(gate.entry(of: try applicant(epoch: 1), memory: &memory) == .admitted(burn: .zero))
    #expect(gate.entry(of: try applicant(member: true), memory: &memory) == .admitted(burn: .zero))
    #expect(gate.entry(of: try applicant(liquid: "4.9"), memory: &memory) == .refused)
    #expect(
      gate.entry(of: try applicant(), memory: &memory) == .admitted(burn: try tokens("5")))
    // The next price, 6.3, is above the ceiling.
    #expect(gate.entry(of: try applicant(), memory: &memory) == .refused)
  }

  @Test func `a reputation gate keeps out the low, except on probation`() throws {
    let gate = try #require(
      ReputationGateAdmission.entry.made(["minimum": "0.4", "probation": "10"])
        as? any GateAdmission)
    var memory = Memory()

    #expect(
      gate.entry(of: try applicant(reputation: 0.4), memory: &memory) == .admitted(burn: .zero))
    #expect(gate.entry(of: try applicant(reputation: 0.39), memory: &memory) == .refused)
    #expect(
      gate.entry(of: try applicant(epoch: 20, reputation: 0), memory: &memory)
        == .admitted(burn: .zero))
  }

  @Test func `permission is for so many identities, and for those whom the check misses`() throws {
    let gate = try #require(
      PermissionedAdmission.entry.made(["limit": "2", "error": "0.1"]) as? any GateAdmission)
    var memory = Memory()

    #expect(gate.entry(of: try applicant(ordinal: 1), memory: &memory) == .admitted(burn: .zero))
    #expect(gate.entry(of: try applicant(ordinal: 2), memory: &memory) == .refused)
    #expect(
      gate.entry(of: try applicant(ordinal: 2, draw: 0.05), memory: &memory)
        == .admitted(burn: .zero))
  }
}
