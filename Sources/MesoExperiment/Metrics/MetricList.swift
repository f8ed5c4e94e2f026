import MesoMetrics
public import MesoModel
public import MesoScenario

extension Metric {
  /// The metrics that a scenario measures: the standard ones of each treatment, each once, in the order
  /// in which they first appear. Conservation is always measured.
  ///
  /// Treatments may declare different strategies and so have different metrics; tables have the
  /// columns of all.
  public static func list(for scenario: ResolvedScenario) -> [Metric] {
    var known: Set<String> = []
    return scenario.treatments
      .flatMap { Metric.standard(for: $0.world) }
      .filter { known.insert($0.name).inserted }
      .filter { metric in
        scenario.measured?.contains(metric.name) ?? true
          || invariants.contains { $0.name == metric.name }
      }
  }

  /// Whether values are shares of a whole, so that equal ones leave their interval unknown.
  public var isBoundedRate: Bool { unit == "share" }
}
