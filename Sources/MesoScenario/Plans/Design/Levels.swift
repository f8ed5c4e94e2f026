import MesoPrimitives

/// Evenly spaced values of a path: `{from: 0.02, to: 0.2, steps: 10, scale: linear}`.
struct Levels: Sendable {
  static let keys = ["from", "to", "steps", "scale"]
  static let maximumSteps = 100_000

  enum Scale: String, CaseIterable, Sendable { case linear, log }

  let from: Double
  let to: Double
  /// Values, both ends included; at least 2.
  let steps: Int
  let scale: Scale

  /// The values as scenario files write them, from the first to the last.
  func texts(as form: ValueForm) -> [String] {
    (0..<steps).map { step in
      if step == 0 { return form.text(of: from) }
      if step == steps - 1 { return form.text(of: to) }
      let share = Double(step) / Double(steps - 1)
      switch scale {
      case .linear:
        return form.text(of: from * (1 - share) + to * share)
      case .log:
        let (low, high) = (Elementary.log(from), Elementary.log(to))
        return form.text(of: Elementary.exp(low * (1 - share) + high * share))
      }
    }
  }
}
