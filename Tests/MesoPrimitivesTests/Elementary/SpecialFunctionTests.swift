import Foundation
import MesoPrimitives
import Testing

@Suite struct SpecialFunctionTests {
  @Test func `log gamma is within 1e-14 of the C library, relative or absolute`() {
    for index in 1...20_000 {
      for x in [Double(index) * 0.005, Double(index), Double(index) * 1e5] {
        let exact = Double(lgamma(x))
        let error = (Elementary.logGamma(x) - exact).magnitude
        #expect(error <= 1e-14 * max(1, exact.magnitude), "at \(x)")
      }
    }
  }

  @Test func `log gamma of whole numbers is the logarithm of a factorial`() {
    #expect(Elementary.logGamma(1).magnitude < 1e-14)
    #expect(Elementary.logGamma(2).magnitude < 1e-14)
    #expect(abs(Elementary.logGamma(6) - 4.787491742782046) < 1e-14)
    #expect(Elementary.logGamma(0) == .infinity)
    #expect(Elementary.logGamma(-1).isNaN)
  }

  @Test func `the normal distribution function is within 1e-12 of erfc, tails included`() {
    for index in -3_700...800 {
      let x = Double(index) * 0.01
      let exact = 0.5 * Double(erfc(-Reference(x) / Reference(2).squareRoot()))
      #expect((Elementary.normalCDF(x) / exact - 1).magnitude < 1e-12, "at \(x)")
    }
    #expect(Elementary.normalCDF(0) == 0.5)
    #expect(Elementary.normalCDF(.infinity) == 1)
    #expect(Elementary.normalCDF(-.infinity) == 0)
    #expect(Elementary.normalCDF(.nan).isNaN)
  }

  @Test func `the normal quantile undoes the distribution`() {
    for p in [1e-9, 1e-6, 0.025, 0.05, 0.3, 0.5, 0.8, 0.999, 1 - 1e-9] {
      let x = Elementary.normalQuantile(p)
      #expect((Elementary.normalCDF(x) / p - 1).magnitude < 1e-12, "at \(p)")
      #expect((x - Statistics.normalQuantile(p)).magnitude < 1e-8, "at \(p)")
    }
    #expect(Elementary.normalQuantile(0.5).magnitude < 1e-15)
  }
}
