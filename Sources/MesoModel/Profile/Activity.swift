/// What a run spends its time on: setting up, the phases of its epochs in their order, and what
/// happens around them.
public enum Activity: String, CaseIterable, Sendable {
  case setup
  case demand, participation, allocation, production, assignment, attestation, verdict, dispute
  case settlement, payout, market, adaptation, governance, observation
  case metrics, tables

  /// The stage whose component makes the work, unless part of it is charged to another; `nil` for
  /// work that no component can be held to account for.
  public var stage: Stage? {
    switch self {
    case .participation: .admission
    case .allocation: .allocation
    case .production: .production
    case .assignment, .attestation, .verdict: .verification
    case .dispute: .dispute
    case .payout: .payout
    case .market: .emission
    case .adaptation: .adaptation
    case .governance: .governance
    case .setup, .demand, .settlement, .observation, .metrics, .tables: nil
    }
  }
}
