import Foundation
public import MesoExperiment
public import MesoModel
public import MesoScenario

/// The results of a run that a folder holds, read back.
public struct RecordedResult: Sendable {
  public let path: String
  public let manifest: Manifest
  /// The scenario as it was run.
  public let scenario: ResolvedScenario
  /// The scenario's metrics, in the order of ``values``.
  public let metrics: [Metric]
  /// The metrics of every run that did not fail.
  public let values: [RunID: [Double?]]

  /// Why a folder's results cannot be used.
  public struct Refusal: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// Reads a folder.
  ///
  /// - Parameter path: A folder that `run` or `compare` wrote.
  /// - Throws: `Refusal` with the file that is missing or wrong.
  public init(in path: String) throws {
    self.path = path
    let manifest: Manifest
    do { manifest = try Manifest.read(in: OutputFolder(path)) } catch {
      throw Refusal(description: "\(error) Give a folder that 'run' or 'compare' wrote.")
    }
    guard ["run", "comparison"].contains(manifest.kind), manifest.schemaVersion == 1 else {
      throw Refusal(
        description: "'\(path)' holds the results of a \(manifest.kind) (schema "
          + "\(manifest.schemaVersion)); only those of 'run' and 'compare' can be used here.")
    }
    self.manifest = manifest
    scenario = try Self.scenario(in: path)
    metrics = Metric.list(for: scenario)
    values = try Self.values(in: path, scenario: scenario, metrics: metrics)
  }

  private static func scenario(in path: String) throws -> ResolvedScenario {
    do { return try ScenarioLoader().load(file: "\(path)/scenario.yaml") } catch {
      throw Refusal(description: String(describing: error))
    }
  }

  private static func values(
    in path: String, scenario: ResolvedScenario, metrics: [Metric]
  ) throws -> [RunID: [Double?]] {
    let file = "\(path)/runs.csv"
    guard let data = FileManager.default.contents(atPath: file),
      let table = CSVTable(Array(data)), let mechanism = table.place(of: "mechanism"),
      let replicate = table.place(of: "replicate"), let status = table.place(of: "status")
    else { throw Refusal(description: "'\(file)' is missing, or no table of runs.") }
    let places = metrics.map { table.place(of: $0.name) }
    let names = scenario.treatments.map { $0.name }
    var values: [RunID: [Double?]] = [:]
    for row in table.rows where row[status] == "ok" {
      guard let treatment = names.firstIndex(of: row[mechanism]), let number = Int(row[replicate])
      else {
        throw Refusal(
          description: "'\(file)' has a run of '\(row[mechanism])', replicate "
            + "'\(row[replicate])', which is not in the folder's scenario.yaml.")
      }
      let cells = places.map { place in place.flatMap { Double(row[$0]) } }
      values[RunID(treatment: treatment, replicate: number)] = cells
    }
    return values
  }

  /// The treatments as parts of a comparison, under the names that they have in the folder.
  ///
  /// - Parameter metrics: The metrics wanted; those that the folder lacks have no values.
  public func arms(_ metrics: [Metric]) -> [Arm] {
    let places = metrics.map { metric in self.metrics.firstIndex { $0.name == metric.name } }
    return scenario.treatments.indices.map { treatment in
      let runs = values.filter { $0.key.treatment == treatment }
      return Arm(
        name: scenario.treatments[treatment].name,
        values: Dictionary(
          uniqueKeysWithValues: runs.map { id, values in
            (id.replicate, places.map { $0.flatMap { values[$0] } })
          }))
    }
  }
}
