import MesoMechanisms
import MesoModel
import Testing

struct PresetTests {
  /// The stages that a mechanism consists of.
  private let stages: [Stage] = [
    .admission, .allocation, .verification, .dispute, .reward, .validatorReward, .slashing,
    .payout, .reputation,
  ]

  @Test func `every preset fills every stage of a mechanism once, in order`() {
    for preset in Preset.all {
      #expect(preset.stages.map { $0.stage } == stages, "\(preset.name)")
    }
  }

  @Test func `every preset names components, and parameters with values in range`() throws {
    for preset in Preset.all {
      for (stage, kind, parameters) in preset.stages {
        let descriptors = Catalog.mechanisms.descriptors(of: stage)
        let descriptor = try #require(
          descriptors.first { $0.name == kind }, "\(preset.name): \(kind)")
        let settings = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0.text) })
        _ = try ParameterValues(descriptor, settings)
      }
    }
  }

  @Test func `preset names are used once`() {
    let names = Preset.all.map { $0.name }
    #expect(Set(names).count == names.count)
  }
}
