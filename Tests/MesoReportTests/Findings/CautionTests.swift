import Testing

@testable import MesoReport

/// What a page says is never stronger than the table.
@Suite struct CautionTests {
  private func withTable(
    _ kind: String, _ file: ResultFile, _ text: String, _ body: (ResultPage) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      try folder.prepare(overwrite: false)
      _ = try FinishedTables(tables: [(file, Array(text.utf8))]).publish(to: folder) { tables in
        Manifest(
          kind: kind, schemaVersion: 1, version: "0", command: [kind], scenario: "s",
          scenarioDigest: "", seed: 1, treatments: ["a"], replicates: [1, 2], runsPlanned: 2,
          runsFinished: 2, runsFailed: 0, failures: [], status: .finished, files: tables,
          resultDigest: Manifest.digest(of: tables))
      }
      try body(ResultPage(try ResultFolder(folder.path)))
    }
  }

  private func deviations(_ verdicts: [String]) -> String {
    let rows = verdicts.map {
      "s,a,contributors,honest,lazy,alone,1,,2,1,3,-1,7,0.1,1,0.1,0,\($0)\n"
    }
    return DeviationRows.columns.prefix(18).joined(separator: ",") + "\n" + rows.joined()
  }

  @Test(arguments: [
    (["inconclusive", "deters"], "none of 2 deviations tried is shown to pay; 1 is undecided."),
    (["deters", "indifferent"], "none of 2 deviations tried pays."),
    (["pays", "inconclusive"], "leaving honest behaviour pays in 1 of 2 deviations tried"),
  ])
  func `an audit that cannot tell does not say that honesty pays`(
    verdicts: [String], answer: String
  ) throws {
    try withTable("deviations", .deviations, deviations(verdicts)) { page in
      #expect(holds(page.content(drawn: false).html, answer))
    }
  }

  @Test func `a rank whose intervals overlap is not called the order`() throws {
    let text =
      SensitivityRows.columns.joined(separator: ",") + "\n"
      + "s,a,m,tokens,ST,x,,0.6,0.4,0.8,1,0.01,true,9\ns,a,m,tokens,ST,y,,0.5,0.3,0.7,2,0.01,true,9\n"
    try withTable("sweep", .sensitivity, text) { page in
      let html = page.content(drawn: false).html
      #expect(holds(html, "X comes first for m: total index 0.6"))
      #expect(holds(html, "intervals overlap, so the order is not settled"))
    }
  }

  @Test func `a rank whose interval stands alone is`() throws {
    let text =
      SensitivityRows.columns.joined(separator: ",") + "\n"
      + "s,a,m,tokens,ST,x,,0.6,0.5,0.7,1,0.01,true,9\ns,a,m,tokens,ST,y,,0.2,0.1,0.3,2,0.01,true,9\n"
    try withTable("sweep", .sensitivity, text) { page in
      #expect(holds(page.content(drawn: false).html, "X moves m most: total index 0.6"))
    }
  }

  @Test func `an interval that holds 0 leaves open who profits`() throws {
    let rows = ["1,-2,4", "3,1,5", "-3,-5,-1", "2,,"].enumerated().map { place, numbers in
      "s,\("abcd".map { String($0) }[place]),1,attack_profit_tokens,tokens,2,\(numbers.split(separator: ",", omittingEmptySubsequences: false)[0]),1,\(numbers.split(separator: ",", omittingEmptySubsequences: false).dropFirst().joined(separator: ",")),,,\n"
    }
    let text =
      "scenario,mechanism,point,metric,unit,n,mean,sd,ci_low,ci_high,q05,q50,q95\n" + rows.joined()
    try withTemporaryFolder { folder in
      try folder.prepare(overwrite: false)
      _ = try FinishedTables(tables: [(.summary, Array(text.utf8))]).publish(to: folder) { tables in
        Manifest(
          kind: "run", schemaVersion: 1, version: "0", command: ["run"], scenario: "s",
          scenarioDigest: "", seed: 1, treatments: [], replicates: [1, 2], runsPlanned: 2,
          runsFinished: 2, runsFailed: 0, failures: [], status: .finished, files: tables,
          resultDigest: Manifest.digest(of: tables))
      }
      let estimates = try #require(Estimates(try ResultFolder(folder.path)))
      let words = Words(nil)

      #expect(
        SignSentences(words: words, headline: ["attack_profit_tokens"]).sentences(estimates) == [
          "Attackers profit under b; attackers lose under c; these runs cannot tell whether "
            + "attackers profit under a and d."
        ])
    }
  }
}
