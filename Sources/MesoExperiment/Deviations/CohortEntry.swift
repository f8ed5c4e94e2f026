import MesoModel

/// A cohort of a world as an audit sees it.
struct CohortEntry {
  let side: Side
  /// The place of the cohort on its side.
  let place: Int
  let terms: CohortTerms
  let isHonest: Bool
}

extension World {
  /// The cohorts of both sides.
  var cohortEntries: [CohortEntry] {
    contributors.enumerated().map {
      CohortEntry(
        side: .contributors, place: $0, terms: $1.terms, isHonest: $1.strategy.stance == .honest)
    }
      + validators.enumerated().map {
        CohortEntry(
          side: .validators, place: $0, terms: $1.terms, isHonest: $1.strategy.stance == .honest)
      }
  }
}
