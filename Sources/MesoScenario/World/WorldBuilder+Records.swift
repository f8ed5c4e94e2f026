import MesoMechanisms
import MesoModel
import MesoPrimitives

extension WorldBuilder {
  /// Reads the record that stands in for the rows of validators, if the verification names one.
  ///
  /// - Returns: The verification with its record; `nil` if the record cannot stand in, which is then
  ///   reported.
  mutating func withRecord(
    _ verification: any Verification, contributors: [ContributorCohort],
    validators: [ValidatorCohort]
  ) -> (any Verification)? {
    guard var evaluation = verification as? PeerEvaluationVerification,
      let files = evaluation.recorded
    else { return verification }
    let part = root.part("mechanism").part("verification")
    let place = part["recorded"]?.place ?? part.place
    // What a command line names is relative to where it is given.
    let paths = files.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty }
      .map { place.line > 0 ? Inheritance.path($0, relativeTo: place.source) : $0 }
    guard !paths.isEmpty else {
      report(place, "'recorded' names no file.")
      return nil
    }
    do throws(ScenarioErrors) {
      let network = try RecordedNetwork(files: paths)
      let needs = RecordedNetwork.Sides(
        validators: validators.reduce(0) { $0 + $1.terms.operators * $1.terms.identities },
        contributors: contributors.reduce(0) { $0 + $1.terms.operators * $1.terms.identities },
        epochs: root.count("epochs"))
      switch network.evidence(for: needs, tempo: evaluation.rule.tempo) {
      case .success(let record): evaluation.record = record
      case .failure(let misfit):
        report(place, misfit.description)
        return nil
      }
      evaluation.recordDigest = network.digest
      return evaluation
    } catch {
      issues += error.issues
      return nil
    }
  }
}
