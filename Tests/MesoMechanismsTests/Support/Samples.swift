import MesoModel
import MesoPrimitives

extension PublicView {
  /// A public record that components can be shown.
  static let sample = PublicView(
    epoch: 7, epochDays: 1, supply: Amount(units: 1_000_000_000_000_000),
    treasury: Amount(units: 60_000_000_000_000), staked: Amount(units: 4_000_000_000_000),
    priceUSD: 1, contributorIdentities: 290, validatorIdentities: 40, lastAcceptanceRate: 0.75)
}

extension Tile {
  /// Eight contributions: clear cases, both sides of every threshold, and odd ones.
  static var sample: Tile {
    Tile([
      Row(
        approvals: 5, attestations: 5, kept: 20, score: 0.9, measurement: 0.9, verdict: .accepted,
        stake: 100_000_000_000),
      Row(
        approvals: 3, attestations: 5, kept: 12, score: 0.6, measurement: 0.5, similarity: 2.5,
        verdict: .accepted, stake: 50_000_000_000),
      Row(
        approvals: 2, attestations: 5, flagged: true, kept: 9, score: 0.45, verdict: .rejected,
        stake: 20_000_000_000),
      Row(
        approvals: 0, attestations: 5, flagged: true, kept: 0, score: 0.1, measurement: -0.25,
        verdict: .rejected, stake: 19_999_999_999),
      Row(
        examined: false, kept: 10, score: 0.75, verdict: .accepted, stake: 100_000_000_000),
      Row(examined: false, kept: 3, score: 0.3, verdict: .rejected, stake: 100_000_000_000),
      Row(
        approvals: 3, attestations: 5, flagged: true, kept: 15, score: -0.05, verdict: .accepted,
        stake: 9),
      Row(examined: false, kept: 11, score: 1.2, verdict: .unexamined, stake: 10_000_000_000),
    ])
  }
}
