import MesoExperiment
import MesoReport
import Testing

@Suite struct TableTests {
  private let ids = ["scenario", "mechanism", "point", "replicate", "seed"]

  @Test func `cohorts, flows and summary have the columns of the contract`() throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder)

      #expect(
        try folder.rows(of: .cohorts)[0] == ids + [
          "epoch", "side", "cohort", "strategy", "operators", "identities", "contributions",
          "accepted", "attestations", "correct_attestations", "quality_mean",
          "effort_cost_tokens", "rewards_tokens", "slashed_tokens", "profit_tokens",
          "stake_tokens", "balance_tokens",
        ])
      #expect(
        try folder.rows(of: .flows)[0] == ids + [
          "epoch", "asset", "reason", "from", "to", "transfers", "amount_tokens",
        ])
      #expect(
        try folder.rows(of: .summary)[0] == [
          "scenario", "mechanism", "point", "metric", "unit", "n", "mean", "sd", "ci_low",
          "ci_high", "q05", "q50", "q95",
        ])
      #expect(try folder.rows(of: .runs)[0].starts(with: ids + ["status", "error"]))
      #expect(try folder.rows(of: .epochs)[0].starts(with: ids + ["epoch"]))
    }
  }

  @Test func `every run, epoch and behaviour has its row, and every row all cells`() throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder, includesOperators: true)

      // 2 treatments × 5 replicates, 12 epochs, 3 behaviours, 18 contributors, 8 validators.
      let counts: [(ResultFile, Int)] = [
        (.runs, 10), (.epochs, 120), (.cohorts, 360), (.operators, 260),
      ]
      for (file, count) in counts {
        #expect(try folder.rows(of: file).count == count + 1, "\(file)")
      }
      for file in [ResultFile.runs, .epochs, .cohorts, .flows, .summary, .operators] {
        let rows = try folder.rows(of: file)
        #expect(rows.allSatisfy { $0.count == rows[0].count }, "\(file)")
      }
    }
  }

  @Test func `rows come replicate by replicate, treatments in the order of the file`() throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder, overrides: ["replicates=2"])

      let rows = try folder.rows(of: .runs).dropFirst().map { Array($0[..<6]) }

      #expect(
        rows == [
          ["tiny", "plain", "1", "1", "7", "ok"], ["tiny", "slashed", "2", "1", "7", "ok"],
          ["tiny", "plain", "1", "2", "7", "ok"], ["tiny", "slashed", "2", "2", "7", "ok"],
        ])
    }
  }

  @Test func `flows add up to what cohorts received`() throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder, overrides: ["replicates=1"])

      // Pay-per-task pays at once: rewards that left the treasury are rewards received.
      let flows = try folder.rows(of: .flows).filter { $0[7] == "reward" }
      let cohorts = try folder.rows(of: .cohorts).filter { $0[6] == "contributors" }
      let paid = flows.reduce(0) { $0 + (Double($1[11]) ?? .nan) }
      let received = cohorts.reduce(0) { $0 + (Double($1[17]) ?? .nan) }

      #expect(paid > 0)
      #expect(abs(paid - received) < 1e-9)
    }
  }

  @Test func `claims have a row per step with the verdict on the whole`() throws {
    try withTemporaryFolder { folder in
      _ = try TinyScenario.written(to: folder)

      let rows = try folder.rows(of: .claims)

      #expect(
        rows[0] == [
          "scenario", "metric", "claim", "verdict", "lower", "upper", "n", "diff", "diff_ci_low",
          "diff_ci_high",
        ])
      // Slashing changes no verdict, so the two pay the same.
      #expect(
        rows[1] == [
          "tiny", "rewards_tokens", "plain < slashed", "inconclusive", "plain", "slashed", "5",
          "0", "0", "0",
        ])
    }
  }
}
