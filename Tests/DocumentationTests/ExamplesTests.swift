import Foundation
import Testing

/// Every command in the documents runs, and prints what they say.
///
/// `scripts/record-examples` rewrites what commands print.
@Suite struct ExamplesTests {
  static let tutorial = "Sources/MesoScenario/MesoScenario.docc/ModelYourOwnContract.md"
  static let articles = Clone.documents.filter { $0.contains("/MesoScenario.docc/") }

  @Test(arguments: ["README.md", "CONTRIBUTING.md"] + articles)
  func `every command of a document runs and prints what it shows`(path: String) throws {
    var document = try Document(path)
    let bench = try Workbench()
    defer { bench.remove() }
    var outputs: [(block: Document.Block, text: String)] = []

    for (index, block) in document.blocks.enumerated() {
      if block.language == "yaml", path == Self.tutorial {
        try bench.edit("my-contract.yaml", with: block.text)
      } else if block.language == "yaml", let file = block.file {
        try bench.edit(file, with: block.text)
      }
      guard block.language == "sh" else { continue }
      let ending = try bench.run(block.text)
      #expect(ending.code == 0, "\(path):\(block.line): \(ending.errors)")
      let next = index + 1 < document.blocks.count ? document.blocks[index + 1] : nil
      if let next, next.language == "text" { outputs.append((next, ending.output)) }
    }

    if ProcessInfo.processInfo.environment["MESOCOSM_RECORD_EXAMPLES"] != nil {
      for output in outputs.reversed() { document.replace(output.block, with: output.text) }
      try document.lines.joined(separator: "\n")
        .write(to: Clone.file(path), atomically: true, encoding: .utf8)
      Issue.record("Recorded \(path).")
      return
    }
    for output in outputs {
      #expect(
        output.text == output.block.text,
        "\(path):\(output.block.line) shows something else; run scripts/record-examples")
    }
  }

  @Test func `the tutorial's lever moves the premium and the loss of the honest together`() throws {
    let document = try Document(Self.tutorial)
    let bench = try Workbench()
    defer { bench.remove() }
    #expect(try bench.run("mesocosm new my-contract").code == 0)
    for block in document.blocks where block.language == "yaml" {
      try bench.edit("my-contract.yaml", with: block.text)
    }

    let large = try headline(bench, "0.20")
    let small = try headline(bench, "0.05")

    for metric in ["honest_premium_tokens", "honest_loss_tokens"] {
      let (before, after) = (try #require(large[metric]), try #require(small[metric]))
      #expect(after < before, "\(metric)")
    }
    #expect(try #require(small["profit_lazy_tokens"]) > #require(large["profit_lazy_tokens"]))
  }

  /// The means of the treatment with a slash, by metric.
  private func headline(_ bench: Workbench, _ fraction: String) throws -> [String: Double] {
    let lever = "treatments.with-slash.mechanism.slashing.fraction"
    let ending = try bench.run(
      "mesocosm run my-contract.yaml --set \(lever)=\(fraction) --overwrite --quiet --format csv")
    #expect(ending.code == 0, "\(ending.errors)")
    return ending.output.split(separator: "\n").reduce(into: [:]) { means, row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count > 5, cells[1] == "with-slash" else { return }
      means[String(cells[2])] = Double(cells[5])
    }
  }
}
