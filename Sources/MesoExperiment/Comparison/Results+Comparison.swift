import MesoScenario

extension Results {
  /// The treatments compared with one of them, on the scenario's headline metrics.
  ///
  /// - Parameter baseline: The name of the treatment that the others are compared with.
  /// - Returns: `nil` if there is no treatment of that name, or no other.
  public func comparison(baseline: String) -> Comparison? {
    let arms = arms
    guard arms.count > 1, let place = arms.firstIndex(where: { $0.name == baseline }) else {
      return nil
    }
    return Comparison(arms, metrics: metrics, headline: scenario.headline, baseline: place)
  }
}
