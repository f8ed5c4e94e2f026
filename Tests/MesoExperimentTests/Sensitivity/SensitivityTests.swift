import MesoPrimitives
import Testing

@testable import MesoExperiment
@testable import MesoScenario

@Suite struct SensitivityTests {
  @Test func `a linear function has its slopes as effects, without spread`() throws {
    let streams = (0..<3).map {
      RandomStream(
        key: StreamKey(seed: 3, replicate: 0), entity: UInt64($0), epoch: 0, purpose: .experiment)
    }
    let unit = Sampling.morris(6, 4, streams)
    let design = AnalysisDesign(
      kind: .morris(trajectories: 6, levels: 4), points: unit.indices.map { $0 + 1 }, unit: unit)
    let found = Analysed.function(design, 3, unit.map { 5 * $0[0] - 2 * $0[1] })

    func values(_ index: Sensitivity.Index) -> [Double] {
      found.rows.filter { $0.index == index }.map { $0.value }
    }
    for (value, slope) in zip(values(.mean), [5.0, -2, 0]) {
      #expect((value - slope).magnitude < 1e-12)
    }
    for (value, size) in zip(values(.meanSize), [5.0, 2, 0]) {
      #expect((value - size).magnitude < 1e-12)
    }
    #expect(values(.spread).allSatisfy { $0 < 1e-12 })
    #expect(found.rows.filter { $0.index == .meanSize }.map { $0.rank } == [1, 2, nil])
  }

  @Test func `walks move every path once, by half of the levels`() {
    let streams = (0..<4).map {
      RandomStream(
        key: StreamKey(seed: 9, replicate: 0), entity: UInt64($0), epoch: 0, purpose: .experiment)
    }
    let unit = Sampling.morris(10, 4, streams)

    #expect(unit.count == 50)
    #expect(Set(unit.joined()).isSubset(of: [0, 1.0 / 3, 2.0 / 3, 1]))
    for walk in stride(from: 0, to: 50, by: 5) {
      var moved: [Int] = []
      for row in (walk + 1)..<(walk + 5) {
        let changed = (0..<4).filter { unit[row][$0] != unit[row - 1][$0] }
        #expect(changed.count == 1)
        #expect(((unit[row][changed[0]] - unit[row - 1][changed[0]]).magnitude - 2.0 / 3) < 1e-12)
        moved += changed
      }
      #expect(moved.sorted() == [0, 1, 2, 3])
    }
  }

  @Test func `the seeds' share is what is left when points and replicates are fitted`() throws {
    // Points 0, 2 and replicates ±1 add up exactly; ±0.5 that fits neither is the noise.
    let exact = try #require(SeedNoise([[-1, 1], [1, 3]]))
    let noisy = try #require(SeedNoise([[-0.5, 0.5], [2.5, 1.5]]))

    #expect(exact.share == 0)
    // Residuals ±0.5: sum of squares 1, one degree, two replicates; the means differ by 2.
    #expect(noisy.variance == 0.5)
    #expect(noisy.share == 0.25)
    #expect(SeedNoise([[1], [2]]) == nil)
    #expect(SeedNoise([[1, 2], [1, nil]]) == nil)
  }

  @Test func `a sweep's runs are analysed by the design that made them`() throws {
    let plan = try TinySweep.plan(
      "saltelli: {base: 16, over: {demand.budget: {uniform: [5, 40]}, "
        + "contributors.lazy.operators: {integer: [2, 5]}, popularity.item-sd: {uniform: [1, 2]}}}",
      overrides: ["contributors.honest.skill={constant: 0.5}"])
    let design = try #require(plan.analysis)
    try TinySweep.inFolder { folder in
      let sweep = try Sweep(plan)
      let journal = try TinySweep.journal(of: sweep, in: folder)
      let found = try #require(
        try sweep.sensitivity(of: ["rewards_tokens"], from: journal))

      // Rows that round to the same point share its runs.
      #expect(design.points.count == 16 * 8)
      #expect(plan.points.count < design.points.count)
      #expect(plan.warnings.isEmpty)
      #expect(found.rows.count == 2 * (3 + 3 + 3))
      for row in found.rows where row.parameter == "popularity.item-sd" && row.other == nil {
        #expect(row.value == 0)
      }
      let totals = found.rows.filter { $0.index == .total && $0.mechanism == "plain" }
      #expect(totals.first { $0.parameter == "contributors.lazy.operators" }?.rank != nil)
      #expect(
        try sweep.warnings(from: journal).contains {
          $0.contains("'popularity.item-sd' is inert")
        })
    }
  }

  @Test func `other designs have no analysis`() throws {
    let plan = try TinySweep.plan()
    try TinySweep.inFolder { folder in
      let sweep = try Sweep(plan)
      let journal = try TinySweep.journal(of: sweep, in: folder)
      #expect(try sweep.sensitivity(from: journal) == nil)
    }
  }
}
