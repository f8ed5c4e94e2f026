public import MesoPrimitives

/// What validators are paid for attesting, and what they lose.
public protocol ValidatorReward: Component {
  /// Pays one contribution's panel.
  ///
  /// - Parameters:
  ///   - coherent: Attestations that agree with the verdict.
  ///   - seats: Attestations in all.
  func pay(coherent: Int, of seats: Int) -> AttestationPay
  /// Whether ``pay(coherent:of:)`` depends on `coherent`.
  var dependsOnCoherence: Bool { get }
  var source: FundingSource { get }
}

/// What one attestation earns and forfeits.
public struct AttestationPay: Hashable, Sendable {
  /// Paid by the funding source to an attestation that agrees with the verdict.
  public var coherentFee = Amount.zero
  /// Paid by the funding source to an attestation that disagrees with the verdict.
  public var incoherentFee = Amount.zero
  /// Taken from the stake of an attestation that disagrees with the verdict.
  public var forfeit = Amount.zero
  /// Each agreeing attestation's share of what was forfeited on this panel.
  public var forfeitShare = Amount.zero

  public init() {}
}

/// A validator reward that shares a pool: over the attestations of an epoch, equally, or over the
/// validators present, by stake.
///
/// Each attestation gets the same whole number of base units, and each identity its part rounded
/// down; what does not divide stays with the payer.
public protocol PooledValidatorReward: ValidatorReward {
  /// Whether stake and not attestations is what is paid for.
  var isByStake: Bool { get }
  /// What is shared in an epoch.
  ///
  /// - Parameters:
  ///   - fees: What users pay for use in the epoch.
  ///   - budget: What the sponsor set aside for the epoch, or the emission, where that pays; no
  ///     tokens if there is no limit.
  func pool(fees: Amount, budget: Amount) -> Amount
}

extension PooledValidatorReward {
  public var isByStake: Bool { false }
}

/// A validator reward that scores an attestation against a peer of the same panel.
///
/// Scores are added up over an epoch; a validator is paid its sum times the fee, or forfeits as
/// much of its stake, to the treasury, where the sum is below 0.
public protocol PeerValidatorReward: ValidatorReward {
  var scoring: AttestationScoring { get }
  /// Tokens for a score of 1.
  var fee: Amount { get }
}

/// How an attestation is scored against a peer's.
public enum AttestationScoring: String, CaseIterable, Sendable {
  /// 1 if both attest the same, else 0.
  case outputAgreement = "output-agreement"
  /// 1 if both attest the same of the panel's work, less 1 if they attest the same of two other
  /// works, one that each has attested.
  case dasguptaGhosh = "dasgupta-ghosh"
}
