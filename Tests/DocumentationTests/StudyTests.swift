import Foundation
import Testing

/// Committed studies of more than one scenario's runs: a part of each is made again.
@Suite struct StudyTests {
  /// A study, the table that carries its finding, and what narrows its command to a part.
  struct Study: CustomTestStringConvertible, Sendable {
    let name: String
    let table: String
    /// A word of the command, and what stands for it in the part.
    let whole: String
    let part: String
    /// How many columns of a row do not depend on the other rows; `nil` for all.
    var columns: Int?

    var testDescription: String { name }
  }

  static let studies = [
    Study(
      name: "incentive-audit", table: "deviations.csv", whole: "--out",
      // Intervals hold together over all rows, so that they are others for a part.
      part: "--side validators --alternative lazy --coalition 5 --out", columns: 11),
    Study(
      name: "deterrence-frontier", table: "breakeven.csv", whole: "rate=0.03,0.05,0.1,0.2",
      part: "rate=0.1"),
    Study(
      name: "sybil-cost", table: "breakeven.csv", whole: "identities=2,5,10,20",
      part: "identities=5"),
    Study(
      name: "royalty-honesty", table: "breakeven.csv", whole: "usage=1500,4500,13500",
      part: "usage=4500"),
    Study(
      name: "yuma-retention", table: "retention.csv", whole: "for stake in 20 30 40",
      part: "for stake in"),
    Study(
      name: "yuma-retention", table: "boundary.csv", whole: "for stake in 20 30 40",
      part: "for stake in 30"),
  ]

  @Test(arguments: studies)
  func `a part of the study comes out again as it is committed`(study: Study) throws {
    let folder = "Results/studies/\(study.name)"
    let block = try #require(
      try Document("\(folder)/README.md").blocks.first { $0.language == "sh" })
    try #require(block.text.contains(study.whole))
    let bench = try Workbench()
    defer { bench.remove() }

    let ending = try bench.run(block.text.replacing(study.whole, with: study.part))

    #expect(ending.code == 0, "\(ending.errors)")
    let fresh = try String(
      contentsOf: bench.folder.appending(path: "fresh/\(study.table)"), encoding: .utf8)
    let committed = rows(of: try Clone.text(of: "\(folder)/\(study.table)"), study.columns)
    let again = rows(of: fresh, study.columns)
    #expect(again.count > 1)
    for row in again {
      #expect(committed.contains(row), "run scripts/record-study \(study.name)")
    }
  }

  private func rows(of table: String, _ columns: Int?) -> [String] {
    table.split(separator: "\n").map { row in
      guard let columns else { return String(row) }
      return row.split(separator: ",", omittingEmptySubsequences: false).prefix(columns)
        .joined(separator: ",")
    }
  }
}
