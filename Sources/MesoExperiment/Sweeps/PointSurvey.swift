import Dispatch
import MesoModel
import MesoScenario
import Synchronization

/// What all points of a plan have between them, found by making the scenario of each once.
struct PointSurvey {
  /// The metrics of every point, each once, in the order in which they first appear.
  private(set) var metrics: [Metric] = []
  /// The names of each point's treatments.
  private(set) var treatmentNames: [[String]] = []
  /// Epochs of one replicate over all points and treatments.
  private(set) var epochs = 0
  /// The worlds of the first points, by treatment.
  private(set) var retained: [[World]] = []

  init(of plan: SweepPlan, jobs: Int, retainedPoints: Int) throws {
    var known: Set<String> = []
    var shared: [[String]: [String]] = [:]
    let group = 64
    for start in stride(from: 1, through: plan.points.count, by: group) {
      let points = start..<min(start + group, plan.points.count + 1)
      for scenario in try Self.scenarios(of: plan, points, jobs: jobs) {
        metrics += Metric.list(for: scenario).filter { known.insert($0.name).inserted }
        let names = scenario.treatments.map { $0.name }
        treatmentNames.append(shared[names] ?? names)
        shared[names] = treatmentNames[treatmentNames.count - 1]
        epochs += scenario.treatments.reduce(0) { $0 + $1.world.epochs }
        if retained.count < retainedPoints { retained.append(scenario.treatments.map { $0.world }) }
      }
    }
  }

  /// The scenarios of some points, made on several threads.
  private static func scenarios(
    of plan: SweepPlan, _ points: Range<Int>, jobs: Int
  ) throws -> [ResolvedScenario] {
    let results = Mutex<[Int: Result<ResolvedScenario, any Error>]>([:])
    let workers = max(1, min(jobs, points.count))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for point in stride(from: points.lowerBound + worker, to: points.upperBound, by: workers) {
        let result = Result { try plan.scenario(at: point) }
        results.withLock { $0[point] = result }
      }
    }
    let made = results.withLock { $0 }
    return try points.map { point in
      guard let result = made[point] else { preconditionFailure("point \(point) was not made") }
      return try result.get()
    }
  }
}
