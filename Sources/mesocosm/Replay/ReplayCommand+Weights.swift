import MesoExperiment
import MesoMechanisms
import MesoReport
import MesoScenario

extension ReplayCommand {
  /// Runs variants of Yuma consensus over recorded weights.
  func weights() throws {
    guard scenario == nil else {
      throw Ending.badInput(
        "error: '--scenario' is for attestations; weights run under '--variant'.")
    }
    let (network, rules) = try weightInputs()
    let folder = try folder(named: network.name)
    if !quiet {
      for warning in network.warnings { Console.complain("note: \(warning)") }
    }
    let replay = WeightReplay(network, rules: rules, arithmetic: arithmetic)
    do {
      let (summaries, manifest) = try ReplayWriter(replay, digest: network.digest).write(
        to: folder, command: words + variantWords)
      Console.print(TextTable(summaries).rendered(table.format))
      close(
        "\(network.epochs.count) epochs of \(network.identities.count) identities under "
          + "\(rules.count) \(rules.count == 1 ? "variant" : "variants").", folder, manifest)
    } catch {
      throw Ending.failed("error: \(error)")
    }
  }

  /// Everything that was given, checked before anything is written.
  private func weightInputs() throws -> (RecordedNetwork, [NamedYumaRule]) {
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

  private var variants: [String] {
    variant.isEmpty ? [YumaVariant.chainOriginal.rawValue] : variant
  }

  private var variantWords: [String] {
    (network.map { ["--network", $0] } ?? []) + variants.flatMap { ["--variant", $0] }
      + (arithmetic == .real ? [] : ["--arithmetic", arithmetic.rawValue])
  }
}
