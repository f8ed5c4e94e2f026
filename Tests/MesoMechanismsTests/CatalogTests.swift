import MesoMechanisms
import MesoModel
import Testing

struct CatalogTests {
  /// Stages that operators' strategies fill.
  private let elsewhere: [Stage] = [.contributorStrategy, .validatorStrategy]

  @Test func `every stage of a mechanism and of the world has a component`() {
    for (stage, descriptors) in Catalog.mechanisms.stages where !elsewhere.contains(stage) {
      #expect(!descriptors.isEmpty, "\(stage.rawValue)")
    }
  }

  @Test func `names are kebab-case and used once in a stage`() {
    for (stage, descriptors) in Catalog.mechanisms.stages {
      let names = descriptors.map { $0.name }
      #expect(Set(names).count == names.count, "\(stage.rawValue)")
      let parameters = descriptors.flatMap { $0.parameters.map { $0.name } }
      for name in names + parameters {
        #expect(name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil, "\(name)")
      }
    }
  }

  @Test func `a component declares each of its parameters once`() {
    for descriptor in Catalog.mechanisms.stages.flatMap({ $0.descriptors }) {
      let names = descriptor.parameters.map { $0.name }
      #expect(Set(names).count == names.count, "\(descriptor.name)")
    }
  }

  @Test func `every summary is one sentence`() {
    for descriptor in Catalog.mechanisms.stages.flatMap({ $0.descriptors }) {
      let texts = [descriptor.summary] + descriptor.parameters.map { $0.summary }
      for text in texts {
        #expect(text.hasSuffix("."), "\(descriptor.name): \(text)")
        #expect(!text.dropLast().contains(". "), "\(descriptor.name): \(text)")
      }
    }
  }
}
