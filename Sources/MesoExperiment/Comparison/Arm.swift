import MesoScenario

/// A treatment's part in a comparison: what each metric was in each of its replicates.
public struct Arm: Sendable {
  public let name: String
  /// One run value per metric for each replicate that did not fail.
  public let values: [Int: [Double?]]

  public init(name: String, values: [Int: [Double?]]) {
    self.name = name
    self.values = values
  }

  /// One metric by replicate; replicates without a value are left out.
  func values(of metric: Int) -> [Int: Double] { values.compactMapValues { $0[metric] } }

  func summary(of metric: Int, isBoundedRate: Bool) -> Summary {
    Summary(Array(values(of: metric).values), isBoundedRate: isBoundedRate)
  }
}

extension Results {
  /// The treatments of a scenario as parts of a comparison.
  public var arms: [Arm] {
    scenario.treatments.indices.map { treatment in
      Arm(
        name: scenario.treatments[treatment].name,
        values: Dictionary(
          uniqueKeysWithValues: finished(treatment).map { ($0.id.replicate, $0.values) }))
    }
  }
}
