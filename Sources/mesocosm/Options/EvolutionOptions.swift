public import ArgumentParser
public import MesoExperiment
import MesoModel
import MesoPrimitives

extension ImitationProcess: ExpressibleByArgument {}

/// Which behaviours a study of long-run mixes looks at, and how finely.
struct EvolutionOptions: ParsableArguments {
  @Option(help: "The side whose operators choose: contributors or validators.")
  var side = Side.contributors

  @Option(
    help: ArgumentHelp(
      "A cohort whose behaviour they choose from; may be repeated.",
      discussion: "Default: every cohort of the side.", valueName: "cohort"))
  var behaviour: [String] = []

  @Option(
    help: ArgumentHelp(
      "The treatment to look at, where there are several.", valueName: "name"))
  var treatment: String?

  @Option(help: "Steps that an edge of the payoff table is cut into.")
  var resolution = 4

  @Option(help: "Steps that an edge is cut into for the mixes that long runs start from.")
  var starts = 4

  @Option(
    help: ArgumentHelp(
      "Operators of the population that a lone mutant may take over.",
      discussion: "Default: those that choose.", valueName: "operators"))
  var population: Int?

  @Option(
    help: ArgumentHelp(
      "How strongly payoffs tell there, per token an operator and epoch.", valueName: "beta"))
  var intensity = 1.0

  @Option(help: "Who replaces whom there: fermi or moran.")
  var process = ImitationProcess.fermi

  func validate() throws {
    for (name, value) in [("--resolution", resolution), ("--starts", starts)]
    where !(1...1_000).contains(value) {
      throw ValidationError("'\(name)' is \(value); it must be between 1 and 1000.")
    }
    if let population, !(2...100_000).contains(population) {
      throw ValidationError("'--population' is \(population); it must be between 2 and 100000.")
    }
    guard intensity > 0, intensity.isFinite, process == .fermi || intensity <= 1 else {
      throw ValidationError(
        "'--intensity' is \(intensity.shortest); it must be above 0"
          + (process == .moran ? " and at most 1 for a Moran process." : "."))
    }
  }

  var choice: EvolutionChoice {
    EvolutionChoice(
      side: side, behaviours: behaviour, resolution: resolution, starts: starts,
      population: population, intensity: intensity, process: process)
  }

  /// The words of the command line that change results.
  var words: [String] {
    let options: [(name: String, values: [String])] = [
      ("--side", side == .contributors ? [] : [side.rawValue]), ("--behaviour", behaviour),
      ("--treatment", treatment.map { [$0] } ?? []),
      ("--resolution", resolution == 4 ? [] : [String(resolution)]),
      ("--starts", starts == 4 ? [] : [String(starts)]),
      ("--population", population.map { [String($0)] } ?? []),
      ("--intensity", intensity == 1 ? [] : [intensity.shortest]),
      ("--process", process == .fermi ? [] : [process.rawValue]),
    ]
    return options.flatMap { option in option.values.flatMap { [option.name, $0] } }
  }
}
