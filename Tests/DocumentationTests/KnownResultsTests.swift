import Foundation
import Testing

/// The list of known results names tests that are there.
@Suite struct KnownResultsListTests {
  private static let article = "Sources/MesoMechanisms/MesoMechanisms.docc/KnownResults.md"

  @Test func `every result of the families is on the list`() throws {
    let text = try Clone.text(of: Self.article)
    let families = [("E", 16), ("F", 9), ("L", 4), ("N", 5)]
    for (family, count) in families {
      for number in 1...count {
        let name = "\(family)\(number)"
        let isListed = text.split(separator: "\n").contains { row in
          row.hasPrefix("| ")
            && row.dropFirst(2).prefix { $0 != "|" }.split(separator: ",")
              .contains { $0.trimmingCharacters(in: .whitespaces) == name }
        }
        #expect(isListed, "\(name)")
      }
    }
  }

  @Test func `every test on the list exists`() throws {
    let article = try Clone.text(of: Self.article).replacing("\n", with: " ")
    let named = article.matches(of: /`([^`]{12,})`/).map { String($0.1) }
    #expect(named.count > 45)
    var tests = ""
    let files = FileManager.default.enumerator(atPath: Clone.file("Tests").path)?.allObjects ?? []
    for path in files.compactMap({ $0 as? String }) where path.hasSuffix("Tests.swift") {
      tests += try Clone.text(of: "Tests/\(path)")
    }
    for name in named { #expect(tests.contains("func `\(name)`"), "\(name)") }
  }
}
