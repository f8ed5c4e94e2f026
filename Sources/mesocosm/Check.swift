import ArgumentParser
import MesoReport
import MesoScenario

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check scenarios and plans and say what running them takes, without running them.")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var table: FormatOption

  func run() throws {
    var descriptions: [any FileDescription] = []
    for file in scenario.files {
      do {
        descriptions.append(try description(of: file))
      } catch let error as ScenarioErrors {
        Console.complain(error.description)
      }
    }
    for warning in descriptions.flatMap(\.warnings) { Console.complain("warning: \(warning)") }
    guard descriptions.count == scenario.files.count else { throw Ending.badInput() }
    table.format == .csv ? printTables(descriptions) : printTexts(descriptions)
  }

  private func description(of file: String) throws -> any FileDescription {
    let overrides = scenario.overrides
    switch try PlanLoader.kind(of: file) {
    case .scenario:
      return ScenarioDescription(
        file: file, scenario: try ScenarioLoader().load(file: file, overrides: overrides))
    case .comparison:
      let plan = try PlanLoader().comparison(file: file, overrides: overrides)
      return ScenarioDescription(file: file, scenario: plan.scenario, comparison: plan)
    case .optimization:
      return OptimizationDescription(
        file: file, plan: try PlanLoader().optimization(file: file, overrides: overrides))
    case .sweep:
      return try SweepDescription(
        file: file, plan: try PlanLoader().sweep(file: file, overrides: overrides))
    }
  }

  /// One table after another; files with the same columns share a header.
  private func printTables(_ descriptions: [any FileDescription]) {
    var last = ""
    for description in descriptions {
      let text = description.table.rendered(.csv)
      let header = String(text.prefix { $0 != "\n" })
      Console.print(header == last ? String(text.dropFirst(header.count + 1)) : text)
      last = header
    }
  }

  private func printTexts(_ descriptions: [any FileDescription]) {
    for (index, description) in descriptions.enumerated() {
      Console.print((index == 0 ? "" : "\n") + description.text(table.format))
    }
  }
}
