import Foundation
import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@testable import MesoExperiment

/// Searches of functions whose zeros are known.
@Suite struct BreakEvenSearchTests {
  private func axis(
    _ path: String, from: Double? = nil, to: Double? = nil, scale: LeverAxis.Scale = .linear,
    points: Int = 9
  ) throws -> LeverAxis {
    try TinySweep.inFolder { folder in
      try TinyScenario.text.write(
        toFile: "\(folder)/tiny.yaml", atomically: true, encoding: .utf8)
      let lever = try ScenarioLoader().lever(path, file: "\(folder)/tiny.yaml")
      return try LeverAxis(lever, from: from, to: to, scale: scale, points: points)
    }
  }

  private func found(
    _ axis: LeverAxis, noise: [Double] = [0, 0], _ function: @escaping (Double) -> Double
  ) throws -> BreakEven {
    var search = BreakEvenSearch(axis) { position, text in
      let x = Double(text) ?? position
      let values = noise.enumerated().map { ($0.offset + 1, function(x) + $0.element) }
      return Evaluation(
        text: text, position: x, values: Dictionary(uniqueKeysWithValues: values))
    }
    return try search.result()
  }

  @Test func `a zero without chance is known to within the bracket`() throws {
    let found = try found(try axis("demand.usage", from: 0, to: 10)) { $0 * $0 - 17 }
    let crossing = try #require(found.crossings.first)

    #expect(found.finding == .crossing && found.crossings.count == 1 && crossing.isRising)
    #expect(crossing.low <= 17.0.squareRoot() && 17.0.squareRoot() <= crossing.high)
    #expect(crossing.high - crossing.low <= 0.01)
    #expect(try #require(crossing.estimate) - 17.0.squareRoot() < 1e-4)
    #expect(!crossing.isOpenBelow && !crossing.isOpenAbove)
    #expect(found.isMonotone)
  }

  @Test func `every change of sign is reported, each with its direction`() throws {
    // Zeros at 1, 4 and 8.
    let found = try found(try axis("demand.usage", from: 0, to: 10)) {
      ($0 - 1) * ($0 - 4) * ($0 - 8)
    }

    #expect(found.crossings.map { $0.isRising } == [true, false, true])
    for (crossing, zero) in zip(found.crossings, [1.0, 4, 8]) {
      #expect(crossing.low <= zero && zero <= crossing.high)
    }
  }

  @Test func `no crossing is an answer, and so is a metric that is on the target`() throws {
    let axis = try axis("demand.usage", from: 0, to: 10)

    #expect(try found(axis) { $0 + 1 }.finding == .alwaysAbove)
    #expect(try found(axis) { -$0 - 1 }.finding == .alwaysBelow)
    #expect(try found(axis) { _ in 0 }.finding == .equal)
    #expect(try found(axis, noise: []) { $0 }.finding == .undefined)
  }

  @Test func `whole numbers give the adjacent pair and shares their own range`() throws {
    let counted = try found(try axis("contributors.lazy.operators", from: 1, to: 500)) { $0 - 77.5 }
    let share = try axis("mechanism.verification.rate")

    #expect(counted.crossings.map { [$0.before, $0.after] } == [["77", "78"]])
    #expect(counted.crossings[0].estimate == nil)
    #expect(counted.crossings[0].low == 77 && counted.crossings[0].high == 78)
    #expect(share.range == 0...1)
  }

  @Test func `choices give the adjacent pair in the order of the list`() throws {
    let axis = try axis("mechanism.slashing.to")
    let found = try found(axis) { $0 }

    #expect(axis.scan.prefix(3).map { axis.text(at: $0) } == ["burn", "treasury", "redistribute"])
    // The first choice is at 0, which is not below the target.
    #expect(found.evaluations.count == axis.scan.count)
    #expect(found.finding == .alwaysAbove)
    let later = try self.found(axis) { $0 - 1.5 }
    #expect(later.crossings.map { [$0.before, $0.after] } == [["treasury", "redistribute"]])
    #expect(later.crossings[0].estimate == nil)
  }

  @Test func `a range is asked for where there is none, and checked where there is`() throws {
    #expect(throws: LeverAxis.Refusal.needsRange("demand.usage")) {
      try axis("demand.usage")
    }
    #expect(throws: LeverAxis.Refusal.outside("mechanism.verification.rate", low: 0, high: 1)) {
      try axis("mechanism.verification.rate", from: 0, to: 2)
    }
    #expect(throws: LeverAxis.Refusal.logNeedsPositive("demand.usage")) {
      try axis("demand.usage", from: 0, to: 2, scale: .log)
    }
  }

  @Test func `a log scale finds what is small as well as what is large`() throws {
    let found = try found(
      try axis("demand.usage", from: 0.001, to: 1_000, scale: .log)
    ) { Elementary.log($0 / 0.02) }
    let crossing = try #require(found.crossings.first)

    #expect(crossing.low <= 0.02 && 0.02 <= crossing.high)
    #expect(crossing.high / crossing.low < 1.02)
  }

  @Test func `the interval is where the metric's own interval holds the target`() throws {
    // Luck that is common to all values moves the line x − 4 up and down; so the interval of the
    // zero is that of the mean of the luck, turned round.
    let noise = [-0.9, 0.3, 1.1, 0.2, -0.5, 0.4]
    let found = try found(try axis("demand.usage", from: 0, to: 10), noise: noise) { 4 - $0 }
    let crossing = try #require(found.crossings.first)
    let luck = try #require(Interval.ofMean(noise))

    #expect((crossing.low - (4 + luck.low)).magnitude <= 0.01)
    #expect((crossing.high - (4 + luck.high)).magnitude <= 0.01)
    #expect((try #require(crossing.estimate) - (4 + 0.1)).magnitude <= 0.01)
    #expect(crossing.low <= 4 + luck.low && crossing.high >= 4 + luck.high)
  }

  @Test func `an interval that reaches the end of the range says so`() throws {
    let noise = [-3.0, 3, -2, 2]
    let found = try found(try axis("demand.usage", from: 0, to: 5), noise: noise) { $0 - 1 }
    let crossing = try #require(found.crossings.first)

    // Half-width t(3) · 2.94 ⁄ 2 = 4.68: from −3.68 to 5.68.
    #expect(crossing.isOpenBelow && crossing.isOpenAbove)
    #expect(crossing.low == 0 && crossing.high == 5)
  }

  @Test func `a metric that turns back is told of`() throws {
    let found = try found(try axis("demand.usage", from: 0, to: 10, points: 11)) {
      $0 < 7 ? $0 - 2 : 12 - $0
    }

    #expect(found.crossings.count == 1)
    #expect(!found.isMonotone)
    #expect(found.against.first?.before == "7")
  }

  @Test func `an isotonic fit pools what falls`() {
    #expect(IsotonicFit.rising([1, 3, 2, 4]) == [1, 2.5, 2.5, 4])
    #expect(IsotonicFit.rising([3, 2, 1]) == [2, 2, 2])
    #expect(IsotonicFit.zero([0, 1, 2], [-1, -1, 3]) == 1.25)
    #expect(IsotonicFit.zero([0, 1], [1, 2]) == nil)
  }
}
