import MesoModel
import MesoPrimitives
import Testing

struct EffortOptimumTests {
  @Test func `the best effort is the published one`() {
    let optimum = EffortOptimum(
      reward: 10, linear: 0, quadratic: 6, base: -2, weight: 3, limit: 5)

    #expect(abs(optimum.effort - 0.992_812_785_938_831_8) < 1e-10)
  }

  /// Profit on a grid of 100 001 efforts can beat a true optimum by nothing, and falls short of it by
  /// at most the spacing squared times the curvature, |R b² ⁄ 10 + k| ⁄ 2 · (5e-5)².
  @Test func `no effort on a grid earns more, end points and several roots included`() {
    for reward in [0.5, 3, 10, 40] {
      for (linear, quadratic) in [(0.0, 0.0), (0.5, 0), (0, 0.5), (1, 2), (3, 0.1), (0, 8)] {
        for (base, weight) in [(-6.0, 3.0), (-3, 2), (-1, 1), (2, 4)] {
          let optimum = EffortOptimum(
            reward: reward, linear: linear, quadratic: quadratic, base: base, weight: weight,
            limit: 5)
          func profit(_ e: Double) -> Double {
            reward * Elementary.logistic(base + weight * e) - linear * e - quadratic * e * e / 2
          }
          let best = (0...100_000).reduce(-Double.infinity) { max($0, profit(Double($1) * 5e-5)) }
          let curvature = reward * weight * weight / 10 + quadratic
          #expect(profit(optimum.effort) >= best - 1e-12 * reward, "\(optimum)")
          #expect(profit(optimum.effort) <= best + curvature * 1.25e-9 + 1e-12, "\(optimum)")
        }
      }
    }
  }

  @Test func `effort that adds nothing is not made`() {
    #expect(
      EffortOptimum(reward: 0, linear: 0, quadratic: 1, base: 0, weight: 1, limit: 2).effort == 0)
    #expect(
      EffortOptimum(reward: 9, linear: 0, quadratic: 1, base: 0, weight: 0, limit: 2).effort == 0)
    // Free effort that adds something is made to the limit.
    #expect(
      EffortOptimum(reward: 9, linear: 0, quadratic: 0, base: 0, weight: 1, limit: 2).effort == 2)
  }
}
