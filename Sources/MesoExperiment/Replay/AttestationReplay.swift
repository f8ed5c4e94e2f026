import MesoModel
import MesoPrimitives
public import MesoScenario

/// What other rules would have decided and paid on a network's recorded attestations.
///
/// The record stands in for production, assignment and attestation; a treatment's verification,
/// reward, validator reward and slashing do the rest as in a run. Stakes are those of the record in
/// every epoch: what a rule slashes is not carried into the next.
public struct AttestationReplay: Sendable {
  public let record: RecordedAttestations
  public let scenario: ResolvedScenario

  /// Why a mechanism cannot be asked about a record.
  public struct Refusal: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// - Throws: `Refusal` when a treatment's mechanism reads what the record lacks; the first
  ///   sentence of each that does.
  public init(_ record: RecordedAttestations, scenario: ResolvedScenario) throws(Refusal) {
    self.record = record
    self.scenario = scenario
    let lacking = scenario.treatments.compactMap { treatment in
      Self.lack(of: treatment.world.mechanism, hasScores: record.hasScores).map {
        "Treatment '\(treatment.name)': \($0)"
      }
    }
    guard lacking.isEmpty else { throw Refusal(description: lacking.joined(separator: "\n")) }
  }

  /// What a mechanism reads that a record does not hold; `nil` if nothing.
  private static func lack(of mechanism: Mechanism, hasScores: Bool) -> String? {
    switch mechanism.verification.instrument {
    case .audit: return "its verification inspects work; the record holds attestations alone."
    case .trial: return "its verification counts users; the record holds attestations alone."
    case .gold, .benchmark, .proof:
      return "its verification measures work; the record holds attestations alone."
    case .panel(let terms) where terms.reading != .none:
      return "its verification weighs or measures; the record holds approvals and rejections alone."
    case .panel, nil: break
    }
    if let lack = lackOfPay(in: mechanism) { return lack }
    if !mechanism.roles.isEmpty {
      return "it pays roles by rules of their own; the record does not say who has which role."
    }
    if mechanism.allocation is any TaskAllocation {
      return "its allocation chooses who works; the record holds the work that was done."
    }
    if mechanism.verification is any EpochVerification {
      return "its verification needs operators who answer it; the record holds attestations alone."
    }
    let reads = mechanism.verification.reads.union(mechanism.reward.reads)
      .union(mechanism.slashing.reads)
    if !reads.isEmpty {
      return "it reads \(reads.map { "\($0)" }.sorted().joined(separator: ", ")), which the record "
        + "does not hold."
    }
    guard let reward = mechanism.reward as? any ContributionReward else {
      return "its reward is for use; the record does not hold how much work was used."
    }
    if reward.benchmarkNoise != nil, !hasScores {
      return "its reward reads a benchmark score; give the attestations a column 'score'."
    }
    return mechanism.reputation.isConstant
      ? nil : "its reputation changes; a record is replayed without memory."
  }

  /// What slashing and the pay of validators read that a record does not hold.
  private static func lackOfPay(in mechanism: Mechanism) -> String? {
    let slashing = mechanism.slashing
    if slashing.detector != nil {
      return "its slashing looks for copies; the record holds attestations alone."
    }
    if slashing is any JointSlashing || slashing.exclusion != nil
      || slashing.validatorFaults != nil || slashing.destination == .reporter
    {
      return "its slashing depends on more than the contribution; a record is replayed row by row."
    }
    let pay = mechanism.validatorReward
    if pay is any DividendReward {
      return "its validator reward needs validators who weigh; the record holds attestations alone."
    }
    return pay is any PooledValidatorReward || pay is any PeerValidatorReward
      ? "its validator reward compares attestations; a record is replayed row by row." : nil
  }

  /// Runs every treatment over all epochs, one treatment after the other.
  public func run(_ body: (AttestationStep) throws -> Void) rethrows {
    for (place, treatment) in scenario.treatments.enumerated() {
      var treasury = treatment.world.treasury.units
      for epoch in record.epochs {
        let settlement = RecordedSettlement(
          treatment.world, epoch, identities: record.identities.count, treasury: treasury)
        treasury = settlement.treasury
        try body(AttestationStep(treatment: place, epoch: epoch, settlement: settlement))
      }
    }
  }
}

/// One epoch under one treatment.
public struct AttestationStep: Sendable {
  /// The place of the treatment.
  public let treatment: Int
  public let epoch: RecordedAttestations.Epoch
  public let settlement: RecordedSettlement
}
