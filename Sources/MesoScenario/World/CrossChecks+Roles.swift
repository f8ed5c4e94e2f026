import MesoModel

extension CrossChecks {
  /// A reading that a component asks for has to be there: every role that takes part carries it.
  mutating func checkRoles() {
    let asked = PublicEvidence.allCases.filter { world.mechanism.reads.contains($0) }
    for (entry, cohort) in zip(root.part("contributors").entries, world.contributors)
    where cohort.terms.operators > 0 {
      for kind in asked where world.roles[cohort.role]?[kind] == nil {
        let carriers = Role.allCases.filter { world.roles[$0]?[kind] != nil }.map(\.rawValue)
        report(
          (entry.value["role"] ?? entry.value).place,
          "The mechanism reads '\(kind.rawValue)', and a \(cohort.role.rawValue) such as "
            + "'contributors.\(entry.key)' makes none visible; \(carriers.joined(separator: ", "))"
            + " do.")
      }
    }
  }
}
