import Foundation
import MesoPrimitives
import Testing

@Suite struct CircularTests {
  /// 2π in extended precision.
  private let turn = Reference.pi * 2

  @Test func `sine and cosine are within 2 to the minus 52 of the truth`() {
    var (worst, place) = (0.0, 0.0)
    for index in 0..<400_000 {
      let t = Double(index) / 400_000
      let (sine, cosine) = Elementary.sinCosOfTurns(t)
      let sineError = Double(Reference(sine) - sin(Reference(t) * turn)).magnitude
      let cosineError = Double(Reference(cosine) - cos(Reference(t) * turn)).magnitude
      let error = max(sineError, cosineError)
      if !(error <= worst) { (worst, place) = (error, t) }
    }

    #expect(worst < 0x1p-52, "at \(place)")
  }

  @Test func `sine and cosine are within two units in the last place in the first eighth`() {
    let sine = greatestError(
      from: 1e-9, through: 0.125, count: 400_000, { Elementary.sinCosOfTurns($0).sin },
      against: { sin($0 * turn) })
    let cosine = greatestError(
      from: 0, through: 0.125, count: 400_000, { Elementary.sinCosOfTurns($0).cos },
      against: { cos($0 * turn) })

    #expect(sine.ulps < 2 + referenceError, "at \(sine.at)")
    #expect(cosine.ulps < 2 + referenceError, "at \(cosine.at)")
  }

  @Test func `quarter turns are exact`() {
    #expect(Elementary.sinCosOfTurns(0) == (0, 1))
    #expect(Elementary.sinCosOfTurns(0.25) == (1, 0))
    #expect(Elementary.sinCosOfTurns(0.5) == (0, -1))
    #expect(Elementary.sinCosOfTurns(0.75) == (-1, 0))
    #expect(Elementary.sinCosOfTurns(-0.25) == (-1, 0))
    #expect(Elementary.sinCosOfTurns(1e300) == (0, 1))
    #expect(Elementary.sinCosOfTurns(.infinity).sin.isNaN)
  }

  @Test func `whole turns change nothing`() {
    for index in 0..<256 {
      let t = Double(index) / 256
      #expect(Elementary.sinCosOfTurns(t + 1_000) == Elementary.sinCosOfTurnsCore(t))
      #expect(Elementary.sinCosOfTurns(t - 1_000) == Elementary.sinCosOfTurnsCore(t))
    }
  }
}
