import Foundation
import Testing

@testable import MesoReport

/// Whether a page holds a text; a failed expectation then prints no page.
func holds(_ page: String, _ text: String) -> Bool { page.contains(text) }

@Suite struct ResultPageTests {
  /// The page of the tiny scenario's run.
  private func withPage(
    _ overrides: [String] = [], _ body: (ResultFolder, ResultPage) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder, overrides: overrides, includesOperators: true)
      let result = try ResultFolder(folder.path)
      try body(result, ResultPage(result))
    }
  }

  @Test func `a page answers first, and ends with where its numbers come from`() throws {
    try withPage { folder, page in
      let html = page.html(script: nil)

      let order = [
        "<h1>", "Of 1 claim, ", "id=\"pictures\"", "id=\"tables\"", "id=\"origin\"",
        "mesocosm run tiny.yaml", "Components used", "committee", "Assumptions",
        folder.manifest.scenarioDigest, folder.manifest.resultDigest,
      ].map { text in html.range(of: text)?.lowerBound }
      #expect(!order.contains(nil))
      #expect(order[0...4].compactMap { $0 } == order[0...4].compactMap { $0 }.sorted())
    }
  }

  @Test func `without the renderer the tables are there, and one line says how to get pictures`()
    throws
  {
    try withPage { _, page in
      let html = page.html(script: nil)

      #expect(holds(html, "run scripts/charts once"))
      #expect(!holds(html, "<figure"))
      #expect(holds(html, "<h3>Headline</h3>"))
    }
  }

  @Test func `a question cannot inject markup, script or style`() throws {
    let attack = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}"
    try withPage(["question=\"\(attack)\""]) { _, page in
      let html = page.html(script: "/* charts */")

      // The two scripts of the page, and data that is not run.
      let scripts = html.matches(of: /<script( type="application\/json")?>/)
      #expect(scripts.count { $0.1 == nil } == 2)
      #expect(!holds(html, "<img"))
      #expect(holds(html, "&lt;script&gt;alert(1)"))
    }
  }

  @Test func `a page writes itself and its specifications, and the next takes their place`() throws
  {
    try withPage { folder, page in
      let old = "\(folder.path)/charts"
      try FileManager.default.createDirectory(atPath: old, withIntermediateDirectories: true)
      for name in ["gone.vl.json", "gone.svg", "mine.txt"] {
        try "x".write(toFile: "\(old)/\(name)", atomically: true, encoding: .utf8)
      }

      let written = try PageWriter(folder).write(page, script: nil)

      let names = try FileManager.default.contentsOfDirectory(atPath: old).sorted()
      #expect(names == (page.charts.map { "\($0.name).vl.json" } + ["mine.txt"]).sorted())
      #expect(written.page == "\(folder.path)/report.html")
      for path in written.specifications {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        #expect((json as? [String: Any])?["$schema"] as? String == ChartStyle.schema)
      }
    }
  }

  @Test func `a page says when a table was changed after it was written`() throws {
    try withPage { folder, _ in
      let path = "\(folder.path)/runs.csv"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try (text + "\n").write(toFile: path, atomically: true, encoding: .utf8)

      let changed = try ResultFolder(folder.path)

      #expect(changed.problems.contains { $0.contains("was changed after it was written") })
      #expect(holds(ResultPage(changed).html(script: nil), "was changed after it was written"))
    }
  }

  @Test func `results that replace others take their page away`() throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder)
      let result = try ResultFolder(folder.path)
      _ = try PageWriter(result).write(ResultPage(result), script: nil)

      try folder.prepare(overwrite: true)

      #expect(try folder.fileNames() == [])
    }
  }
}
