import ArgumentParser
import MesoExperiment
import MesoMechanisms
import MesoReport
import MesoScenario

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run rules over what a network recorded, without simulated operators.",
    discussion: """
      Give one JSON file, or two tables: weights with the columns epoch,validator,server,weight \
      and stakes with the columns epoch,identity,stake. Yuma consensus runs over every epoch \
      under each variant; consensus.csv and bonds.csv go to Results/runs/<record>.
      """)

  @Argument(
    help: "The files of the record: weights.csv and stakes.csv, or one JSON file.",
    completion: .file(extensions: ["csv", "json"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "A table of stakes, if it is not among the files.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var stakes: String?

  @Option(
    help: ArgumentHelp(
      "The network to read of a JSON file that holds several.", valueName: "name"))
  var network: String?

  @Option(
    help: ArgumentHelp(
      "A rule to run: chain-original, chain-yuma3 or yuma3-liquid; may be repeated.",
      discussion: "Default: chain-original. The first is what the others are compared with.",
      valueName: "name"))
  var variant: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change a parameter of every variant, or of one: kappa=0.6, chain-yuma3.kappa=0.6.",
      valueName: "parameter=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "real, or fixed-point to round as the chain does.", valueName: "arithmetic"))
  var arithmetic = YumaNetwork.Arithmetic.real

  @Option(
    help: ArgumentHelp(
      "The folder to write to.", discussion: "Default: Results/runs/<record>.",
      valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Replace the results of an earlier run in the folder.")
  var overwrite = false

  @Flag(help: "Show no closing summary.")
  var quiet = false

  @OptionGroup var table: FormatOption

  func run() throws {
    let (network, rules) = try inputs()
    if !quiet {
      for warning in network.warnings { Console.complain("note: \(warning)") }
    }
    let folder = OutputFolder(out ?? "Results/runs/\(network.name)")
    do { try folder.prepare(overwrite: overwrite) } catch {
      throw Ending.badInput("error: \(error)")
    }
    let replay = WeightReplay(network, rules: rules, arithmetic: arithmetic)
    do {
      let (summaries, manifest) = try ReplayWriter(replay, digest: network.digest).write(
        to: folder, command: words)
      Console.print(TextTable(summaries).rendered(table.format))
      if !quiet {
        Console.complain(
          "\(network.epochs.count) epochs of \(network.identities.count) identities under "
            + "\(rules.count) \(rules.count == 1 ? "variant" : "variants").\n"
            + "Tables: \(folder.path)  Result digest: \(manifest.resultDigest.prefix(16))")
      }
    } catch {
      throw Ending.failed("error: \(error)")
    }
  }

  /// Everything that was given, checked before anything is written.
  private func inputs() throws -> (RecordedNetwork, [NamedYumaRule]) {
    var complaints: [String] = []
    var network: RecordedNetwork?
    var rules: [NamedYumaRule] = []
    do { network = try RecordedNetwork(files: recordFiles, named: self.network) } catch {
      complaints.append(String(describing: error))
    }
    do { rules = try NamedYumaRule.rules(variants: variants, settings: settings) } catch {
      complaints.append(String(describing: error))
    }
    guard let network, complaints.isEmpty else {
      throw Ending.badInput(complaints.joined(separator: "\n"))
    }
    return (network, rules)
  }

  private var recordFiles: [String] { files + (stakes.map { [$0] } ?? []) }

  private var variants: [String] {
    variant.isEmpty ? [YumaVariant.chainOriginal.rawValue] : variant
  }

  /// The options that change results, for the manifest.
  private var words: [String] {
    ["replay"] + recordFiles + (network.map { ["--network", $0] } ?? [])
      + variants.flatMap { ["--variant", $0] }
      + settings.flatMap { ["--set", $0] }
      + (arithmetic == .real ? [] : ["--arithmetic", arithmetic.rawValue])
  }
}
