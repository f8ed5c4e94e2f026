import MesoModel

/// Who may come and go.
extension CrossChecks {
  mutating func checkTurnover() {
    let options = world.contributors.map { $0.outside } + world.validators.map { $0.outside }
    for ((side, entry, terms), option) in zip(cohorts, options) {
      guard let reserve = entry.value["reserve"], let written = entry.value.optionalCount("reserve")
      else { continue }
      let path = "'\(side).\(entry.key).reserve'"
      if written > terms.operators {
        report(
          reserve.place,
          "\(path) is \(written); the cohort has \(terms.operators) operators.")
      }
      if option == nil, written > 0 {
        report(
          reserve.place,
          "\(path) is \(written), and nothing would ever bring them in: the cohort needs "
            + "'participation'"
            + (side == "contributors"
              ? ", or a strategy that comes and goes such as mercenary." : "."))
      }
    }
  }
}
