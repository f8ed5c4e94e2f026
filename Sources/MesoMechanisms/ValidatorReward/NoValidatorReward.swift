public import MesoModel

/// Pays validators nothing.
///
/// Models a contract that asks for judgement and forgets to pay for it: to inspect at any cost
/// is then a loss.
///
/// Properties: costs nothing; an honest validator loses its inspections; pure.
public struct NoValidatorReward: ValidatorReward {
  public static let entry = CatalogEntry<any ValidatorReward>(
    ComponentDescriptor(name: "none", summary: "Pays validators nothing.")
  ) { _ in NoValidatorReward() }

  public var dependsOnCoherence: Bool { false }
  public var source: FundingSource { .treasury }

  public func pay(coherent: Int, of seats: Int) -> AttestationPay { AttestationPay() }
}
