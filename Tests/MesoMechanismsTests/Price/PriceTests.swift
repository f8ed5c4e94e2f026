import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct PriceTests {
  @Test func `a constant price ignores the public record`() throws {
    let price = try ConstantPrice.entry.made(["usd": "2.5"])
    var memory = Memory()
    var chance = chance(1)
    var rich = PublicView.sample
    rich.supply = .zero

    #expect(price.usd(.sample, chance: &chance, memory: &memory) == 2.5)
    #expect(price.usd(rich, chance: &chance, memory: &memory) == 2.5)
  }

  private func chance(_ epoch: Int) -> RandomStream {
    RandomStream(
      key: StreamKey(seed: 9, replicate: 1), entity: 0, epoch: epoch, purpose: .price)
  }

  /// What a price does over some epochs.
  private func path(_ price: any Price, epochs: Int, days: Double = 1) -> [Double] {
    var memory = Memory()
    return (1...epochs).map { epoch in
      var view = PublicView.sample
      view.epoch = epoch
      view.epochDays = days
      var chance = chance(epoch)
      return price.usd(view, chance: &chance, memory: &memory)
    }
  }

  @Test func `a series is read epoch by epoch and its last number holds on`() throws {
    let price = try ExogenousPrice.entry.made(["series": "1.5 2, 0.25"])
    #expect(path(price, epochs: 5) == [1.5, 2, 0.25, 0.25, 0.25])
  }

  @Test func `a series of anything but prices is refused`() {
    for text in ["", "1 two", "1 0", "1 -2", "1 nan", "1 inf"] {
      #expect(throws: ParameterConflict.self, "\(text)") {
        try ExogenousPrice.entry.made(["series": text])
      }
    }
  }

  @Test func `without volatility the price grows by its drift`() throws {
    let price = try ExogenousPrice.entry.made(["usd": "2", "drift": "0.5", "volatility": "0"])
    let last = try #require(path(price, epochs: 11, days: 36.525).last)
    #expect(abs(last - 2 * 1.648_721_270_700_128_2) < 1e-12)
  }

  @Test func `users' dollars over the supply, held for a time, make the price`() throws {
    let price = try QuantityTheoryPrice.entry.made(
      ["spending": "40000", "per-use": "2", "holding": "20"])
    var view = PublicView.sample
    var memory = Memory()
    var chance = chance(1)
    view.record.uses = 5_000
    view.supply = try tokens("300000")
    view.staked = try tokens("100000")
    #expect(price.usd(view, chance: &chance, memory: &memory) == 50_000.0 * 20 / 300_000)
    let unstaked = try QuantityTheoryPrice.entry.made(
      ["spending": "50000", "holding": "20", "counts": "unstaked"])
    #expect(unstaked.usd(view, chance: &chance, memory: &memory) == 5)
  }
}

struct ExogenousPriceStatisticalTests {
  /// n steps of log price have mean (−σ²/2 + λ·m)·Δ and variance (σ² + λ(m² + s²))·Δ for a year cut into
  /// n. The mean of the steps lies within 5 of its standard deviations, and so does their variance,
  /// whose own is at most √((κ − 1) ⁄ n) of it with a kurtosis κ below 12 here: a false alarm in a
  /// million or so.
  @Test func `steps have the mean and variance of motion and jumps`() throws {
    let price = try ExogenousPrice.entry.made(
      ["volatility": "0.8", "jumps": "20", "jump-mean": "-0.05", "jump-sd": "0.1"])
    let n = 20_000
    var memory = Memory()
    var logs: [Double] = []
    for epoch in 1...(n + 1) {
      var view = PublicView.sample
      view.epoch = epoch
      var chance = RandomStream(
        key: StreamKey(seed: 77, replicate: 1), entity: 0, epoch: epoch, purpose: .price)
      let before = memory.numbers.first
      let usd = price.usd(view, chance: &chance, memory: &memory)
      if let before { logs.append(Elementary.log(usd / before)) }
      // The path stays in range: only its steps matter here.
      memory.numbers = [1]
    }
    let delta = 1 / 365.25
    let mean = logs.reduce(0, +) / Double(n)
    let variance = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n - 1)
    let expectedMean = (-0.32 + 20 * -0.05) * delta
    let expectedVariance = (0.64 + 20 * (0.002_5 + 0.01)) * delta
    #expect(abs(mean - expectedMean) < 5 * (expectedVariance / Double(n)).squareRoot())
    let spread = (11 / Double(n)).squareRoot()
    #expect(abs(variance / expectedVariance - 1) < 5 * spread)
  }
}
