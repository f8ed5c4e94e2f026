import MesoModel
import MesoPrimitives

extension Metric {
  /// When an honest contributor is paid, and how surely.
  static let risk: [Metric] = [
    Metric(
      "payout_delay_epochs", unit: "epochs", better: .lower,
      "Epochs from production to receipt, weighted by amount, of what contributors earned.",
      .ratio { frame, _ in (frame.delayedUnits, frame.dueUnits) }),
    Metric(
      "payout_pending_share", unit: "share", better: .lower, cadence: 0,
      "Rewards that are earned and not received by the end ÷ rewards earned after the warm-up.",
      .run(reading: [.rewards, .holdings]) { operators, _ in
        quotient(
          Double(operators.holdings.pending.reduce(0, +)),
          Double(operators.holdings.rewards.reduce(0, +)))
      }),
    Metric(
      "income_variation", unit: "ratio", better: .lower, cadence: 0,
      "Median over honest contributors of the coefficient of variation of income, summed over "
        + "windows of `income-window` epochs.",
      .run(reading: [.work, .accounts]) { operators, world in
        let variations = operators.incomeVariations(in: world)
        return variations.isEmpty ? nil : Statistics.quantile(0.5, of: variations)
      }),
    Metric(
      "income_variation_undefined_share", unit: "share", better: .none, cadence: 0,
      "Honest contributors left out of `income_variation`: a mean income of 0 or less, or fewer "
        + "than 3 full windows.",
      .run(reading: [.work, .accounts]) { operators, world in
        let honest = operators.measuredContributors(.honest, in: world).count
        let defined = operators.incomeVariations(in: world).count
        return quotient(Double(honest - defined), Double(honest))
      }),
    Metric(
      "loss_probability", unit: "share", better: .lower, cadence: 0,
      "Windows in which an honest contributor made a loss ÷ windows of honest contributors.",
      .run(reading: [.work, .accounts]) { operators, world in
        let honest = operators.measuredContributors(.honest, in: world)
        return quotient(
          Double(honest.reduce(0) { $0 + operators.lossWindows[$1] }),
          Double(honest.reduce(0) { $0 + operators.windows[$1] }))
      }),
    Metric(
      "expected_shortfall_tokens", unit: "tokens", better: .lower, cadence: 0,
      "Mean loss over the windows of honest contributors, a gain counted as 0.",
      .run(reading: [.work, .accounts]) { operators, world in
        let honest = operators.measuredContributors(.honest, in: world)
        return quotient(
          world.tokens(honest.reduce(0.0) { $0 + operators.lossSum[$1] }),
          Double(honest.reduce(0) { $0 + operators.windows[$1] }))
      }),
  ]
}

extension OperatorColumns {
  /// The coefficient of variation of each honest contributor's income over windows, of those who
  /// have 3 windows or more and a mean above 0.
  func incomeVariations(in world: World) -> [Double] {
    measuredContributors(.honest, in: world).compactMap { place in
      guard windows[place] >= 3, windowMean[place] > 0 else { return nil }
      let variance = windowSquares[place] / Double(windows[place] - 1)
      return variance.squareRoot() / windowMean[place]
    }
  }
}
