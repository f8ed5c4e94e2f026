import Foundation
import MesoScenario
import Testing

/// What the documents name exists.
@Suite struct NamesTests {
  @Test(arguments: Clone.documents)
  func `every path that a document names exists`(document: String) throws {
    let folders = ["Sources/", "Tests/", "Scenarios/", "Results/", "scripts/"]
    let words = try Document(document).codeWords.flatMap { $0.split(separator: " ") }
    for word in words {
      let path = String(word.prefix { $0 != ":" })
      let isPattern = path.contains { "<*".contains($0) } || path.hasPrefix("Results/runs")
      guard folders.contains(where: path.hasPrefix), !isPattern else { continue }
      #expect(Clone.exists(path), "\(document) names \(path)")
    }
  }

  @Test(arguments: Clone.documents)
  func `every script that a command calls exists`(document: String) throws {
    for (block, _) in try Document(document).commands {
      for match in block.text.matches(of: /\bscripts\/[a-z0-9-]+(\.awk)?/) {
        #expect(Clone.exists(String(match.0)), "\(document):\(block.line) calls \(match.0)")
      }
    }
  }

  @Test(arguments: Clone.documents)
  func `every subcommand that a document names exists`(document: String) throws {
    let help = try shell("mesocosm --help", in: Clone.root, path: Self.tools).output
    let known = help.matches(of: #/(?m)^  ([a-z]+) {2,}/#).map { String($0.1) }
    #expect(known.contains("run"))
    let text = try Document(document)
    let code = text.codeWords + text.blocks.filter { $0.language == "sh" }.map { $0.text }
    for match in code.joined(separator: "\n").matches(of: /(?m)(?:^|\/|\s)mesocosm ([a-z]+)/) {
      #expect(known.contains(String(match.1)), "\(document) names 'mesocosm \(match.1)'")
    }
  }

  @Test(arguments: Clone.documents)
  func `every whole scenario in a document loads`(document: String) throws {
    for block in try Document(document).blocks where block.language == "yaml" {
      // One that reads a record is run where its document writes the record.
      guard block.text.contains(/(?m)^scenario:/), !block.text.contains("recorded: ") else {
        continue
      }
      let file = "\(document):\(block.line)"
      #expect(throws: Never.self) { try ScenarioLoader().load(text: block.text, file: file) }
    }
  }

  @Test(arguments: Clone.documents)
  func `every link to an article leads to one of the same catalogue`(document: String) throws {
    let catalogue = document.split(separator: ".docc/")[0] + ".docc/"
    let articles = Clone.documents.filter { $0.hasPrefix(catalogue) }
      .compactMap { $0.split(separator: "/").last }
    for match in try Clone.text(of: document).matches(of: /<doc:([^>]+)>/) {
      #expect(articles.contains("\(match.1).md"), "\(document) links to \(match.1)")
    }
  }

  @Test(arguments: Clone.documents)
  func `no document speaks of what is not the project's`(document: String) throws {
    let text = try Clone.text(of: document).lowercased()
    for word in ["/home/", "/tmp/", "todo", "fixme", "placeholder"] {
      #expect(!text.contains(word), "\(document) says '\(word)'")
    }
  }

  private static let tools = [Clone.program.deletingLastPathComponent().path]
}
