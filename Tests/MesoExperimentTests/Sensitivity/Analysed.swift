import MesoModel

@testable import MesoExperiment
@testable import MesoScenario

/// Analyses functions in place of simulations.
enum Analysed {
  /// The sensitivity of a metric `m` whose value at each row of a design is given, without noise.
  static func function(
    _ design: AnalysisDesign, _ parameters: Int, _ values: [Double]
  ) -> Sensitivity {
    var analysis = SensitivityAnalysis(
      design, parameters: (0..<parameters).map { "p\($0)" }, seed: 1)
    analysis.add(values.map { [$0, $0] }, of: metric, mechanism: "function")
    return analysis.result
  }

  static let metric = Metric(
    "m", unit: "units", better: .none, "A number.", .run(reading: []) { _, _ in nil })
}
