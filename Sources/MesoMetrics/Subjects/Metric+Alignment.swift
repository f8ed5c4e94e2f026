import MesoModel
import MesoPrimitives

extension Metric {
  /// Whether good work is what pays, and what it costs to have it.
  static let alignment: [Metric] = [
    Metric(
      "alignment_spearman", unit: "rank correlation", better: .higher, cadence: 0,
      "Rank correlation, over contributors, of income with mean true quality; undefined where "
        + "either does not vary.",
      .run(reading: [.work, .accounts]) { operators, world in
        operators.alignment(of: operators.measuredContributors(in: world))
      }),
    Metric(
      "alignment_spearman_honest", unit: "rank correlation", better: .higher, cadence: 0,
      "`alignment_spearman` over honest contributors alone.",
      .run(reading: [.work, .accounts]) { operators, world in
        operators.alignment(of: operators.measuredContributors(.honest, in: world))
      }),
    Metric(
      "honest_premium_tokens", unit: "tokens", better: .higher,
      "Profit per operator of honest contributors − that of lazy ones, averaged over the epochs in "
        + "which there are both; operators who cannot submit for want of stake count too.",
      .ratio { frame, world in
        let honest = frame.overContributors(.honest, in: world) { $0.members }
        let lazy = frame.overContributors(.lazy, in: world) { $0.members }
        guard honest > 0, lazy > 0 else { return (0, 0) }
        let gain = frame.overContributors(.honest, in: world) { $0.profit } / Double(honest)
        let rest = frame.overContributors(.lazy, in: world) { $0.profit } / Double(lazy)
        return (world.tokens(gain - rest), 1)
      }),
    Metric(
      "overhead_tokens_per_accepted", unit: "tokens", better: .lower,
      "What validators were paid, net of the deposits they forfeit to each other, what disputes burned "
        + "and what claims and proofs cost ÷ accepted contributions that are good; below 0 where "
        + "challengers lose more than validators earn.",
      .ratio { frame, world in
        (
          world.tokens(
            frame.overValidators { $0.rewards - $0.forfeited } + frame.disputeBurns.units
              + frame.gas.units + frame.overContributors { $0.provingCost }),
          Double(frame.overContributors { $0.goodAccepted })
        )
      }),
    Metric(
      "inspection_cost_tokens", unit: "tokens", better: .lower,
      "What inspections cost validators: a resource spent, where a fee is a transfer.",
      .flow { frame, world in world.tokens(frame.overValidators { $0.inspectionCost }) }),
    Metric(
      "useful_quality_per_token", unit: "quality", better: .higher,
      "Mean quality of what was consumed × demand served ÷ `outlay_tokens`; undefined where slashes "
        + "and listing burns bring back what was paid, so that the work was free.",
      .yield { frame, world in
        (
          (frame.consumedQuality ?? 0) * frame.served, world.tokens(frame.netOutlay(in: world)),
          world.tokens(frame.grossOutlay)
        )
      }),
  ]
}

extension OperatorColumns {
  /// Spearman's correlation of income with contribution-weighted mean quality.
  func alignment(of places: [Int]) -> Double? {
    guard places.count >= 2 else { return nil }
    return Statistics.spearman(
      places.map { Double(income[$0]) },
      places.map { quality[$0] / Double(holdings.contributions[$0]) })
  }
}
