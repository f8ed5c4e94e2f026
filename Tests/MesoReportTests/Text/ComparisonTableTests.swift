import MesoExperiment
import MesoModel
import MesoReport
import Testing

@Suite struct ComparisonTableTests {
  private static let metrics = [
    Metric("profit_tokens", unit: "tokens", better: .higher, "", .stock { _, _ in nil }),
    Metric("noise_tokens", unit: "tokens", better: .none, "", .stock { _, _ in nil }),
  ]

  /// Four replicates: more is better, the same, and hardly different.
  private func comparison(isPaired: Bool = true) -> Comparison {
    let base: [[Double]] = [[10, 12, 11, 14], [1, 2, 3, 4]]
    func arm(_ name: String, _ plus: [Double]) -> Arm {
      Arm(
        name: name,
        values: Dictionary(
          uniqueKeysWithValues: (0..<4).map {
            ($0 + 1, [base[0][$0] + plus[$0], base[1][$0]])
          }))
    }
    return Comparison(
      [
        arm("base", [0, 0, 0, 0]), arm("more", [5, 5.5, 5.2, 4.9]), arm("same", [0, 0, 0, 0]),
        arm("near", [0.5, -0.5, 0.25, 0]),
      ],
      metrics: Self.metrics, headline: ["profit_tokens"], baseline: 0, isPaired: isPaired)
  }

  @Test func `people get means, differences, intervals, marks and shared ranks`() {
    let table = comparison().table(NumberText(isASCII: true))

    #expect(table.columns.first == "metric" && table.columns.last == "verdict")
    #expect(
      table.rows.map { $0[9] } == [
        "baseline", "+ better", "= identical", "~ no difference shown",
      ])
    #expect(table.rows.map { $0[4] } == ["2", "1", "2", "2"])
    #expect(table.rows[1].prefix(3) == ["", "", "more"])
    #expect(table.rows[2][7] == "1")
    #expect(table.rendered(.markdown).allSatisfy { $0.isASCII })
  }

  @Test func `what is inconclusive is listed with the pairs that would settle it`() {
    let text = comparison().inconclusiveText

    #expect(
      text.hasPrefix("- profit_tokens, near against base: inconclusive at 4 pairs; about "))
    #expect(text.hasSuffix(" pairs would settle it, if mean and spread stay as they are.\n"))
  }

  @Test func `the note says how differences were taken`() {
    #expect(comparison().note.contains("paired by replicate, against 'base'; paired t"))
    #expect(comparison().note.contains("over 3 comparisons"))
    #expect(comparison(isPaired: false).note.contains("unpaired, against 'base'; Welch's t"))
  }

  @Test func `programs get the columns of the contract and every metric`() {
    let lines = comparison().csv.split(separator: "\n")

    #expect(
      lines[0]
        == "mechanism,metric,unit,better,n,n_pairs,mean,ci_low,ci_high,baseline,diff,"
        + "diff_ci_low,diff_ci_high,paired_correlation,p_value,p_rank,family,p_adjusted,"
        + "effect_size,rank,verdict")
    #expect(lines.count == 1 + 4 * 2)
    #expect(lines.allSatisfy { $0.count { $0 == "," } == 20 })
    #expect(lines[1].hasSuffix(",base,,,,,,,,,,2,baseline"))
    #expect(lines[2].hasSuffix(",base,,,,,,,,,,,baseline"))
    #expect(lines[4].hasSuffix(",0,0,0,1,1,1,,,0,,identical"))
    #expect(lines[5].hasSuffix(",0,0,0,1,1,1,3,1,0,2,identical"))
  }
}
