import Testing

@testable import MesoExperiment

@Suite struct PrecisionLooksTests {
  @Test func `replicates double until every subject is precise`() {
    var looks = PrecisionLooks(subjects: 3, maximum: 70)
    // Subject 0 is precise at once, 1 after the second look, 2 never.
    func isPrecise(_ made: Int) -> (Int, Double) -> Bool {
      { subject, _ in subject == 0 || (subject == 1 && made >= 20) }
    }

    var steps: [String] = []
    var made = 0
    while let more = looks.next(isPrecise: isPrecise(made)) {
      made = more.replicates.upperBound
      steps.append("\(more.replicates) \(more.subjects)")
    }

    #expect(
      steps == ["1...10 [0, 1, 2]", "11...20 [1, 2]", "21...40 [2]", "41...70 [2]"])
    #expect(looks.open == [2])
    #expect(looks.planned == [10, 20, 70])
    // 0.05 ⁄ 2, 0.05 ⁄ 4 and 0.05 ⁄ 16: subject 2 stopped at the fourth look.
    #expect(looks.levels == [0.975, 0.9875, 1 - 0.05 / 16])
  }

  @Test func `the error spent over all looks stays below five per cent`() {
    let spent = (0..<40).reduce(0.0) { $0 + 1 - PrecisionLooks.level(ofLook: $1) }
    #expect(spent <= 0.05 + 1e-9)
  }

  @Test func `a small limit is one look`() {
    var looks = PrecisionLooks(subjects: 1, maximum: 4)
    #expect(looks.next { _, _ in false }?.replicates == 1...4)
    #expect(looks.next { _, _ in false } == nil)
  }

  @Test func `what does not vary or has no value is known well enough`() {
    let target = PrecisionTarget(relativeHalfWidth: 0.05, maximum: 10)
    func isMet(_ values: [Double?], isBoundedRate: Bool = false) -> Bool {
      target.isMet(by: Summary(values, isBoundedRate: isBoundedRate))
    }

    #expect(isMet([nil, nil]))
    #expect(isMet([0, 0, 0]) && isMet([0.5, 0.5], isBoundedRate: true))
    #expect(!isMet([3]))
    #expect(!isMet([1, 2, 3]) && !isMet([-1, 1]))
    #expect(isMet([100, 100.1, 99.9]))
  }
}
