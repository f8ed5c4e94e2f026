import MesoModel

extension CrossChecks {
  /// A panel needs validators, and one without replacement as many as it has seats, in every
  /// epoch.
  mutating func checkPanel() {
    guard case .panel(let terms)? = world.mechanism.verification.instrument, terms.rate > 0 else {
      return
    }
    let verification = root.part("mechanism").part("verification")
    let place = verification["size"]?.place ?? verification.place
    let name = verification.name("kind")
    guard
      world.validators.contains(where: {
        $0.terms.operators > 0 && $0.duties.contains(.validator)
      })
    else {
      report(
        root.part("validators").place,
        "'validators' needs at least one operator: the verification '\(name)' draws panels.")
      return
    }
    let (epoch, identities) = scarcestEpoch()
    if identities == 0 {
      report(place, "No validator takes part in epoch \(epoch), and panels are drawn in it.")
    } else if !terms.replacement, terms.size > identities {
      let whole = epoch == 1 ? "" : " in epoch \(epoch)"
      report(
        place,
        "A panel of \(terms.size) drawn without replacement needs as many validator identities; "
          + "there are \(identities)\(whole).")
    }
  }

  /// A docket needs somebody to ask.
  mutating func checkDuties() {
    let verification = world.mechanism.verification as? any EpochVerification
    for (stage, asks) in [
      ("verification", verification?.asks ?? []), ("dispute", world.mechanism.dispute.asks),
    ] {
      for (name, duty) in Duties.names where asks.contains(duty) {
        let anyone = world.validators.contains {
          $0.terms.operators > 0 && $0.duties.contains(duty)
            && (duty != .watcher || $0.strategy.plan(firstView).watch != nil)
        }
        guard !anyone else { continue }
        let part = root.part("mechanism").part(stage)
        let remedy =
          duty == .watcher
          ? "no validator's strategy watches, so nothing is ever challenged; 'challenger' does"
          : "no validator has that duty"
        let sentence = "The \(stage) '\(part.name("kind"))' asks for a \(name): \(remedy)."
        if duty == .watcher { warn(part.place, sentence) } else { report(part.place, sentence) }
      }
    }
  }

  /// The epoch with the fewest validator identities, the first of several, and their number.
  private func scarcestEpoch() -> (epoch: Int, identities: Int) {
    let terms = world.validators.filter { $0.duties.contains(.validator) }.map(\.terms)
    let changes = [1] + terms.flatMap { [$0.arrive, $0.depart ?? 1] }
    let epochs = Set(changes).filter { $0 <= world.epochs }.sorted()
    let counts = epochs.map { epoch in
      let present = terms.filter { $0.arrive <= epoch && ($0.depart ?? .max) > epoch }
      return (epoch, present.reduce(0) { $0 + $1.operators * $1.identities })
    }
    return counts.min { $0.1 < $1.1 } ?? (1, 0)
  }

  /// Columns are indexed with 32 bits; false if one would be longer.
  mutating func checkSizes() -> Bool {
    let limit = Int128(Int32.max)
    var fits = true
    for side in ["contributors", "validators"] {
      let identities = cohorts.filter { $0.side == side }.reduce(Int128(0)) {
        $0 + Int128($1.terms.operators) * Int128($1.terms.identities)
      }
      if identities > limit {
        fits = false
        report(
          root.part(side).place,
          "'\(side)' comes to \(identities) identities; there can be at most \(limit).")
      }
    }
    let rows = world.contributors.reduce(Int128(0)) { $0 + $1.rows }
    if rows > limit {
      fits = false
      report(
        root.part("contributors").place,
        "'contributors' comes to \(rows) contributions an epoch; there can be at most \(limit).")
    }
    return fits
  }
}

extension ContributorCohort {
  /// Contributions of the cohort in an epoch.
  var rows: Int128 {
    let authors = work == .split ? 1 : terms.identities
    return Int128(terms.operators) * Int128(authors) * Int128(contributions)
  }
}
