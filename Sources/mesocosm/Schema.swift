import ArgumentParser
import MesoScenario

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of scenario files, for completion in an editor.",
    discussion: "'mesocosm schema optimize' prints that of searches for a design.")

  enum Kind: String, CaseIterable, ExpressibleByArgument { case scenario, optimize }

  @Argument(help: "The files to describe: scenario or optimize.")
  var kind = Kind.scenario

  func run() {
    switch kind {
    case .scenario: Console.print(ScenarioLoader().jsonSchema())
    case .optimize: Console.print(PlanLoader().optimizationSchema())
    }
  }
}
