import MesoModel
import MesoPrimitives
import Testing

/// What one operator gains by being ten identities, under each reward that has a closed form for it.
struct SybilNeutralityTests {
  /// Ten operators of ten works an epoch, all alike; one of them splits its works over ten
  /// identities. Nothing is chance.
  private func split(
    _ reward: String, work: String = "split", each: Int = 10
  ) throws -> (whole: Double, split: Double) {
    let own =
      "work: \(work), contributions-per-epoch: \(each), capital: 100, stake: 100, quality: {skill-weight: 0, base: 0.8, noise: 0}"
    let text = """
      scenario: split
      epochs: 12
      warm-up: 0
      replicates: 1
      score-bias-sd: 0
      popularity: {item-sd: 0, operator-sd: 0}
      treasury: {balance: 1_000_000}
      demand: {kind: constant, usage: 1_000, fee: 1, budget: 1_000}
      production: {kind: linear}
      contributors:
        whole: {strategy: honest, operators: 9, \(own)}
        split: {strategy: sybil, operators: 1, identities: 10, \(own)}
      mechanism:
        verification: {kind: none}
        reward: \(reward)
      """
    let epochs = try frames(of: try world(text))
    let totals = (0..<2).map { cohort in
      Double(epochs.reduce(0) { $0 + $1.contributors[cohort].rewards }) / 1e9
    }
    return (totals[0] / 9, totals[1])
  }

  /// Pay by the piece, by weight that adds up, or by use: nothing changes but for rounding.
  @Test(arguments: [
    "{kind: per-task, amount: 1}", "{kind: pool-share, benchmark-noise: 0}",
    "{kind: royalty}", "{kind: royalty, lineage: lrp}", "{kind: revenue-share}",
    "{kind: improvement, start: 0.5, baseline: start, margin: 0, benchmark-noise: 0}",
    "{kind: work-availability, by: stake}", "{kind: shapley, worth: additive, benchmark-noise: 0}",
    "{kind: leave-one-out, worth: additive, benchmark-noise: 0}",
    "{kind: retroactive, vote-noise: 0, period: 4}",
    "{kind: dynamic, formula: score, benchmark-noise: 0}",
    "{kind: prize, places: 100, ratio: 1, benchmark-noise: 0}",
  ])
  func `splitting the same work over identities pays the same`(reward: String) throws {
    let (whole, split) = try split(reward)
    #expect(whole > 0)
    #expect(abs(split - whole) < 1e-6 * whole)
  }

  /// 28 tokens by identity over 9 + 10 of them: ten parts for the one that splits.
  @Test func `availability by identity pays every identity`() throws {
    let (whole, split) = try split("{kind: work-availability, work: 0, availability: 190}")
    #expect(abs(split - 10 * whole) < 1e-6 * split)
  }

  /// I3: a weight s^g by identity over k identities with 1 ⁄ k of the stake each is worth k^(1 − g)
  /// times as much: √10 for g = ½, 1 for g = 1 and √⅒ for g = 1.5, where every identity makes one work.
  @Test(arguments: [(0.5, 3.162_277_66), (1, 1), (1.5, 0.316_227_766)])
  func `a weight concave in stake rewards splitting the stake`(power: Double, gain: Double) throws {
    let (whole, split) = try split(
      "{kind: dynamic, formula: 'pow(stake / threshold, a)', a: \(power)}", work: "replicate",
      each: 1)
    #expect(abs(split / whole - gain) < 1e-6 * gain)
  }

  /// With a cap of a twentieth the ten who are whole lose half of their tenth, and the split one
  /// nothing.
  @Test func `a cap by identity pays those who split`() throws {
    let (whole, split) = try split("{kind: retroactive, vote-noise: 0, period: 4, cap: 0.05}")
    #expect(abs(split - 2 * whole) < 1e-6 * split)
  }
}
