import Foundation
import Testing

@Suite struct ReportTests {
  /// Where no renderer is.
  private static let bare = "MESOCOSM_CHARTS=/nonexistent"

  @Test func `a page is written without the renderer, and a note says what is missing`() throws {
    try withProgram { program in
      _ = try program.run("run", "tiny.yaml", "--quiet")

      let ending = try program.shell("\(Self.bare) $mesocosm report Results/runs/tiny")

      #expect(ending.code == 0)
      #expect(ending.output.isEmpty)
      #expect(ending.errors.contains("Results/runs/tiny/report.html, "))
      #expect(ending.errors.contains("'scripts/charts' installs the renderer"))
      let page = try program.text(of: "Results/runs/tiny/report.html")
      let answers = page.contains("Of 1 claim, 1 is confirmed.")
      #expect(answers)
      #expect(program.exists("Results/runs/tiny/charts/headline-acceptance-rate.vl.json"))
      // The tables are as they were.
      #expect(try program.run("verify", "Results/runs/tiny").code == 0)
    }
  }

  @Test func `a grid over many levers has a map of the first two for each setting of the others`()
    throws
  {
    try withProgram { program in
      try program.write(
        """
        sweep: many
        base: tiny.yaml
        set: {epochs: 3, warm-up: 0}
        replicates: 1
        design:
          - grid:
              contributors.honest.effort-cost: [0.1, 0.2]
              contributors.lazy.effort-cost: [0.01, 0.02]
              demand.budget: [50, 100]
        headline: [acceptance_rate]
        """, to: "many.yaml")
      _ = try program.run("sweep", "many.yaml", "--quiet", "--out", "many")

      let ending = try program.shell("\(Self.bare) $mesocosm report many --quiet")

      #expect(ending.code == 0, "\(ending.errors)")
      for (number, budget) in [(1, 50), (2, 100)] {
        let map = try program.text(
          of: "many/charts/map-acceptance-rate-slashed-\(number).vl.json")
        let isNamed = map.contains("demand budget \(budget)")
        #expect(isNamed)
      }
      #expect(!program.exists("many/charts/map-acceptance-rate-slashed-3.vl.json"))
    }
  }

  @Test func `several folders are reported at once`() throws {
    try withProgram { program in
      _ = try program.run("run", "tiny.yaml", "--quiet", "--out", "a")
      _ = try program.run("compare", "tiny.yaml", "--quiet", "--out", "b")

      let ending = try program.shell("\(Self.bare) $mesocosm report a b --quiet")

      #expect(ending.code == 0 && ending.errors.isEmpty)
      #expect(program.exists("a/report.html") && program.exists("b/report.html"))
    }
  }

  @Test func `a folder without results is refused before anything is written`() throws {
    try withProgram { program in
      _ = try program.run("run", "tiny.yaml", "--quiet", "--out", "a")

      let ending = try program.shell("$mesocosm report a nothing")

      #expect(ending.code == 2)
      #expect(ending.errors.contains("Cannot read 'nothing/manifest.json'"))
      #expect(!program.exists("a/report.html"))
    }
  }

  @Test func `a terminal gets sparklines and marks in colour, a pipe and NO_COLOR plain text`()
    throws
  {
    try withProgram { program in
      let compare = "\\$mesocosm compare tiny.yaml --quiet --overwrite"
      let terminal = "TERM=xterm script -qec \"\(compare)\" /dev/null"

      // Whoever runs the tests may have asked for plain text.
      let shown = try program.shell("unset NO_COLOR; \(terminal)")
      let plain = try program.shell("NO_COLOR=1 \(terminal)")
      let piped = try program.shell("$mesocosm compare tiny.yaml --quiet --overwrite")

      #expect(shown.output.contains("over epochs") && shown.output.contains("▁"))
      #expect(shown.output.contains("\u{1B}["))
      for ending in [plain, piped] {
        #expect(ending.code == 0)
        #expect(ending.output.utf8.allSatisfy { $0 < 0x80 && $0 != 0x1B })
      }
      // A terminal shows the warnings too.
      #expect(plain.output.replacing("\r\n", with: "\n").hasPrefix(piped.output))
    }
  }
}
