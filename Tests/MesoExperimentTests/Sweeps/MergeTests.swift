import Foundation
import MesoScenario
import Testing

@testable import MesoExperiment

@Suite struct MergeTests {
  /// The journals of a sweep's shards.
  private func shards(_ plan: SweepPlan, _ texts: [String], in folder: String) throws -> [Journal] {
    try texts.map { text in
      try TinySweep.journal(of: Sweep(plan, shard: #require(Shard(text))), in: folder)
    }
  }

  @Test(arguments: [["1/3", "2/3", "3/3"], ["3/3", "1/3", "2/3"], ["2/4", "1/2", "4/4"]])
  func `shards in any order make the journal of one machine`(texts: [String]) throws {
    try TinySweep.inFolder { folder in
      let plan = try TinySweep.plan()
      let sweep = try Sweep(plan)
      let whole = try TinySweep.journal(of: sweep, in: folder)

      let merged = try Journal.create(
        at: "\(folder)/merged", sweep.header(version: "1", command: []))
      try Merge(of: sweep, try shards(plan, texts, in: folder)).write(to: merged)

      #expect(try merged.rows() == whole.rows())
    }
  }

  @Test func `a run that two journals have is named with both`() throws {
    try TinySweep.inFolder { folder in
      let plan = try TinySweep.plan()
      let journals = try shards(plan, ["1/2", "2/2", "1/3"], in: folder)

      let error = #expect(throws: Merge.Refusal.self) { try Merge(of: Sweep(plan), journals) }

      let text = "\(try #require(error))"
      #expect(text.hasPrefix("The run of point 1, 'plain', replicate 1 is in both '"))
      #expect(text.contains(journals[0].path) && text.contains(journals[2].path))
    }
  }

  @Test func `runs that no journal has are counted and named with their shard`() throws {
    try TinySweep.inFolder { folder in
      let plan = try TinySweep.plan()
      let journals = try shards(plan, ["1/3", "3/3"], in: folder)

      let error = #expect(throws: Merge.Refusal.self) { try Merge(of: Sweep(plan), journals) }

      #expect(
        "\(try #require(error))" == """
          8 of 24 runs are in none of the journals: point 1, 'slashed', replicate 1; point 3, \
          'plain', replicate 1; point 4, 'slashed', replicate 1; and 5 more. Make them first: \
          --shard 2/3.
          """)
    }
  }

  @Test func `journals of different plans are not joined`() throws {
    try TinySweep.inFolder { folder in
      let plan = try TinySweep.plan()
      let other = try TinySweep.plan(overrides: ["demand.usage=50"])
      let journals =
        try shards(plan, ["1/2"], in: folder) + shards(other, ["2/2"], in: folder)

      let error = #expect(throws: JournalError.self) { try Merge(of: Sweep(plan), journals) }

      #expect("\(try #require(error))".contains("demand.usage"))
    }
  }
}
