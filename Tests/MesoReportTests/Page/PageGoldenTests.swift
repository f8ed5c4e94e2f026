import Foundation
import Testing

@testable import MesoReport

/// Folders of small results, and what their pages say and draw.
///
/// `MESOCOSM_RECORD_GOLDEN=1` records the pages; the recording fails the run, so that it cannot pass
/// for a check.
@Suite struct PageGoldenTests {
  static let kinds = [
    "run", "comparison", "sweep", "screening", "sensitivity", "deviations", "breakeven",
    "evolution", "optimization", "weights",
    "attestations",
  ]

  static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  static func page(_ kind: String) throws -> ResultPage {
    ResultPage(try ResultFolder(tests.appending(path: "Fixtures/\(kind)").path))
  }

  @Test(arguments: kinds)
  func `a page says and draws what its golden file holds`(kind: String) throws {
    let text = try Self.page(kind).content(drawn: true).html + "\n"
    let file = Self.tests.appending(path: "Golden/\(kind).html")

    if ProcessInfo.processInfo.environment["MESOCOSM_RECORD_GOLDEN"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("Recorded \(file.lastPathComponent).")
      return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let isSame = text == golden
    #expect(isSame, "\(Self.difference(text, golden))")
  }

  /// The first line in which two texts differ.
  private static func difference(_ text: String, _ golden: String) -> String {
    let lines = [text, golden].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let place = zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }?.offset
    guard let place else { return "one is longer" }
    return "line \(place + 1): \(lines[0][place].prefix(300)) | \(lines[1][place].prefix(300))"
  }

  @Test(arguments: kinds)
  func `two pages of one folder have the same bytes`(kind: String) throws {
    let pages = try (0..<2).map { _ in try Self.page(kind).html(script: nil) }
    let areSame = pages[0] == pages[1]
    #expect(areSame)
  }

  @Test(arguments: kinds)
  func `every kind of result has pictures, and each a name of its own`(kind: String) throws {
    let names = try Self.page(kind).charts.map { $0.name }

    #expect(!names.isEmpty)
    #expect(Set(names).count == names.count)
    for name in names { #expect(name.wholeMatch(of: /[a-z0-9-]+/) != nil, "\(name)") }
  }

  @Test(arguments: kinds)
  func `nothing in a page reaches out of it`(kind: String) throws {
    let html = try Self.page(kind).html(script: "/* charts */")

    // The names of two schemas are identifiers: nothing fetches them.
    let known = ["https://vega.github.io/schema/vega-lite/v6.json"]
    let links = html.matches(of: /(https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}[^"\s\\]*/).map {
      String($0.0)
    }
    #expect(Set(links).isSubset(of: known), "\(links)")
    let (hasSource, hasPolicy) = (
      html.contains(" src="), html.contains("default-src &#39;none&#39;")
    )
    #expect(!hasSource && hasPolicy)
  }
}
