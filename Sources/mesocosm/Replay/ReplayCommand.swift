import ArgumentParser
import MesoMechanisms
import MesoReport
import MesoScenario

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run rules over what a network recorded, without simulated operators.",
    discussion: """
      Weights: give one JSON file, or two tables, weights with the columns \
      epoch,validator,server,weight and stakes with the columns epoch,identity,stake. Yuma \
      consensus runs over every epoch under each variant; consensus.csv and bonds.csv go to \
      Results/runs/<record>.

      Attestations: give a table with the columns epoch,contribution,author,validator,judgement \
      and one of stakes, and name the mechanisms with --scenario; verdicts.csv and payments.csv \
      say what each treatment would have decided and paid.
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
      "For weights: the identity that is the network's owner, which may always set weights, also on "
        + "itself.",
      valueName: "identity"))
  var owner: String?

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

  @Option(
    help: ArgumentHelp(
      "For attestations: the scenario whose treatments say how to judge and pay.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var scenario: String?

  func run() throws {
    if RecordedAttestations.isRecord(recordFiles) {
      try attestations()
    } else {
      try weights()
    }
  }

  func folder(named name: String) throws -> OutputFolder {
    let folder = OutputFolder(out ?? "Results/runs/\(name)")
    do { try folder.prepare(overwrite: overwrite) } catch {
      throw Ending.badInput("error: \(error)")
    }
    return folder
  }

  func close(_ sentence: String, _ folder: OutputFolder, _ manifest: Manifest) {
    guard !quiet else { return }
    Console.complain(
      "\(sentence)\nTables: \(folder.path)  Result digest: "
        + "\(manifest.resultDigest.prefix(16))")
  }

  var recordFiles: [String] { files + (stakes.map { [$0] } ?? []) }

  /// The options that change results, for the manifest.
  var words: [String] {
    ["replay"] + recordFiles + settings.flatMap { ["--set", $0] }
  }
}
