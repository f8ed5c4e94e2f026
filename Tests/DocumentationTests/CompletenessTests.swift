import Foundation
import Testing

/// The README leaves nothing out.
@Suite struct CompletenessTests {
  @Test func `the README lists every subcommand`() throws {
    let tools = [Clone.program.deletingLastPathComponent().path]
    let help = try shell("mesocosm --help", in: Clone.root, path: tools).output
    let known = help.matches(of: #/(?m)^  ([a-z]+) {2,}/#).map { String($0.1) }
    let readme = try Clone.text(of: "README.md")

    #expect(known.count >= 9)
    for name in known where name != "help" {
      #expect(readme.contains("\n| `mesocosm \(name)` | "), "\(name)")
    }
  }

  @Test func `the README lists every file that results consist of`() throws {
    let readme = try Clone.text(of: "README.md")
    let source = try Clone.text(of: "Sources/MesoReport/Files/ResultFile.swift")
    let names = source.matches(of: #/"([a-z]+\.[a-z]+)"/#).map { String($0.1) }

    #expect(names.count >= 10)
    for name in names + ["journal.sqlite", "*.checkpoint"] {
      #expect(readme.contains("\n| `\(name)` | "), "\(name)")
    }
  }

  @Test func `the scripts install and the README names every system library`() throws {
    let package = try Clone.text(of: "Package.swift")
    let libraries = package.matches(of: #/\.apt\(\["([a-z0-9-]+)"\]\)/#).map { String($0.1) }

    #expect(libraries.count >= 2)
    for library in libraries {
      for document in ["README.md", "scripts/environment"] {
        #expect(try Clone.text(of: document).contains(library), "\(document) lacks \(library)")
      }
    }
  }

  @Test func `the how-tos are linked from the landing page of their catalogue`() throws {
    for document in Clone.documents where document.contains(".docc/") {
      let catalogue = try #require(document.split(separator: ".docc/").first)
      let name = try #require(catalogue.split(separator: "/").last)
      let article = try #require(document.split(separator: "/").last).dropLast(3)
      guard article != name else { continue }
      let landing = try Clone.text(of: "\(catalogue).docc/\(name).md")
      #expect(landing.contains("<doc:\(article)>"), "\(catalogue) does not link to \(article)")
    }
  }
}
