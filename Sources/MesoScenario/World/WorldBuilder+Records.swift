import Foundation
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
    let paths = files.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty }
      .map { Self.path($0, namedAt: place) }
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
      evaluation.recordFiles = network.files
      return evaluation
    } catch {
      issues += error.issues
      return nil
    }
  }

  /// The path of a record's file: beside the scenario that names it, or where the program runs, as for
  /// what a command line names.
  private static func path(_ name: String, namedAt place: Place) -> String {
    guard place.line > 0 else { return name }
    let beside = Inheritance.path(name, relativeTo: place.source)
    let isBeside =
      FileManager.default.fileExists(atPath: beside)
      || !FileManager.default.fileExists(atPath: name)
    return isBeside ? beside : name
  }
}
