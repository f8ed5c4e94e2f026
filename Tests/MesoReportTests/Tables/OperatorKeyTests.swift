import MesoModel
import MesoReport
import Testing

@Suite struct OperatorKeyTests {
  @Test func `a key reads back as it is written`() throws {
    let key = try #require(OperatorKey("contributors/lazy/3"))

    #expect(key == OperatorKey(side: .contributors, cohort: "lazy", ordinal: 3))
    #expect(key.description == "contributors/lazy/3")
  }

  @Test(arguments: [
    "", "lazy/3", "contributors/lazy", "contributors/lazy/0", "users/lazy/1", "///",
  ])
  func `other texts are no key`(text: String) {
    #expect(OperatorKey(text) == nil)
  }
}
