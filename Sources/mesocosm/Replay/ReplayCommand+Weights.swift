import MesoExperiment
import MesoMechanisms
import MesoPrimitives
import MesoReport
import MesoScenario

extension ReplayCommand {
  /// Runs variants of Yuma consensus over recorded weights.
  func weights() throws {
    guard scenario == nil else {
      throw Ending.badInput(
        "error: '--scenario' is for attestations; weights run under '--variant'.")
    }
    let (network, rules, owner) = try weightInputs()
    let folder = try folder(named: network.name)
    if !quiet {
      for warning in network.warnings { Console.complain("note: \(warning)") }
    }
    let replay = WeightReplay(network, rules: rules, arithmetic: arithmetic, owner: owner)
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
  private func weightInputs() throws -> (RecordedNetwork, [NamedYumaRule], owner: Int?) {
    var complaints: [String] = []
    var network: RecordedNetwork?
    var rules: [NamedYumaRule] = []
    do { network = try RecordedNetwork(files: recordFiles, named: self.network) } catch {
      complaints.append(String(describing: error))
    }
    do { rules = try NamedYumaRule.rules(variants: variants, settings: settings) } catch {
      complaints.append(String(describing: error))
    }
    let uid = owner.flatMap { network?.identities.firstIndex(of: $0) }
    if let owner, let network, uid == nil {
      let hint =
        closestName(to: owner, in: network.identities).map { " Did you mean '\($0)'?" } ?? ""
      complaints.append("--owner \(owner): The record has no such identity.\(hint)")
    }
    guard let network, complaints.isEmpty else {
      throw Ending.badInput(complaints.joined(separator: "\n"))
    }
    return (network, rules, uid)
  }

  private var variants: [String] {
    variant.isEmpty ? [YumaVariant.chainOriginal.rawValue] : variant
  }

  private var variantWords: [String] {
    (network.map { ["--network", $0] } ?? []) + variants.flatMap { ["--variant", $0] }
      + (arithmetic == .real ? [] : ["--arithmetic", arithmetic.rawValue])
      + (owner.map { ["--owner", $0] } ?? [])
  }
}
