import Foundation
import MesoPrimitives
import Testing

@testable import MesoExperiment
@testable import MesoScenario

/// Estimators of sensitivity against closed forms and against SALib.
@Suite struct SobolIndicesTests {
  /// A function's indices from a Saltelli design over the unit cube, with their intervals.
  private func sensitivity(
    _ parameters: Int, base: Int, _ function: ([Double]) -> Double
  ) throws -> Sensitivity {
    let rows = try Sampling.saltelli(base, parameters, secondOrder: true)
    let design = AnalysisDesign(
      kind: .saltelli(base: base, secondOrder: true), points: rows.indices.map { $0 + 1 },
      unit: [])
    return Analysed.function(design, parameters, rows.map(function))
  }

  /// Whether an index agrees with its closed form: within its interval made 2.55 times as wide,
  /// which is 5σ where the resampled values are normal.
  private func agrees(_ row: Sensitivity.Row, _ truth: Double) -> Bool {
    let half = max(row.interval.halfWidth, 1e-9)
    return (row.value - truth).magnitude <= 2.55 * half
  }

  @Test func `Ishigami's function has its first, total and second order indices`() throws {
    // T. Ishigami, T. Homma, 1990: sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁, uniform on ±π.
    let found = try sensitivity(3, base: 512) { unit in
      let x = unit.map { (2 * $0 - 1) * Double.pi }
      let second = sin(x[1])
      return sin(x[0]) + 7 * second * second + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
    }
    let (b, pi4) = (0.1, pow(Double.pi, 4))
    let first = 0.5 * pow(1 + b * pi4 / 5, 2)
    let both = b * b * pi4 * pi4 * (1.0 / 18 - 1.0 / 50)
    let variance = first + 49.0 / 8 + both
    let truths: [Sensitivity.Index: [Double]] = [
      .first: [first / variance, 49 / 8 / variance, 0],
      .total: [(first + both) / variance, 49 / 8 / variance, both / variance],
      .second: [0, both / variance, 0],
    ]
    for (index, values) in truths {
      let rows = found.rows.filter { $0.index == index }
      #expect(rows.count == values.count)
      for (row, truth) in zip(rows, values) {
        #expect(agrees(row, truth), "\(index) of \(row.parameter): \(row.value), not \(truth)")
      }
    }
    #expect(found.rows.filter { $0.index == .total }.map { $0.rank } == [1, 2, 3])
  }

  @Test func `Sobol's g-function has its first and total order indices`() throws {
    // I. M. Sobol', 2001: ∏ (|4x − 2| + a) ⁄ (1 + a); V_i = 1 ⁄ (3 (1 + a)²).
    let a = [0.0, 1, 4.5, 9, 99]
    let found = try sensitivity(a.count, base: 512) { x in
      zip(x, a).reduce(1) { $0 * ((4 * $1.0 - 2).magnitude + $1.1) / (1 + $1.1) }
    }
    let own = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let product = own.reduce(1) { $0 * (1 + $1) }
    for (place, part) in own.enumerated() {
      let first = found.rows.filter { $0.index == .first }[place]
      let total = found.rows.filter { $0.index == .total }[place]
      #expect(agrees(first, part / (product - 1)), "\(first)")
      #expect(agrees(total, part * product / (1 + part) / (product - 1)), "\(total)")
    }
  }

  @Test func `intervals narrow, and are called converged, with more base points`() throws {
    let few = try sensitivity(2, base: 16) { $0[0] + 2 * $0[1] * $0[1] }
    let many = try sensitivity(2, base: 4_096) { $0[0] + 2 * $0[1] * $0[1] }

    #expect(few.rows.contains { !$0.isConverged })
    #expect(many.rows.filter { $0.index == .total }.allSatisfy { $0.isConverged })
    for (wide, narrow) in zip(few.rows, many.rows) {
      #expect(narrow.interval.halfWidth < wide.interval.halfWidth)
    }
  }

  @Test func `a parameter without effect has the index 0 and no rank`() throws {
    let found = try sensitivity(2, base: 64) { $0[0] }
    let inert = found.rows.filter { $0.parameter == "p1" && $0.other == nil }

    #expect(inert.allSatisfy { $0.value == 0 && $0.rank == nil })
  }

  @Test func `values that do not vary have no indices`() throws {
    let found = try sensitivity(2, base: 8) { _ in 3 }

    #expect(found.rows.isEmpty)
    #expect(found.constant.map { $0.metric } == ["m"])
  }

  @Test func `base points that lack a value are left out`() throws {
    let rows = try Sampling.saltelli(32, 2, secondOrder: false)
    let design = AnalysisDesign(
      kind: .saltelli(base: 32, secondOrder: false),
      points: rows.indices.map { $0 == 5 ? nil : $0 + 1 }, unit: [])
    let found = Analysed.function(design, 2, rows.map { $0[0] + $0[1] })

    #expect(found.incomplete == 1)
    #expect(found.rows.allSatisfy { $0.count == 31 })
  }

  /// What SALib 1.5.1 says of the same values; `Fixtures/make_salib.py` made the file.
  private struct Fixture: Decodable {
    struct Sobol: Decodable {
      let secondOrder: Bool
      let y: [Double]
      let first: [Double]
      let total: [Double]
      let second: [Double]?

      enum CodingKeys: String, CodingKey {
        case secondOrder = "second_order"
        case y
        case first = "S1"
        case total = "ST"
        case second = "S2"
      }
    }
    struct Morris: Decodable {
      let unit: [[Double]]
      let y: [Double]
      let mu: [Double]
      let muStar: [Double]
      let sigma: [Double]

      enum CodingKeys: String, CodingKey {
        case unit, y, mu, sigma
        case muStar = "mu_star"
      }
    }
    let sobol: [Sobol]
    let morris: [Morris]

    static func read() throws -> Fixture {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/salib.json")
      return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
    }
  }

  private func isNear(_ values: [Double], _ others: [Double]) -> Bool {
    values.count == others.count
      && zip(values, others).allSatisfy { ($0 - $1).magnitude <= 1e-9 }
  }

  @Test func `Sobol indices are those of SALib on the same values`() throws {
    for fixture in try Fixture.read().sobol {
      let groups = SobolIndices.groups(
        fixture.y, parameters: 3, secondOrder: fixture.secondOrder)
      let scaled = try #require(SobolIndices.standardised(groups))
      let found = try #require(SobolIndices(scaled, picks: Array(scaled.indices)))

      #expect(isNear(found.first, fixture.first))
      #expect(isNear(found.total, fixture.total))
      if let pairs = fixture.second {
        #expect(isNear([found.second[0][1], found.second[0][2], found.second[1][2]], pairs))
      }
    }
  }

  @Test func `elementary effects are those of SALib on the same walks`() throws {
    for fixture in try Fixture.read().morris {
      let found = MorrisEffects(fixture.y, unit: fixture.unit)
      let walks = Array(found.effects.indices)

      #expect(isNear((0..<3).map { found.mean($0, picks: walks) }, fixture.mu))
      #expect(isNear((0..<3).map { found.meanSize($0, picks: walks) }, fixture.muStar))
      #expect(isNear((0..<3).map { found.spread($0, picks: walks) }, fixture.sigma))
    }
  }
}
