import Foundation
import MesoMechanisms
import MesoMetrics
import MesoModel
import MesoScenario
import Testing

/// The generated reference says what the catalogue says.
@Suite struct ReferenceTests {
  private static let path = "Sources/MesoMechanisms/MesoMechanisms.docc/Components.md"

  @Test func `the reference is what mesocosm describes`() throws {
    let fresh = FileManager.default.temporaryDirectory.appending(path: "reference-\(UUID()).md")
    defer { try? FileManager.default.removeItem(at: fresh) }

    let ending = try shell(
      "scripts/record-reference '\(Clone.program.path)' '\(fresh.path)'", in: Clone.root)

    #expect(ending.code == 0, "\(ending.errors)")
    #expect(
      try String(contentsOf: fresh, encoding: .utf8) == Clone.text(of: Self.path),
      "run scripts/record-reference")
  }

  @Test func `every component, preset and metric stands in the reference`() throws {
    let text = try Clone.text(of: Self.path)
    let components = Catalog.standard.stages.flatMap { stage, descriptors in
      descriptors.map { "\(stage.rawValue)/\($0.name)" }
    }
    let names =
      components + Preset.all.map { "preset/\($0.name)" }
      + Metric.standard.map { "metric/\($0.name)" }

    #expect(names.count > 90)
    for name in names { #expect(text.contains("\n## \(name)\n"), "\(name)") }
  }

  @Test func `the how-to shows the outside package as it is`() throws {
    let document = try Document("Sources/MesoMechanisms/MesoMechanisms.docc/WriteAComponent.md")
    let swift = document.blocks.filter { $0.language == "swift" }.map { $0.text }
    let folder = "Tests/Fixtures/outside-package"

    #expect(swift[0] == (try Clone.text(of: "\(folder)/Package.swift")))
    #expect(swift[1] == (try Clone.text(of: "\(folder)/Sources/SquareRoot/SquareRootReward.swift")))
    let program = try Clone.text(of: "\(folder)/Sources/square-root/main.swift")
    for block in swift.dropFirst(2) { #expect(program.contains(block), "line of \(block)") }
  }
}
