import MesoExperiment
import MesoModel
import MesoReport
import Testing

@Suite struct HeadlineTableTests {
  /// Two replicates: 10 and 14 rewards without slashing, 20 and 24 with it; one share in common.
  private func results() throws -> Results {
    let metrics = [
      Metric("acceptance_rate", unit: "share", better: .none, "", .stock { _, _ in nil }),
      Metric("rewards_tokens", unit: "tokens", better: .none, "", .stock { _, _ in nil }),
    ]
    var results = Results(of: Experiment(try TinyScenario.loaded(), metrics: metrics))
    for (treatment, replicate, rewards) in [(0, 1, 10.0), (1, 1, 20), (0, 2, 14), (1, 2, 24)] {
      results.append(
        RunRecord(
          id: RunID(treatment: treatment, replicate: replicate), status: .ok,
          values: [0.5, rewards], rows: []))
    }
    return results
  }

  @Test func `people get a row per metric and a column per treatment`() throws {
    let table = try results().headlineTable(NumberText(isASCII: true))

    // Half-width t(0.975, 1) · sd ⁄ √2 = 12.706 · 2.828 ⁄ 1.414 = 25.4. For 5 % of 12 the least
    // n with t(0.975, n − 1) · 2.828 ⁄ √n ≤ 0.6 is 88 (SciPy 1.17.1, stats.t.ppf).
    #expect(
      table.rendered(.text) == """
        metric           unit        plain    slashed  needed for 5 %
        ---------------  ------  ---------  ---------  --------------
        acceptance_rate  share         0.5        0.5               2
        rewards_tokens   tokens  12 +/- 25  22 +/- 25              88

        """)
  }

  @Test func `programs get a row per treatment and metric, in full`() throws {
    let rows = try results().headlineValues.rows

    #expect(rows.count == 4)
    #expect(rows[0] == ["tiny", "plain", "acceptance_rate", "share", "2", "0.5", "", ""])
    #expect(rows[3].prefix(6) == ["tiny", "slashed", "rewards_tokens", "tokens", "2", "22"])
  }

  @Test func `claims show their verdict`() throws {
    // Both differences are 10: equal ones are decided by their sign.
    #expect(try results().claimTable.rows == [["rewards_tokens: plain < slashed", "confirmed"]])
  }
}
