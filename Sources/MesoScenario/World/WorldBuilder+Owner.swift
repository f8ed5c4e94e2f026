import MesoMechanisms
import MesoModel
import MesoPrimitives

extension WorldBuilder {
  /// Finds the identity of a network's owner, if the verification names its cohort.
  ///
  /// - Returns: The verification with its owner; `nil` if there is no such cohort, which is then reported.
  mutating func withOwner(
    _ verification: any Verification, _ validators: [ValidatorCohort]
  ) -> (any Verification)? {
    guard var evaluation = verification as? PeerEvaluationVerification,
      let name = evaluation.ownerCohort
    else { return verification }
    let part = root.part("mechanism").part("verification")
    guard let cohort = validators.firstIndex(where: { $0.terms.name == name }),
      validators[cohort].terms.operators > 0
    else {
      let known = validators.filter { $0.terms.operators > 0 }.map { $0.terms.name }
      let hint = closestName(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
      report(
        part["owner"]?.place ?? part.place,
        "'owner' is '\(name.clipped)'; no validator cohort with operators has that name.\(hint) Known: "
          + "\(known.joined(separator: ", ")).")
      return nil
    }
    evaluation.owner = validators[..<cohort].reduce(0) {
      $0 + $1.terms.operators * $1.terms.identities
    }
    return evaluation
  }
}
