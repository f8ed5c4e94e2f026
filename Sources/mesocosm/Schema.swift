import ArgumentParser
import MesoScenario

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of scenario files, for completion in an editor.")

  func run() { Console.print(ScenarioLoader().jsonSchema()) }
}
