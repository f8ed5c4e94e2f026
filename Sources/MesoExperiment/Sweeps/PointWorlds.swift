import MesoModel
import MesoScenario

/// The worlds of a sweep's points: kept for the first points, made anew for the others.
///
/// What is kept bounds the memory; a run goes to another point each time, so keeping the points
/// used last would help no one.
struct PointWorlds: Sendable {
  let plan: SweepPlan
  /// The worlds of the first points, by treatment.
  var retained: [[World]]

  /// The worlds of a point, from 1, by treatment.
  subscript(point: Int) -> [World] {
    get throws {
      guard point > retained.count else { return retained[point - 1] }
      return try plan.scenario(at: point).treatments.map { $0.world }
    }
  }
}
