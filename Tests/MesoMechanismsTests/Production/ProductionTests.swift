import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct ProductionTests {
  /// q = 1 ⁄ (1 + e^−(−2 + ½ + 3 × 0.8)) = 1 ⁄ (1 + e^−0.9).
  @Test func `logistic quality follows skill and effort`() throws {
    let model = try LogisticProduction.entry.made([
      "base": "-2", "skill-weight": "1", "effort-weight": "3",
    ])
    let latent = model.latent(effort: 0.8, override: QualityOverride())
    let quality = realised([latent.offset + latent.skillWeight * 0.5], by: model)[0]

    #expect(abs(quality - 0.710_949_502_625_004) < 1e-15)
    #expect(latent.noise == 0.5)
  }

  @Test func `logistic quality equals the general function at every magnitude`() throws {
    let model = try LogisticProduction.entry.made()
    let latent = stride(from: -60.0, through: 60, by: 0.37).map { $0 }

    #expect(realised(latent, by: model) == latent.map { Elementary.logistic($0) })
  }

  @Test func `logistic quality stays between 0 and 1 far out`() throws {
    let quality = realised([-1e300, -701, 701, 1e300], by: try LogisticProduction.entry.made())

    #expect(quality[0] > 0 && quality[0] < 1e-290 && quality[1] == quality[0])
    #expect(quality[2] == 1 && quality[3] == 1)
  }

  @Test func `linear quality is cut off at 0 and 1`() throws {
    let model = try LinearProduction.entry.made()

    #expect(realised([-0.5, 0, 0.25, 1, 1.5], by: model) == [0, 0, 0.25, 1, 1])
  }

  @Test func `a cohort's own coefficients replace the model's`() throws {
    let override = QualityOverride(base: 0.15, skillWeight: 0, noise: 0.125)
    for entry in [LogisticProduction.entry, LinearProduction.entry, BetaProduction.entry] {
      let latent = try entry.made().latent(effort: 0, override: override)
      #expect(latent == LatentQuality(offset: 0.15, skillWeight: 0, noise: 0.125))
    }
  }

  /// With mean 0.7 and concentration 20 the shapes are 14 and 6 and the variance is
  /// 0.7 × 0.3 ⁄ 21 = 0.01. Over n = 40 000 draws the mean has a standard error of
  /// 0.1 ⁄ 200 = 0.0005. The variance has one of √((m₄ − 0.01²) ⁄ n); a beta(14, 6) has kurtosis
  /// 2.93, so that is 0.01 √(1.93 ⁄ 40 000) = 0.000 069. Both bounds are 5σ: a false alarm in
  /// 1.7 million seeds.
  @Test func `beta quality has the mean and variance of its parameters`() throws {
    let model = try BetaProduction.entry.made(["concentration": "20"])
    let logOdds = Elementary.log(0.7 / 0.3)
    let quality = realised([Double](repeating: logOdds, count: 40_000), by: model)

    let mean = Statistics.mean(quality)
    let deviation = Statistics.standardDeviation(quality)
    #expect(abs(mean - 0.7) < 5 * 0.0005)
    #expect(abs(deviation * deviation - 0.01) < 5 * 0.000_069)
  }

  @Test func `beta quality draws from each row's own stream`() throws {
    let model = try BetaProduction.entry.made()
    let two = realised([0, 0], by: model)

    #expect(two[0] != two[1])
    #expect(realised([0], by: model)[0] == two[0])
  }
}
