import MesoModel

/// What adaptation moves operators between.
extension CrossChecks {
  mutating func checkAdaptation() {
    let part = root.part("adaptation")
    let moved = moved
    if let among = part["among"] {
      let known = cohorts.filter { cohort in moved.contains { $0.rawValue == cohort.side } }
        .map { $0.terms.name }
      for item in among.items {
        guard case .name(let name)? = item.value, !known.contains(name) else { continue }
        report(
          item.place,
          "'adaptation.among' names '\(name.clipped)', which is no cohort of the side that adapts."
            + Resolver.hint(name, known) + " Known: \(known.joined(separator: ", ")).")
      }
    }
    guard part.name("kind") != "none" else { return }
    for side in moved where world.behavioursConsidered(by: side).count < 2 {
      let sentence =
        "'adaptation' has fewer than two behaviours of \(side.rawValue) to choose from, so that "
        + "none of them ever changes."
      if let among = part["among"] {
        report(among.place, sentence)
      } else {
        warn(part.place, sentence)
      }
    }
  }

  /// Effort can only be chosen where the model says what it adds.
  mutating func checkEffort() {
    for (entry, cohort) in zip(root.part("contributors").entries, world.contributors)
    where cohort.strategy.choosesEffort && !(world.production is any LogOddsProduction) {
      report(
        entry.value.part("effort-rule").place,
        "'contributors.\(entry.key).effort-rule' is rational, which takes a production in which effort "
          + "adds to the log-odds of quality: logistic or beta.")
    }
  }

  /// The sides whose operators revise.
  private var moved: [Side] {
    (world.adaptation.contributors ? [.contributors] : [])
      + (world.adaptation.validators ? [.validators] : [])
  }
}
