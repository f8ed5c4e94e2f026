import MesoModel

/// Who may come and go.
extension CrossChecks {
  mutating func checkTurnover() {
    for (entry, cohort) in zip(root.part("contributors").entries, world.contributors) {
      guard let reserve = entry.value["reserve"], let written = entry.value.optionalCount("reserve")
      else { continue }
      let path = "'contributors.\(entry.key).reserve'"
      if written > cohort.terms.operators {
        report(
          reserve.place,
          "\(path) is \(written); the cohort has \(cohort.terms.operators) operators.")
      }
      if cohort.outside == nil, written > 0 {
        report(
          reserve.place,
          "\(path) is \(written), and nothing would ever bring them in: the cohort needs "
            + "'participation', or a strategy that comes and goes such as mercenary.")
      }
    }
  }
}
