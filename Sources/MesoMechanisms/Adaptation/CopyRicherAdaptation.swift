public import MesoModel

/// Copies a random peer that holds more.
///
/// Models imitation of visible wealth: an operator that revises looks at one peer of its side,
/// itself included, and takes its behaviour if that peer's liquid balance is strictly larger.
///
/// Properties: reads balances, not skill at earning them: a rich start is copied too; pure.
public struct CopyRicherAdaptation: PeerAdaptation {
  public static let entry = CatalogEntry<any Adaptation>(
    ComponentDescriptor(
      name: "copy-richer", summary: "Copies a random peer that holds more.",
      parameters: [.revision(default: "0.01"), .mutation])
  ) { values in
    CopyRicherAdaptation(
      revision: values.number("revision"), mutation: values.number("mutation"))
  }

  public let revision: Double
  public let mutation: Double

  public var basis: AdaptationBasis { .balance }

  public func probabilityOfCopying(own: Double, peer: Double) -> Double { own < peer ? 1 : 0 }
}
