public import ArgumentParser
import MesoModel
import MesoPrimitives
public import MesoReport
import MesoScenario

extension OperatorKey: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension OperatorKey {
  /// Checks that a treatment has the operator.
  ///
  /// - Throws: `Ending` with the nearest name that there is.
  func check(in scenario: ResolvedScenario) throws {
    let cohorts = scenario.treatments.flatMap { treatment in
      side == .contributors
        ? treatment.world.contributors.map { $0.terms }
        : treatment.world.validators.map { $0.terms }
    }
    let named = cohorts.filter { $0.name == cohort }
    guard let largest = named.map({ $0.operators }).max() else {
      let names = cohorts.map { $0.name }
      let hint = closestName(to: cohort, in: names).map { " Did you mean '\($0)'?" } ?? ""
      throw Ending.badInput(
        "error: '\(scenario.name)' has no \(side.rawValue) called '\(cohort)'.\(hint)")
    }
    guard ordinal <= largest else {
      throw Ending.badInput(
        "error: '\(cohort)' of '\(scenario.name)' has \(largest) operators; there is no "
          + "'\(self)'.")
    }
  }
}
