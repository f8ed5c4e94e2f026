import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct PriceTests {
  @Test func `a constant price ignores the public record`() throws {
    let price = try ConstantPrice.entry.made(["usd": "2.5"])
    var memory = Memory()
    var rich = PublicView.sample
    rich.supply = .zero

    #expect(price.usd(.sample, memory: &memory) == 2.5)
    #expect(price.usd(rich, memory: &memory) == 2.5)
  }
}
