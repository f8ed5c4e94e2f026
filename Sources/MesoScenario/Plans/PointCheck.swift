import Dispatch
import Foundation
import MesoModel
import Synchronization

/// What is found when the scenario of a point is made.
struct PointCheck: Sendable {
  /// What is wrong; nothing else is known then.
  private(set) var issues: [ScenarioIssue] = []
  private(set) var warnings: [ScenarioIssue] = []
  /// For each constraint whether it holds in all treatments; `nil` where it compares nothing.
  private(set) var constraints: [Bool?] = []
  /// Operators × epochs of one replicate.
  private(set) var agentEpochs = 0.0
  /// The memory of the treatment that takes most.
  private(set) var bytes = 0

  /// Whether a constraint leaves the point out.
  var isDropped: Bool { constraints.contains(false) }

  /// Makes the scenario of a point and forgets it.
  ///
  /// Constraints are looked at before treatments become worlds, so that they can leave out points
  /// that are impossible.
  init(_ changes: [Override], of source: SweepSource, _ constraints: [Constraint]) {
    var layers = source.layers(with: changes)
    var assembly = Assembly(schema: source.schema, metrics: source.metrics)
    let variants = layers.variants()
    let roots = assembly.roots(of: variants)
    issues = layers.issues + assembly.issues
    guard issues.isEmpty else { return }
    self.constraints = constraints.map { constraint in
      let found = roots.compactMap { constraint.holds(in: $0) }
      return found.isEmpty ? nil : found.allSatisfy(\.self)
    }
    guard !isDropped else { return }
    let parts = assembly.parts(of: roots, treatments: variants.map(\.name))
    issues = assembly.issues
    warnings = assembly.warnings
    for world in (parts ?? []).map(\.world) {
      agentEpochs += Double(world.operatorCount) * Double(world.epochs)
      bytes = max(bytes, Engine.estimatedBytes(of: world))
    }
  }

  /// Checks several points, on all cores; in the order of the points.
  static func all(
    _ points: [[Override]], of source: SweepSource, _ constraints: [Constraint]
  ) -> [PointCheck] {
    let checks = Mutex<[PointCheck?]>(Array(repeating: nil, count: points.count))
    let workers = min(points.count, ProcessInfo.processInfo.activeProcessorCount)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for index in stride(from: worker, to: points.count, by: workers) {
        let check = PointCheck(points[index], of: source, constraints)
        checks.withLock { $0[index] = check }
      }
    }
    return checks.withLock { $0.compactMap(\.self) }
  }
}

extension World {
  /// Operators of both sides.
  fileprivate var operatorCount: Int {
    contributors.reduce(0) { $0 + $1.terms.operators }
      + validators.reduce(0) { $0 + $1.terms.operators }
  }
}
