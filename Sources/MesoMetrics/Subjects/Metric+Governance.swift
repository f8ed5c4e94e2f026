import MesoModel
import MesoPrimitives

extension Metric {
  /// Who decides, and how rules move. Worlds in which nobody governs do not have them.
  static let governance: [Metric] = [
    Metric(
      "lever_moves", unit: "moves", better: .none, "Moves of levers that governance decided.",
      .flow { frame, _ in Double(frame.governance.motions) }),
    Metric(
      "lever_travel_share", unit: "share of the range", better: .none,
      "Σ |move| ÷ range of the lever, over moves of levers.",
      .flow { frame, _ in frame.governance.moved }),
    Metric(
      "lever_reversal_rate", unit: "share", better: .lower,
      "Moves that turn the last one of their lever round ÷ moves.",
      .ratio { frame, _ in
        (Double(frame.governance.reversals), Double(frame.governance.motions))
      }),
    Metric(
      "oscillation_share", unit: "share of the range", better: .lower,
      "Mean |move| ÷ range of the lever, over moves that turn the last one of their lever round.",
      .ratio { frame, _ in (frame.governance.reversed, Double(frame.governance.reversals)) }),
    Metric(
      "grants_tokens", unit: "tokens", better: .none,
      "Tokens of the treasury that proposals asked for and got.",
      .flow { frame, world in world.tokens(frame.governance.granted.units) }),
    Metric(
      "vote_turnout_share", unit: "share", better: .higher,
      "Tokens that voted ÷ tokens that could, over all proposals.",
      .ratio { frame, _ in (frame.governance.cast, frame.governance.held) }),
    Metric(
      "nakamoto_votes", unit: "parties", better: .higher,
      "Fewest parties that cast more than half of the votes of a poll, a coalition being one; mean "
        + "over polls.",
      .ratio { frame, _ in
        frame.governance.nakamoto.map { (Double($0), 1) } ?? (0, 0)
      }),
  ]
}
