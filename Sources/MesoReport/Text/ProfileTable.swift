public import MesoExperiment
import MesoModel
import MesoPrimitives
public import MesoScenario

extension RunProfiles {
  /// What the runs of every treatment cost: a row for each activity and component, most of whose
  /// names are the scenario's, and one for all together.
  ///
  /// Times are of all threads added up, so that they do not shrink with their number.
  public func table(of scenario: ResolvedScenario) -> TextTable {
    var table = TextTable(
      [
        "mechanism", "phase", "stage", "component", "ms", "share", "ns_per_contribution",
        "words_per_contribution",
      ], firstNumber: 4)
    for (index, treatment) in scenario.treatments.enumerated() {
      let profile = profile(ofTreatment: index)
      func add(_ names: [String], _ nanoseconds: UInt64, _ blocks: Int) {
        let (time, contributions) = (Double(nanoseconds), Double(max(1, profile.contributions)))
        table.add(
          [treatment.name] + names + [
            NumberText.significant(time / 1e6),
            NumberText.significant(time / max(1, Double(profile.nanoseconds))),
            NumberText.significant(time / contributions),
            NumberText.significant(4 * Double(blocks) / contributions),
          ])
      }
      for account in profile.accounts {
        let component = account.stage.flatMap { treatment.components[$0] }
        add(
          [account.activity.rawValue, account.stage?.rawValue ?? "", component ?? ""],
          account.nanoseconds, account.blocks)
      }
      add(["all", "", ""], profile.nanoseconds, profile.blocks)
    }
    return table
  }
}
