import MesoMechanisms
import MesoModel
import MesoScenario

/// Where a result came from: command, seeds, version, digests, parameters, assumptions and the
/// components that were used, with their references.
struct PageOrigin {
  let folder: ResultFolder

  init(_ folder: ResultFolder) { self.folder = folder }

  private var manifest: Manifest { folder.manifest }

  var markup: Markup {
    Markup.element(
      "section", [("id", "origin")],
      [
        Markup.element("h2", "How it was made"),
        Markup.element("p", "This command makes it again, to the byte:"),
        Markup.element("pre", [("class", "command")], [Markup.element("code", command)]),
        facts, treatments, components, assumptions, parameters, files,
      ])
  }

  /// The command with words quoted as a shell needs them.
  var command: String {
    (["mesocosm"] + manifest.command).map { word in
      let isPlain =
        !word.isEmpty
        && word.utf8.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
          default: "-_./=:,+@%".utf8.contains(byte)
          }
        }
      return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }.joined(separator: " ")
  }

  private var facts: Markup {
    let replicates = manifest.replicates
    let runs =
      "\(manifest.runsFinished) of \(manifest.runsPlanned) finished, \(manifest.runsFailed) failed"
    return Self.list([
      ("Seed", "\(manifest.seed)"),
      (
        "Replicates",
        replicates.isEmpty
          ? "" : "\(replicates.count) (\(replicates[0]) to \(replicates[replicates.count - 1]))"
      ),
      ("Runs", runs), ("Version", manifest.version), ("Scenario digest", manifest.scenarioDigest),
      ("Result digest", manifest.resultDigest),
    ])
  }

  private static func list(_ facts: [(String, String)]) -> Markup {
    Markup.element(
      "dl",
      facts.filter { !$0.1.isEmpty }.flatMap {
        [Markup.element("dt", $0.0), Markup.element("dd", $0.1)]
      })
  }

  /// What differs between treatments.
  private var treatments: Markup {
    guard let scenario = folder.scenario, scenario.treatments.count > 1,
      let paths = scenario.treatments.first?.varied.map({ $0.path }), !paths.isEmpty
    else { return Markup([]) }
    let head = ["parameter"] + scenario.treatments.map { $0.name }
    let rows = paths.indices.map { place in
      [paths[place]] + scenario.treatments.map { $0.varied[place].value }
    }
    return Markup([Markup.element("h3", "What differs between treatments"), Self.table(head, rows)])
  }

  private var components: Markup {
    let rows = used.map { stage, descriptor, names in
      [
        stage.rawValue, descriptor.name, names, descriptor.summary,
        descriptor.reference ?? "",
      ]
    }
    guard !rows.isEmpty else { return Markup([]) }
    return Markup([
      Markup.element("h3", "Components used"),
      Self.table(["stage", "component", "used by", "what it does", "reference"], rows),
    ])
  }

  /// The components of all treatments, each with the treatments that use it.
  private var used: [(stage: Stage, descriptor: ComponentDescriptor, names: String)] {
    guard let scenario = folder.scenario else { return [] }
    return Catalog.standard.stages.flatMap { stage, descriptors in
      descriptors.compactMap { descriptor in
        let users = scenario.treatments.filter { $0.components[stage] == descriptor.name }
        guard !users.isEmpty else { return nil }
        let names =
          users.count == scenario.treatments.count ? "all" : Words.list(users.map { $0.name })
        return (stage, descriptor, names)
      }
    }
  }

  private var assumptions: Markup {
    guard let scenario = folder.scenario else { return Markup([]) }
    var lines = scenario.warnings
    for (stage, descriptor, _) in used {
      for instrument in descriptor.instruments {
        lines.append("\(stage.rawValue), \(descriptor.name): \(instrument)")
      }
    }
    lines.append(
      "Agents, costs and quality are those of the parameters below; the article Assumptions of "
        + "MesoModel ties every assumption to the parameter that changes it.")
    return Markup([
      Markup.element("h3", "Assumptions"),
      Markup.element("ul", lines.map { Markup.element("li", $0) }),
    ])
  }

  private var parameters: Markup {
    guard !folder.scenarioText.isEmpty else { return Markup([]) }
    return Markup.element(
      "details",
      [
        Markup.element("summary", "Every parameter, defaults filled in (scenario.yaml)"),
        Markup.element(
          "pre", [("tabindex", "0")], [Markup.element("code", folder.scenarioText)]),
      ])
  }

  private var files: Markup {
    Markup.element(
      "details",
      [
        Markup.element("summary", "Files of the result and their digests"),
        Self.table(
          ["file", "bytes", "SHA-256"],
          manifest.files.map { [$0.file, String($0.bytes), $0.sha256] }),
      ])
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> Markup {
    Markup.element(
      "div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", head[0])],
      [
        Markup.element(
          "table",
          [
            Markup.element(
              "thead",
              [Markup.element("tr", head.map { Markup.element("th", [("scope", "col")], $0) })]),
            Markup.element(
              "tbody",
              rows.map { row in Markup.element("tr", row.map { Markup.element("td", $0) }) }),
          ])
      ])
  }
}
