import MesoMechanisms
public import MesoModel
import MesoStrategies

extension Catalog {
  /// Every component that Mesocosm comes with.
  public static let standard: Catalog = mechanisms.with {
    $0.contributorStrategy = strategies.contributorStrategy
    $0.validatorStrategy = strategies.validatorStrategy
  }
}
