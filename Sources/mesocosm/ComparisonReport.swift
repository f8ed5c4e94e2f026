import MesoExperiment
import MesoPrimitives
import MesoReport

/// What `compare` prints.
struct ComparisonReport {
  let comparison: Comparison
  let title: String
  let format: TableFormat

  init(_ comparison: Comparison, title: String, format: TableFormat) {
    self.comparison = comparison
    self.title = title
    self.format = format
  }

  /// Prints the comparison, and warns of what makes it unfair.
  ///
  /// - Parameter more: Further parts to print between the table and what is undecided.
  func print(also more: [String] = []) {
    if format == .csv {
      Console.print(comparison.csv)
    } else {
      let numbers = NumberText(isASCII: !Console.isOutputStyled)
      var parts = [(format == .markdown ? "## " : "") + title + "\n"]
      let table = comparison.table(numbers).rendered(format)
      parts += [format == .text ? Console.painted(table) : table, comparison.note] + more
      let open = comparison.inconclusiveText
      if !open.isEmpty { parts.append("Inconclusive at this number of replicates:\n\n" + open) }
      Console.print(parts.joined(separator: "\n"))
    }
    for warning in comparison.warnings { Console.complain("warning: \(warning)") }
  }
}

/// The name of a baseline, checked.
struct BaselineName {
  let name: String

  /// - Parameters:
  ///   - wanted: The name asked for; the first treatment if `nil`.
  ///   - names: The treatments.
  /// - Throws: `Ending` when there is nothing to compare, or no treatment of the name.
  init(_ wanted: String?, among names: [String]) throws {
    guard names.count > 1, let first = names.first else {
      throw Ending.badInput(
        "error: There is only one treatment, \(names.first.map { "'\($0)'" } ?? "none"), and "
          + "nothing to compare it with.")
    }
    name = wanted ?? first
    guard names.contains(name) else {
      let hint = closestName(to: name, in: names).map { " Did you mean '\($0)'?" } ?? ""
      throw Ending.badInput(
        "error: There is no treatment called '\(name)' for a baseline.\(hint) "
          + "Known: \(names.joined(separator: ", ")).")
    }
  }
}
