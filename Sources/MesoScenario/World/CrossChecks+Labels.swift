import MesoModel

extension CrossChecks {
  /// Items need a verification that judges answers, and the other way round; as many identities as
  /// they have copies; and as many copies as the verification asks for.
  mutating func checkLabels() {
    let mechanism = root.part("mechanism")
    let verification = world.mechanism.verification as? any EpochVerification
    let needed = verification?.answersNeeded
    let name = mechanism.part("verification").name("kind")
    guard let terms = world.mechanism.allocation.labelling else {
      if needed != nil {
        report(
          mechanism.part("verification").place,
          "The verification '\(name)' judges answers to items; it needs an allocation that hands "
            + "out items, such as 'redundant'.")
      }
      return
    }
    guard let needed else {
      report(
        mechanism.part("verification").place,
        "The allocation '\(mechanism.part("allocation").name("kind"))' hands out items to label, and "
          + "the verification '\(name)' does not judge answers; 'majority-label' does.")
      return
    }
    if needed > terms.copies {
      let part = mechanism.part("verification")
      report(
        part["needed"]?.place ?? part.place,
        "The verification '\(name)' needs \(needed) answers to an item, and an item has "
          + "\(terms.copies) copies; no item could ever be decided.")
    }
    checkCopies(terms)
    checkAnswers(terms, each: verification?.answersEach ?? 1)
  }

  private mutating func checkCopies(_ terms: LabellingTerms) {
    let part = root.part("mechanism").part("allocation")
    let (epoch, identities) = scarcestContributors()
    guard identities < terms.copies else { return }
    let whole = epoch == 1 ? "" : " in epoch \(epoch)"
    report(
      part["copies"]?.place ?? part.place,
      "An item with \(terms.copies) copies needs as many contributor identities; there are "
        + "\(identities)\(whole).")
  }

  private mutating func checkAnswers(_ terms: LabellingTerms, each: Int) {
    let verification = root.part("mechanism").part("verification")
    for (entry, cohort) in zip(root.part("contributors").entries, world.contributors) {
      if case .constant(let label) = cohort.strategy.plan(firstView).answer, label >= terms.labels {
        report(
          entry.value["label"]?.place ?? entry.value.place,
          "'contributors.\(entry.key).label' is \(label + 1); items have \(terms.labels) labels.")
      }
      let own =
        cohort.work == .split
        ? cohort.contributions / cohort.terms.identities : cohort.contributions
      guard own < each, cohort.terms.operators > 0 else { continue }
      warn(
        entry.value.part("contributions-per-epoch").place,
        "The verification '\(verification.name("kind"))' scores identities by \(each) answers an "
          + "epoch or more; those of 'contributors.\(entry.key)' give \(own) and score 0.")
    }
  }

  /// The epoch with the fewest contributor identities, the first of several, and their number.
  private func scarcestContributors() -> (epoch: Int, identities: Int) {
    let terms = world.contributors.map(\.terms)
    let changes = [1] + terms.flatMap { [$0.arrive, $0.depart ?? 1] }
    let counts = Set(changes).filter { $0 <= world.epochs }.sorted().map { epoch in
      let present = terms.filter { $0.arrive <= epoch && ($0.depart ?? .max) > epoch }
      return (epoch, present.reduce(0) { $0 + $1.operators * $1.identities })
    }
    return counts.min { $0.1 < $1.1 } ?? (1, 0)
  }
}
