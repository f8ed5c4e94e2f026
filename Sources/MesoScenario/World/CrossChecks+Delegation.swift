import MesoModel
import MesoPrimitives

/// Who may delegate, and to whom.
extension CrossChecks {
  mutating func checkDelegation() {
    let entries = root["delegators"]?.entries ?? []
    for (entry, cohort) in zip(entries, world.delegators) { check(entry, cohort) }
    warnOfCommission(isRead: !entries.isEmpty)
    guard let place = root["delegators"]?.place, !entries.isEmpty else { return }
    if world.validators.allSatisfy({ $0.terms.operators == 0 }) {
      report(place, "'delegators' delegate to validators, and there are none.")
    }
    if world.mechanism.usesDocket {
      report(
        place,
        "'delegators' need a mechanism that stakes nothing on single contributions: take the dispute, "
          + "the deposit or the verification that keeps contributions open out, or the delegators.")
    }
  }

  private mutating func check(_ entry: Resolved.Entry, _ cohort: DelegatorCohort) {
    let path = "'delegators.\(entry.key)"
    let (holders, of) = (entry.value["holders"], entry.value["of"])
    guard (holders == nil) != (of == nil) else {
      report(
        entry.value.place,
        "\(path)' needs either 'holders', a number of holders outside, or 'of', a cohort of "
          + "contributors\(holders == nil ? "" : ", not both").")
      return
    }
    guard let of else { return }
    guard let place = cohort.contributors else {
      let known = world.contributors.map { $0.terms.name }
      let name = entry.value.optionalName("of") ?? ""
      report(
        of.place,
        "\(path).of' names '\(name.clipped)', which is no cohort of contributors."
          + Resolver.hint(name, known) + " Known: \(known.joined(separator: ", ")).")
      return
    }
    let terms = world.contributors[place].terms
    guard terms.capital < cohort.tokens else { return }
    report(
      entry.value.part("tokens").place,
      "\(path).tokens' is \(cohort.tokens.text(decimals: decimals)); an operator of '\(terms.name)' has "
        + "a capital of \(terms.capital.text(decimals: decimals)).")
  }

  /// A commission on nothing is probably a mistake.
  private mutating func warnOfCommission(isRead: Bool) {
    guard !isRead else { return }
    for entry in root.part("validators").entries {
      guard let commission = entry.value["commission"] else { continue }
      warn(
        commission.place,
        "'validators.\(entry.key).commission' is not read: nobody delegates; add 'delegators'.")
    }
  }
}
