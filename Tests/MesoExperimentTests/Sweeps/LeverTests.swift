import Testing

@testable import MesoExperiment

@Suite struct LeverTests {
  /// A grid of two paths; the metric is made of their values and the replicate.
  private func finding(
    of path: Int, replicates: Int = 5, metric: (_ first: Double, _ second: Double, Int) -> Double?
  ) -> Lever.Finding? {
    let points = [("1", "5"), ("1", "6"), ("2", "5"), ("2", "6"), ("3", "5"), ("3", "6")]
    var lever = Lever("p", at: path, points.map { [$0.0, $0.1] }, metrics: 1)
    var spread = Moments()
    for replicate in 1...replicates {
      var values = Lever.Replicate(points: points.count, treatments: 1, metrics: 1)
      for (place, point) in points.enumerated() {
        let value = metric(Double(point.0) ?? 0, Double(point.1) ?? 0, replicate)
        values.set([value], point: place, treatment: 0)
        if let value { spread.add(value) }
      }
      lever.observe(values)
    }
    return lever.finding(spread: [spread])
  }

  @Test func `a path whose points all agree is inert`() {
    #expect(finding(of: 0) { _, second, replicate in second * Double(replicate) } == .inert)
    #expect(finding(of: 1) { _, second, replicate in second * Double(replicate) } == nil)
  }

  @Test func `one run that differs in one bit is enough not to be inert`() {
    let found = finding(of: 0, replicates: 2) { first, second, replicate in
      let value = second * Double(replicate)
      return first == 3 && second == 6 && replicate == 2 ? value.nextUp : value
    }

    #expect(found == .noEffectFound)
  }

  @Test func `runs that one of two points lacks do not tell them apart`() {
    func finding(second: (Int) -> Double) -> Lever.Finding? {
      var lever = Lever("p", at: 0, [["1"], ["2"]], metrics: 1)
      var replicate = Lever.Replicate(points: 2, treatments: 1, metrics: 1)
      for number in 1...3 {
        replicate.clear()
        replicate.set([Double(number)], point: 0, treatment: 0)
        if number < 3 { replicate.set([second(number)], point: 1, treatment: 0) }
        lever.observe(replicate)
      }
      return lever.finding(spread: [Moments()])
    }

    #expect(finding { Double($0) } == .inert)
    #expect(finding { Double($0) + ($0 == 2 ? 1 : 0) } == nil)
  }

  @Test func `a change far below the spread of the metric is no effect found`() {
    // Replicates lie 10 apart, so the standard deviation is some 14 and 1 % of it 0.14.
    #expect(
      finding(of: 0) { first, _, replicate in Double(10 * replicate) + 0.01 * first }
        == .noEffectFound)
    #expect(finding(of: 0) { first, _, replicate in Double(10 * replicate) + first } == nil)
  }

  @Test func `a change that replicates do not agree on is no effect found by no one`() {
    #expect(
      finding(of: 0) { first, _, replicate in
        first == 1 ? 0 : Double(replicate) - 3
      } == nil)
  }

  @Test func `one replicate has no interval`() {
    #expect(finding(of: 0, replicates: 1) { first, second, _ in second + 1e-9 * first } == nil)
  }

  @Test func `missing values are left out`() {
    #expect(
      finding(of: 0) { first, _, replicate in
        replicate == 1 ? nil : Double(10 * replicate) + 0.01 * first
      } == .noEffectFound)
    #expect(finding(of: 0) { _, _, _ in nil } == .inert)
  }

  @Test func `a path whose points differ in others too is not judged`() {
    var lever = Lever("p", at: 0, [["1", "5"], ["2", "6"]], metrics: 1)
    lever.observe(Lever.Replicate(points: 2, treatments: 1, metrics: 1))

    #expect(lever.finding(spread: [Moments()]) == nil)
  }

  @Test func `moments are those of the formulas`() throws {
    var moments = Moments()
    for value in [2.0, 4, 4, 4, 5, 5, 7, 9] { moments.add(value) }

    // Mean 5, squared deviations 32, over 7.
    #expect(moments.mean == 5)
    #expect(abs(try #require(moments.standardDeviation) - (32.0 / 7).squareRoot()) < 1e-15)
    let interval = try #require(moments.interval(level: 0.95))
    let direct = try #require(Interval.ofMean([2, 4, 4, 4, 5, 5, 7, 9]))
    #expect(abs(interval.low - direct.low) < 1e-13)
    #expect(abs(interval.high - direct.high) < 1e-13)
  }
}
