public import MesoMechanisms
public import MesoMetrics
public import MesoModel

/// Reads the plans of experiments: sweeps, comparisons and searches for a design.
///
/// Plans are as strict as scenario files: everything that is wrong with a plan, its base and its
/// points is reported at once, with its place.
public struct PlanLoader: Sendable {
  let schema: ScenarioSchema
  /// The names of the metrics that a plan may mention.
  let metrics: [String]

  /// Makes a loader that knows the given components, metrics and presets.
  public init(
    catalog: Catalog = .standard, metrics: [Metric] = Metric.standard,
    presets: [Preset] = Preset.all
  ) {
    schema = ScenarioSchema(catalog: catalog, presets: presets)
    self.metrics = metrics.map(\.name)
  }

  /// What a file describes.
  ///
  /// - Throws: `ScenarioErrors` if the file cannot be read as YAML.
  public static func kind(of file: String) throws -> PlanKind {
    PlanKind(of: try YAMLReader.tree(of: try SourceText.read(file), source: file))
  }

  /// Loads a sweep and checks all its points.
  ///
  /// - Parameters:
  ///   - file: The path of the plan, as messages are to show it.
  ///   - overrides: The texts of `--set`, `path=value`, laid over every point.
  /// - Throws: `ScenarioErrors` with everything that is wrong.
  public func sweep(file: String, overrides: [String] = []) throws -> SweepPlan {
    try sweep(text: try SourceText.read(file), file: file, overrides: overrides)
  }

  /// Loads a sweep from text.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: What messages call the text; `base` is relative to its folder.
  ///   - overrides: The texts of `--set`.
  /// - Throws: `ScenarioErrors` with everything that is wrong.
  public func sweep(text: String, file: String, overrides: [String] = []) throws -> SweepPlan {
    var reader = try SweepReader(self, text: text, file: file)
    return try reader.plan(overrides: overrides)
  }

  /// Loads a search for a design and tries its levers at their ends.
  ///
  /// - Parameters:
  ///   - file: The path of the plan, as messages are to show it.
  ///   - overrides: The texts of `--set`, `path=value`, laid over every design.
  /// - Throws: `ScenarioErrors` with everything that is wrong.
  public func optimization(file: String, overrides: [String] = []) throws -> OptimizationPlan {
    try optimization(text: try SourceText.read(file), file: file, overrides: overrides)
  }

  /// Loads a search for a design from text.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: What messages call the text; `base` is relative to its folder.
  ///   - overrides: The texts of `--set`.
  /// - Throws: `ScenarioErrors` with everything that is wrong.
  public func optimization(
    text: String, file: String, overrides: [String] = []
  ) throws -> OptimizationPlan {
    var reader = try OptimizationReader(self, text: text, file: file)
    return try reader.plan(overrides: overrides)
  }

  /// Loads a comparison.
  ///
  /// - Parameters:
  ///   - file: The path of the plan, as messages are to show it.
  ///   - overrides: The texts of `--set`, laid over every treatment.
  /// - Throws: `ScenarioErrors` with everything that is wrong.
  public func comparison(file: String, overrides: [String] = []) throws -> ComparisonPlan {
    try comparison(text: try SourceText.read(file), file: file, overrides: overrides)
  }

  /// Loads a comparison from text.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: What messages call the text; `base` is relative to its folder.
  ///   - overrides: The texts of `--set`.
  /// - Throws: `ScenarioErrors` with everything that is wrong.
  public func comparison(
    text: String, file: String, overrides: [String] = []
  ) throws -> ComparisonPlan {
    var reader = try ComparisonReader(self, text: text, file: file)
    return try reader.plan(overrides: overrides)
  }
}
