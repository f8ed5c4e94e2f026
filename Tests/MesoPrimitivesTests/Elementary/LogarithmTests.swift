import Foundation
import MesoPrimitives
import Testing

@Suite struct LogarithmTests {
  @Test(arguments: [(0x1p-53, 1.0), (0.5, 2.0), (0.99, 1.01), (1e-8, 1e-4), (1, 1e9)])
  func `log is within one unit in the last place`(first: Double, last: Double) {
    let worst = greatestError(
      from: first, through: last, count: 400_000, Elementary.log, against: { log($0) })

    #expect(worst.ulps < 1 + referenceError, "at \(worst.at)")
  }

  @Test func `log is within one unit at every magnitude`() {
    var (worst, place) = (0.0, 0.0)
    for exponent in -1_074...1_023 {
      for part in 0..<64 {
        let x = Double(sign: .plus, exponent: exponent, significand: 1 + Double(part) / 64)
        let error = ulps(Elementary.log(x), log(Reference(x)))
        if !(error <= worst) { (worst, place) = (error, x) }
      }
    }

    #expect(worst < 1 + referenceError, "at \(place)")
  }

  @Test func `log at the edges of its range`() {
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-0.0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.nan).isNaN)
    #expect(Elementary.log(.infinity) == .infinity)
  }

  @Test func `log1p is accurate near zero`() {
    for exponent in -300 ... -1 {
      for sign in [1.0, -1.0] {
        let x = sign * 1.234567 * Elementary.pow(10, Double(exponent))
        #expect(ulps(Elementary.log1p(x), log1p(Reference(x))) < 4, "at \(x)")
      }
    }
    #expect(Elementary.log1p(-1) == -.infinity)
    #expect(Elementary.log1p(.infinity) == .infinity)
    #expect(Elementary.log1p(0) == 0)
  }

  @Test func `powers of 0, 1 and 2 and of bases 0 and 1 are exact`() {
    for x in [0, 1e-300, 0.3, 1, 7.7, 1e300] {
      #expect(Elementary.pow(x, 0) == 1)
      #expect(Elementary.pow(x, 1) == x)
      #expect(Elementary.pow(x, 2) == x * x)
      #expect(Elementary.pow(1, x) == 1)
    }
    #expect(Elementary.pow(0, 0.5) == 0)
    #expect(Elementary.pow(0, -1) == .infinity)
    #expect(Elementary.pow(-2, 0.5).isNaN)
    #expect(Elementary.pow(.infinity, -1) == 0)
    #expect(Elementary.pow(0.5, .infinity) == 0)
  }

  @Test func `powers are within the stated error`() {
    for index in 1...2_000 {
      let x = Double(index) * 0.0137
      for y in [-3.5, -0.5, 0.25, 0.5, 1.5, 3, 11] {
        let exact = pow(Reference(x), Reference(y))
        let error = Double((Reference(Elementary.pow(x, y)) - exact) / exact).magnitude
        #expect(error < (2 + (y * log(x)).magnitude) * 2.3e-16, "\(x) to \(y)")
      }
    }
  }
}
