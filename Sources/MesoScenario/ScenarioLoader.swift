public import MesoMechanisms
public import MesoMetrics
public import MesoModel
import MesoPrimitives

/// Reads scenario files: strict YAML, laid over its bases, checked, completed and made into worlds.
///
/// Precedence, from weak to strong: defaults, preset, base file, file, treatment, `--set`.
public struct ScenarioLoader: Sendable {
  let schema: ScenarioSchema
  /// The names of the metrics that a scenario may mention.
  let metrics: [String]

  /// Makes a loader that knows the given components, metrics and presets.
  public init(
    catalog: Catalog = .standard, metrics: [Metric] = Metric.standard,
    presets: [Preset] = Preset.all
  ) {
    schema = ScenarioSchema(catalog: catalog, presets: presets)
    self.metrics = metrics.map(\.name)
  }

  /// Loads a scenario file.
  ///
  /// - Parameters:
  ///   - file: The path of the file, as messages are to show it.
  ///   - overrides: The texts of `--set`, `path=value`, applied in this order to every treatment;
  ///     `treatments.NAME.path=value` to one.
  /// - Throws: ``ScenarioErrors`` with everything that is wrong.
  public func load(file: String, overrides: [String] = []) throws -> ResolvedScenario {
    try load(text: try SourceText.read(file), file: file, overrides: overrides)
  }

  /// Loads a scenario from text.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: What messages call the text; `extends` is relative to its folder.
  ///   - overrides: The texts of `--set`.
  /// - Throws: ``ScenarioErrors`` with everything that is wrong.
  public func load(
    text: String, file: String, overrides: [String] = []
  ) throws -> ResolvedScenario {
    guard text.utf8.count <= SourceText.maximumBytes else {
      throw ScenarioErrors(Place(file), SourceText.tooLarge)
    }
    let merging = Merging(schema: schema)
    var inheritance = Inheritance(merging: merging)
    let tree = try inheritance.tree(text: text, file: file)
    let kind = PlanKind(of: tree)
    guard kind == .scenario else {
      throw ScenarioErrors(
        tree.place, "This is a \(kind.noun), not a scenario; see 'mesocosm help'.")
    }
    var layers = Layers(file: tree, overrides: overrides, merging: merging)
    let variants = layers.variants()
    guard layers.issues.isEmpty || !variants.isEmpty else {
      throw ScenarioErrors(layers.issues, sources: inheritance.sources)
    }
    var assembly = Assembly(schema: schema, metrics: metrics)
    let scenario = assembly.scenario(of: variants, hasTreatments: layers.hasTreatments)
    let issues = layers.issues + assembly.issues
    guard let scenario, issues.isEmpty else {
      throw ScenarioErrors(issues, sources: inheritance.sources)
    }
    return scenario
  }
}
