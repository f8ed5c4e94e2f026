import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

/// Compares the treatments of finished runs, from their folders.
struct FolderComparison {
  let folders: [String]
  let baseline: String?
  let isPaired: Bool
  let output: OutputOptions
  let format: TableFormat

  func run() throws {
    let results = try folders.map { folder in
      do { return try RecordedResult(in: folder) } catch {
        throw Ending.badInput("error: \(error)")
      }
    }
    if isPaired { try checkPairs(results) }
    let metrics = Self.metrics(of: results)
    let arms = try arms(of: results, metrics)
    let names = arms.map { $0.name }
    let chosen = try BaselineName(baseline, among: names).name
    let comparison = Comparison(
      arms, metrics: metrics, headline: results[0].scenario.headline,
      baseline: names.firstIndex(of: chosen) ?? 0, isPaired: isPaired)
    warn(about: results)
    if output.out != nil { try write(comparison, of: results) }
    let title = results.map { $0.scenario.name }.reduce(into: [String]()) { titles, name in
      if !titles.contains(name) { titles.append(name) }
    }
    ComparisonReport(comparison, title: title.joined(separator: ", "), format: format).print()
  }

  /// Refuses results whose replicates do not share their luck.
  private func checkPairs(_ results: [RecordedResult]) throws {
    let first = results[0]
    for other in results.dropFirst() where other.manifest.seed != first.manifest.seed {
      throw Ending.badInput(
        "error: '\(first.path)' has the seed \(first.manifest.seed) and '\(other.path)' "
          + "\(other.manifest.seed), so their replicates are no pairs. Run them under one seed, "
          + "or compare them with --unpaired.")
    }
    for other in results.dropFirst()
    where Set(other.manifest.replicates).isDisjoint(with: first.manifest.replicates) {
      throw Ending.badInput(
        "error: '\(first.path)' and '\(other.path)' have no replicate in common; compare them "
          + "with --unpaired.")
    }
  }

  /// The metrics of all results, each once.
  private static func metrics(of results: [RecordedResult]) -> [Metric] {
    var known: Set<String> = []
    return results.flatMap { $0.metrics }.filter { known.insert($0.name).inserted }
  }

  /// The treatments of all results. Where names are not enough to tell them apart, the
  /// scenario's goes before, then the folder's.
  private func arms(of results: [RecordedResult], _ metrics: [Metric]) throws -> [Arm] {
    let plain = results.map { $0.arms(metrics) }
    let namings: [(RecordedResult) -> String?] = [
      { _ in nil }, { $0.scenario.name }, { $0.path },
    ]
    for naming in namings {
      let named = zip(results, plain).flatMap { result, arms in
        arms.map { arm in
          Arm(name: naming(result).map { "\($0)/\(arm.name)" } ?? arm.name, values: arm.values)
        }
      }
      if Set(named.map { $0.name }).count == named.count { return named }
    }
    throw Ending.badInput("error: A folder is given more than once.")
  }

  private func warn(about results: [RecordedResult]) {
    for result in results where result.manifest.status == .interrupted {
      Console.complain("warning: '\(result.path)' was interrupted; it has fewer runs than planned.")
    }
    for result in results.dropFirst()
    where result.manifest.version != results[0].manifest.version {
      Console.complain(
        "warning: '\(results[0].path)' was made by version \(results[0].manifest.version) and "
          + "'\(result.path)' by \(result.manifest.version); numbers may differ between them.")
    }
  }

  private func write(_ comparison: Comparison, of results: [RecordedResult]) throws {
    let folder = output.folder(for: results[0].scenario.name, among: 1)
    do { try folder.prepare(overwrite: output.overwrite) } catch {
      throw Ending.badInput("error: \(error)")
    }
    do {
      try ComparisonWriter(comparison, of: results).write(
        to: folder,
        command: ["compare"] + results.map { $0.scenario.name }
          + ["--baseline", comparison.baseline] + (isPaired ? [] : ["--unpaired"]))
    } catch {
      throw Ending.failed("error: \(error)")
    }
  }
}
