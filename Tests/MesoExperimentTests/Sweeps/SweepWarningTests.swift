import Foundation
import MesoScenario
import Testing

@testable import MesoExperiment

@Suite struct SweepWarningTests {
  private func warnings(_ design: String, overrides: [String] = []) throws -> [String] {
    try TinySweep.inFolder { folder in
      let sweep = try Sweep(TinySweep.plan(design, overrides: overrides))
      return try sweep.warnings(from: TinySweep.journal(of: sweep, in: folder))
    }
  }

  @Test func `a path that changes no metric of any run is inert`() throws {
    let warnings = try warnings(
      "grid: {token.symbol: [ONE, TWO], contributors.lazy.operators: [3, 6]}")

    #expect(
      warnings == [
        """
        'token.symbol' is inert: every metric of every run is the same at all points that differ \
        only in it.
        """
      ])
  }

  @Test func `paths that change something are not warned of`() throws {
    #expect(
      try warnings("grid: {demand.budget: [10, 20], contributors.lazy.operators: [3, 6]}") == [])
  }

  @Test func `paths of points that differ in everything are not judged`() throws {
    #expect(try warnings("zip: {capital-cost: [0.05, 0.08], demand.budget: [10, 20]}") == [])
  }

  @Test func `an interrupted sweep is not judged`() throws {
    try TinySweep.inFolder { folder in
      let sweep = try Sweep(TinySweep.plan("grid: {demand.budget: [10, 10.0]}"))
      let journal = try Journal.create(
        at: "\(folder)/j", sweep.header(version: "1", command: []))

      #expect(try sweep.warnings(from: journal) == [])
    }
  }

  @Test func `a strategy without operators at the end of the warm-up is named`() throws {
    let warnings = try warnings(
      "grid: {demand.budget: [10, 20]}", overrides: ["contributors.lazy.depart=2"])

    #expect(
      warnings == [
        """
        The strategy 'lazy' had died out when the warm-up ended in 12 runs, first at point 1 \
        under 'plain', replicate 1; what is measured afterwards says nothing of it.
        """
      ])
  }
}
