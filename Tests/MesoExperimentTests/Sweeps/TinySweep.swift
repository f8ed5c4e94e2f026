import Foundation
import MesoExperiment
import MesoScenario

/// A sweep of the tiny scenario: four points, two treatments, three replicates.
enum TinySweep {
  static func plan(
    _ design: String = "grid: {demand.budget: [10, 20], contributors.lazy.operators: [3, 6]}",
    overrides: [String] = []
  ) throws -> SweepPlan {
    try inFolder { folder in
      try TinyScenario.text.write(toFile: "\(folder)/tiny.yaml", atomically: true, encoding: .utf8)
      let text = """
        sweep: tiny-sweep
        base: tiny.yaml
        replicates: 3
        design:
          - \(design)
        """
      return try PlanLoader().sweep(text: text, file: "\(folder)/plan.yaml", overrides: overrides)
    }
  }

  /// Makes all runs of a sweep into a new journal.
  static func journal(of sweep: Sweep, in folder: String, jobs: Int = 2) throws -> Journal {
    let journal = try Journal.create(
      at: "\(folder)/\(UUID()).sqlite", sweep.header(version: "1", command: ["sweep"]))
    try sweep.run(
      into: journal, except: try sweep.finishedRuns(in: journal), jobs: jobs)
    return journal
  }

  /// Gives a closure a folder that is removed afterwards.
  static func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mesocosm-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }
}

extension Journal {
  /// Every run in an order, values as bits so that missing ones compare too.
  func rows(_ order: Order = .byPoint) throws -> [String] {
    var rows: [String] = []
    try forEachRun(in: order, includesRows: true) { entry in
      let values = entry.values.map { $0.map { String($0.bitPattern) } ?? "-" }
      rows.append("\(entry.id) \(entry.status) \(values) \(entry.extinct) \(entry.rows)")
    }
    return rows
  }
}
