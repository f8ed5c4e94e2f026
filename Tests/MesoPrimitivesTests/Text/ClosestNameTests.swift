import MesoPrimitives
import Testing

@Suite struct ClosestNameTests {
  private let names = ["panel-size", "stake-size", "emission-per-epoch", "panel-fee"]

  @Test(
    arguments: [
      ("panel-sise", "panel-size"), ("emision-per-epoch", "emission-per-epoch"),
      ("panle-size", "panel-size"), ("emissions-per-epcoh", "emission-per-epoch"),
      ("panel-size", "panel-size"),
    ])
  func `a misspelt name finds the one meant`(written: String, meant: String) {
    #expect(closestName(to: written, in: names) == meant)
  }

  @Test func `a name unlike any finds none`() {
    #expect(closestName(to: "colour", in: names) == nil)
    #expect(closestName(to: "xy", in: ["ab"]) == nil)
    #expect(closestName(to: "panel-size", in: []) == nil)
  }

  @Test func `of equally near names the first is taken`() {
    #expect(closestName(to: "seat-c", in: ["seat-a", "seat-b"]) == "seat-a")
    #expect(closestName(to: "seat-c", in: ["seat-b", "seat-a"]) == "seat-b")
  }

  @Test func `a swap of neighbours is one edit`() {
    // Two swaps are within the 2 edits allowed; as changes they would be 4.
    #expect(closestName(to: "baedfc", in: ["abedcf"]) == "abedcf")
  }
}
