import Foundation
import Testing

/// The committed study of quickstart is what quickstart gives.
@Suite struct QuickstartStudyTests {
  private static let folder = "Results/studies/quickstart"

  @Test func `running quickstart again gives the committed tables byte for byte`() throws {
    let bench = try Workbench()
    defer { bench.remove() }

    let ending = try bench.run("mesocosm run Scenarios/quickstart.yaml --out fresh --quiet")

    #expect(ending.code == 0, "\(ending.errors)")
    for table in ["summary.csv", "claims.csv", "manifest.json"] {
      let fresh = try Data(contentsOf: bench.folder.appending(path: "fresh/\(table)"))
      let committed = try Data(contentsOf: Clone.file("\(Self.folder)/\(table)"))
      #expect(fresh == committed, "\(table) differs: run scripts/record-study quickstart")
    }
  }

  @Test func `the study's words say what its tables say`() throws {
    let words = try Clone.text(of: "\(Self.folder)/README.md")
    let manifest = try Clone.text(of: "\(Self.folder)/manifest.json")
    for digest in ["scenario_digest", "result_digest"] {
      let line = try #require(words.firstMatch(of: try Regex("\\| \(digest) \\| `([0-9a-f]{64})`")))
      let value = try #require(line[1].substring)
      #expect(
        manifest.contains("\"\(digest)\" : \"\(value)\""), "run scripts/record-study quickstart")
    }
    let claims = try Clone.text(of: "\(Self.folder)/claims.csv").split(separator: "\n").dropFirst()
    #expect(!claims.isEmpty)
    for row in claims.map({ $0.split(separator: ",") }) {
      let (metric, verdict) = (row[1], row[3])
      let said = words.split(separator: "\n").contains {
        $0.hasPrefix("| `\(metric)`") && $0.contains("| \(verdict) |")
      }
      #expect(said, "the README does not say that the claim on \(metric) is \(verdict)")
    }
  }

  @Test func `the order of losses and of honest alignment is the one that the study tells`() throws
  {
    let (tasks, staked, royalty) = ("pay-per-task", "staked-performance", "continuous-royalty")
    let orders = [
      "alignment_spearman_honest": [staked, royalty, tasks],
      "attack_profit_tokens": [royalty, staked, tasks],
      "honest_loss_tokens": [royalty, tasks, staked],
      "profit_sybil_tokens": [royalty, staked, tasks],
    ]
    let rows = try Clone.text(of: "\(Self.folder)/summary.csv").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let (metric, mechanism, mean) = (3, 1, 6)
    for (name, order) in orders {
      let means = try order.map { treatment in
        let row = rows.first { $0[metric] == name && $0[mechanism] == treatment }
        return try #require(row.flatMap { Double($0[mean]) })
      }
      #expect(means == means.sorted(), "\(name)")
    }
  }
}
