import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct EmissionTests {
  @Test func `constant emission mints the same in every epoch`() throws {
    let emission = try ConstantEmission.entry.made(["amount": "12.5"])
    var memory = Memory()

    for _ in 0..<3 {
      #expect(emission.minted(.sample, memory: &memory) == Amount(units: 12_500_000_000))
    }
    #expect(memory == Memory())
  }

  @Test func `no emission mints nothing`() throws {
    var memory = Memory()

    #expect(try NoEmission.entry.made().minted(.sample, memory: &memory) == .zero)
  }
}
