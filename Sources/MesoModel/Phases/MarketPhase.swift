import MesoPrimitives

extension Engine {
  /// Phase 11: new tokens are minted to the treasury, and the price of the epoch is noted.
  func market() {
    let minted = world.emission.minted(view, memory: &memories[.emission, default: Memory()])
    ledger.record(.mint, from: .minted, to: .treasury, transfers: 1, units: minted.units)
    frame.priceUSD = view.priceUSD
  }
}
