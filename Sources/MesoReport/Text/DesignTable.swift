public import MesoExperiment
import MesoScenario

extension DesignFront {
  /// The designs that are left, for people.
  public func table(_ numbers: NumberText) -> TextTable {
    var table = TextTable(
      ["design"] + levers.map { "p.\($0)" }
        + objectives.map { "\($0.isMinimised ? "least" : "most") \($0.metric)" }
        + ["requirements", "on the front"])
    for row in rows {
      table.add(
        [String(row.number)] + row.values.map { Self.rounded($0) }
          + row.objectives.map { numbers.text($0.mean, $0.interval) }
          + [row.failure == nil ? row.state.rawValue : "failed", row.isOnFront ? "yes" : ""])
    }
    return table
  }

  private static func rounded(_ value: String) -> String {
    Double(value).map(NumberText.significant) ?? value
  }

  /// What the table does not say and a reader must know.
  public var notes: [String] {
    var notes: [String] = []
    if !hasDesign {
      let open = rows.filter { $0.state == .undecided }.count
      notes.append(
        open > 0
          ? "No design is shown to meet every requirement; \(open) of \(rows.count) are undecided. "
            + "More replicates may tell."
          : "No design that was found meets every requirement.")
      if let nearest = rows.first {
        for requirement in nearest.requirements where requirement.state != .met {
          notes.append(
            "design \(nearest.number), \(requirement.state.rawValue): \(requirement.text), is "
              + (requirement.value.map(NumberText.significant) ?? "unknown")
              + (requirement.interval.map {
                " [\(NumberText.significant($0.low)), \(NumberText.significant($0.high))]"
              } ?? "") + ".")
        }
      }
    }
    for lever in inert {
      notes.append(
        "'\(lever)' is inert: no number differs between designs that differ only in it.")
    }
    return notes
  }
}
