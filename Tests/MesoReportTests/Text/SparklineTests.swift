import Foundation
import MesoReport
import Testing

@Suite struct SparklineTests {
  @Test func `bars rise with their values, on a scale that rows share`() {
    #expect(Sparkline.text([0, 1, 2, 3, 4, 5, 6, 7], scale: 0...7) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([0, nil, 7], scale: 0...14) == "▁ ▅")
    #expect(Sparkline.text([3, 3], scale: 3...3) == "▄▄")
  }

  @Test func `a table of trends has a row for each metric and a picture for each treatment`() throws
  {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder)

      let table = try #require(
        TextTable(trendsOf: ["acceptance_rate", "no_such_metric"], in: folder))

      #expect(table.columns == ["over epochs", "plain", "slashed", "scale"])
      #expect(table.rows.map { $0[0] } == ["acceptance_rate"])
      // Twelve epochs, a bar each.
      #expect(table.rows[0][1].count == 12)
      #expect(TextTable(trendsOf: ["acceptance_rate"], in: OutputFolder("/nowhere")) == nil)
    }
  }
}
