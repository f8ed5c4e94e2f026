import MesoMechanisms
import MesoModel
import MesoTestSupport
import Testing

struct GoldenTests {
  @Test func `every component does with the sample what its transcript says`() throws {
    for (file, text) in try Catalog.mechanisms.transcripts() {
      let fault = try GoldenFiles().fault(of: text, in: file)
      #expect(fault == nil)
    }
  }

  @Test func `every transcript belongs to a component`() throws {
    let expected = try Catalog.mechanisms.transcripts().map { $0.file }.sorted()

    #expect(try GoldenFiles().names() == expected)
  }

  @Test func `a component does the same with the same evidence twice`() throws {
    let first = try Catalog.mechanisms.transcripts().map { $0.text }
    let second = try Catalog.mechanisms.transcripts().map { $0.text }

    #expect(first == second)
  }
}
