import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct CommitteeTests {
  /// One row for every number of approvals that a panel can give.
  private func outcomes(seats: Int) -> Tile {
    Tile((0...seats).map { Row(approvals: UInt16($0), attestations: UInt16(seats)) })
  }

  @Test func `work is accepted with the approvals needed and rejected with one fewer`() throws {
    let committee = try CommitteeVerification.entry.made()

    #expect(
      outcomes(seats: 5).verdicts(committee)
        == [.rejected, .rejected, .rejected, .accepted, .accepted, .accepted])
  }

  @Test func `a tie rejects`() throws {
    let committee = try CommitteeVerification.entry.made(["size": "4", "approvals": "3"])

    #expect(outcomes(seats: 4).verdicts(committee)[2] == .rejected)
  }

  @Test func `work without a panel gets what the committee says of unexamined work`() throws {
    let tile = Tile([Row(examined: false), Row(examined: true, approvals: 5, attestations: 5)])
    let accept = try CommitteeVerification.entry.made(["rate": "0.25"])
    let nothing = try CommitteeVerification.entry.made(["unexamined": "nothing"])

    #expect(tile.verdicts(accept) == [.accepted, .accepted])
    #expect(tile.verdicts(nothing) == [.unexamined, .accepted])
  }

  @Test func `the panel is drawn as the parameters say`() throws {
    let committee = try CommitteeVerification.entry.made([
      "size": "7", "rate": "0.5", "replacement": "true", "weighting": "stake",
      "commit-reveal": "false",
    ])

    #expect(
      committee.instrument
        == .panel(
          PanelTerms(
            size: 7, rate: 0.5, replacement: true, weighting: .stake, commitReveal: false)))
  }

  @Test func `a panel cannot give more approvals than it has seats`() throws {
    let conflict = #expect(throws: ParameterConflict.self) {
      try CommitteeVerification.entry.made(["size": "3", "approvals": "4"])
    }

    #expect(conflict?.parameter == "approvals")
    #expect(
      conflict?.description
        == "A panel of 3 cannot give 4 approvals; 'approvals' must be at most 'size'.")
  }

  /// Condorcet's theorem: P = Σ_{k > n⁄2} C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ with p = 0.6, the sum over the
  /// outcomes that the component accepts.
  @Test(arguments: [
    (1, 0.6), (3, 0.648), (5, 0.68256), (7, 0.710208), (11, 0.753_498_132_5),
    (21, 0.825_622_133_6), (101, 0.979_103_309),
  ])
  func `a majority of independent looks is right as often as Condorcet says`(
    seats: Int, accuracy: Double
  ) throws {
    let committee = try CommitteeVerification.entry.made([
      "size": "\(seats)", "approvals": "\(seats / 2 + 1)",
    ])
    var probability = (0..<seats).reduce(1.0) { product, _ in product * 0.4 }
    var right = 0.0
    for (approvals, verdict) in outcomes(seats: seats).verdicts(committee).enumerated() {
      if verdict == .accepted { right += probability }
      probability *= 0.6 / 0.4 * Double(seats - approvals) / Double(approvals + 1)
    }

    // The reference values have ten digits.
    #expect(abs(right - accuracy) < 1e-9)
  }
}
