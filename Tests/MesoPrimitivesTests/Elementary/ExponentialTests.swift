import Foundation
import MesoPrimitives
import Testing

@Suite struct ExponentialTests {
  @Test(arguments: [(-1e-3, 1e-3), (-1.0, 1.0), (-40, 40), (-699.9, 699.9), (-708, 709.7)])
  func `exp is within one unit in the last place`(first: Double, last: Double) {
    let worst = greatestError(
      from: first, through: last, count: 400_000, Elementary.exp, against: { exp($0) })

    #expect(worst.ulps < 1 + referenceError, "at \(worst.at)")
  }

  @Test func `exp of subnormal results is within one unit`() {
    let worst = greatestError(
      from: -745, through: -708, count: 50_000, Elementary.exp, against: { exp($0) })

    #expect(worst.ulps < 1 + referenceError, "at \(worst.at)")
  }

  @Test func `exp at the edges of its range`() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-0.0) == 1)
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(709.782712893384).isFinite)
    #expect(Elementary.exp(709.7827128933841) == .infinity)
    #expect(Elementary.exp(-745.1332191019411) == .leastNonzeroMagnitude)
    #expect(Elementary.exp(-745.1332191019413) == 0)
  }

  @Test func `the core has the same bytes as exp`() {
    for index in -6_999...6_999 {
      let x = Double(index) * 0.1
      #expect(Elementary.expCore(x) == Elementary.exp(x))
    }
  }

  @Test func `logistic is within three units and symmetric`() {
    let worst = greatestError(
      from: -700, through: 40, count: 200_000, Elementary.logistic,
      against: { 1 / (1 + exp(-$0)) })

    #expect(worst.ulps < 3 + referenceError, "at \(worst.at)")
    #expect(Elementary.logistic(0) == 0.5)
    #expect(Elementary.logistic(.infinity) == 1)
    #expect(Elementary.logistic(-.infinity) == 0)
  }
}
