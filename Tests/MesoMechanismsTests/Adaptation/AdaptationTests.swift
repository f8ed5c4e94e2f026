import MesoMechanisms
import MesoModel
import Testing

struct AdaptationTests {
  private func peers(
    _ entry: CatalogEntry<any Adaptation>, _ settings: [String: String] = [:]
  ) throws -> any PeerAdaptation {
    try #require(entry.made(settings) as? any PeerAdaptation)
  }

  @Test func `copy-richer copies a strictly larger balance and no other`() throws {
    let rule = try peers(CopyRicherAdaptation.entry, ["revision": "0.2", "mutation": "0.01"])

    #expect(rule.probabilityOfCopying(own: 5, peer: 6) == 1)
    #expect(rule.probabilityOfCopying(own: 5, peer: 5) == 0)
    #expect(rule.probabilityOfCopying(own: 6, peer: 5) == 0)
    #expect(rule.revision == 0.2)
    #expect(rule.mutation == 0.01)
    #expect(rule.basis == .balance)
  }

  /// 1 ⁄ (1 + e⁻²) = 0.880 797 077 977 882…
  @Test func `fermi copies by the logistic of the payoff difference`() throws {
    let rule = try peers(FermiAdaptation.entry, ["intensity": "2"])

    #expect(rule.probabilityOfCopying(own: 1, peer: 1) == 0.5)
    #expect(abs(rule.probabilityOfCopying(own: 1, peer: 2) - 0.880_797_077_977_882_4) < 1e-15)
    #expect(abs(rule.probabilityOfCopying(own: 2, peer: 1) - 0.119_202_922_022_117_6) < 1e-15)
  }

  @Test func `fermi without intensity tosses a coin`() throws {
    let rule = try peers(FermiAdaptation.entry, ["intensity": "0"])

    #expect(rule.probabilityOfCopying(own: -1e9, peer: 1e9) == 0.5)
  }

  @Test(arguments: [
    ("average", "mean-absolute", AdaptationBasis.payoff(window: 4, scale: .meanAbsolute)),
    ("average", "tokens", .payoff(window: 4, scale: .tokens)),
    ("last-epoch", "tokens", .payoff(window: 1, scale: .tokens)),
  ])
  func `fermi compares the payoffs that its parameters name`(
    over: String, scale: String, basis: AdaptationBasis
  ) throws {
    let rule = try FermiAdaptation.entry.made([
      "payoff-over": over, "payoff-window": "4", "payoff-scale": scale,
    ])

    #expect(rule.basis == basis)
  }

  @Test func `without adaptation nobody revises`() throws {
    let rule = try NoAdaptation.entry.made()

    #expect(rule.revision == 0)
    #expect(rule.mutation == 0)
  }

  @Test func `proportional imitation never copies a worse peer`() throws {
    let rule = try peers(ProportionalImitationAdaptation.entry)

    #expect(rule.probabilityOfCopying(own: 0.25, peer: 1) == 0.75)
    #expect(rule.probabilityOfCopying(own: 1, peer: 0.25) == 0)
    #expect(rule.probabilityOfCopying(own: 0, peer: 3) == 1)
    #expect(rule.basis == .payoff(window: 10, scale: .range))
  }
}
