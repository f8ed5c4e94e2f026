import MesoMechanisms
import MesoPrimitives
import MesoTestSupport
import Testing

struct YumaPropertyTests {
  private func stream(_ seed: UInt64) -> RandomStream {
    RandomStream(key: StreamKey(seed: seed, replicate: 1), entity: 1, epoch: 1, purpose: .birth)
  }

  private func isClose(_ a: [Double], _ b: [Double], to tolerance: Double = 1e-9) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
  }

  /// The least numbers above zero, whose reciprocals are not finite, and the greatest that a record
  /// may have.
  @Test(arguments: [Double.leastNonzeroMagnitude, 0x1p-1030, 1e-15, 1e15], YumaVariant.allCases)
  func `extreme numbers give shares and never traps`(number: Double, variant: YumaVariant) {
    for arithmetic in YumaNetwork.Arithmetic.allCases {
      let epoch = YumaEpoch(
        stakes: [number, number, 3 * number, 0, 0],
        weights: weightRows(
          [(0, 3, number), (1, 3, number), (1, 4, number), (2, 4, number)], identities: 5))
      for outcome in outcomes(of: epoch, variant.rule, epochs: 3, arithmetic: arithmetic) {
        let shares = outcome.incentive + outcome.dividends + outcome.consensus
        #expect(shares.allSatisfy { (0...1).contains($0) }, "\(arithmetic)")
      }
    }
  }

  @Test(arguments: YumaVariant.allCases, YumaNetwork.Arithmetic.allCases)
  func `shares sum to one or to nothing, and bonds stay between 0 and 1`(
    variant: YumaVariant, arithmetic: YumaNetwork.Arithmetic
  ) {
    // Each of up to 15 numbers is rounded down by less than 2^−32.
    let lost = arithmetic == .real ? 1e-12 : 15 * 0x1p-32
    withEverySeed { seed in
      var random = stream(seed)
      let largest = arithmetic == .real ? 1.0 : 65_535
      var network: YumaNetwork?
      let start = RandomNetwork(&random)
      for _ in 0..<5 {
        var next = RandomNetwork(&random)
        while next.identities != start.identities { next = RandomNetwork(&random) }
        var state =
          network
          ?? YumaNetwork(identities: start.identities, rule: variant.rule, arithmetic: arithmetic)
        let outcome = state.step(next.epoch)
        network = state
        for shares in [outcome.incentive, outcome.dividends, outcome.stakeShare] {
          let sum = shares.reduce(0, +)
          #expect(sum == 0 || abs(sum - 1) <= lost, "seed \(seed)")
          #expect(shares.allSatisfy { (0...1).contains($0) }, "seed \(seed)")
        }
        let emission = (outcome.serverEmission + outcome.validatorEmission).reduce(0, +)
        #expect(abs(emission - 1) <= 2 * lost, "seed \(seed)")
        #expect(
          outcome.bonds.values.allSatisfy {
            (0...1).contains($0.share) && (0...largest).contains($0.stored)
          }, "seed \(seed)")
        #expect(
          zip(outcome.validatorTrust, outcome.consensus).allSatisfy {
            (0...1 + lost).contains($0) && (0...1).contains($1)
          }, "seed \(seed)")
      }
    }
  }

  @Test(arguments: YumaVariant.allCases)
  func `the scale of stakes and of each weight row does not matter`(variant: YumaVariant) {
    withEverySeed { seed in
      var random = stream(seed)
      let network = RandomNetwork(&random)
      var scaled = network
      let factors = (0..<network.validators).map { _ in 0.1 + 10 * random.uniform() }
      scaled.stakes = network.stakes.map { $0 * 1000 }
      scaled.triples = network.triples.map {
        ($0.validator, $0.server, $0.weight * factors[$0.validator])
      }

      let plain = outcomes(of: network.epoch, variant.rule, epochs: 3)[2]
      let other = outcomes(of: scaled.epoch, variant.rule, epochs: 3)[2]

      #expect(isClose(plain.consensus, other.consensus), "seed \(seed)")
      #expect(isClose(plain.incentive, other.incentive), "seed \(seed)")
      #expect(isClose(plain.dividends, other.dividends), "seed \(seed)")
    }
  }

  @Test(arguments: YumaVariant.allCases)
  func `identities in another order get the same`(variant: YumaVariant) {
    withEverySeed { seed in
      var random = stream(seed)
      let network = RandomNetwork(&random)
      var order = Array(0..<network.identities)
      for place in order.indices.reversed() {
        order.swapAt(place, Int(random.uniform() * Double(place + 1)))
      }

      let plain = outcomes(of: network.epoch, variant.rule, epochs: 3)[2]
      let other = outcomes(of: network.permuted(order).epoch, variant.rule, epochs: 3)[2]

      #expect(isClose(order.map { plain.consensus[$0] }, other.consensus), "seed \(seed)")
      #expect(isClose(order.map { plain.incentive[$0] }, other.incentive), "seed \(seed)")
      #expect(isClose(order.map { plain.dividends[$0] }, other.dividends), "seed \(seed)")
    }
  }

  @Test(arguments: YumaVariant.allCases)
  func `consensus is the largest weight that enough stake backs`(variant: YumaVariant) {
    withEverySeed { seed in
      var random = stream(seed)
      let network = RandomNetwork(&random)
      var sums: [Int: Double] = [:]
      for triple in network.triples { sums[triple.validator, default: 0] += triple.weight }
      let total = network.stakes.reduce(0, +)
      let outcome = outcomes(of: network.epoch, variant.rule, epochs: 1)[0]
      for server in network.validators..<network.identities {
        let weights = network.triples.filter { $0.server == server }.map {
          (weight: $0.weight / (sums[$0.validator] ?? 1), stake: network.stakes[$0.validator])
        }
        let backed = weights.map { $0.weight }.filter { weight in
          weights.reduce(0) { $1.weight >= weight ? $0 + $1.stake : $0 } / total
            >= variant.rule.kappa
        }
        #expect(abs(outcome.consensus[server] - (backed.max() ?? 0)) < 1e-12, "seed \(seed)")
      }
    }
  }

  /// Weights of 16 bits and bonds of 16 bits: each step moves a bond by less than 2 ⁄ 65,535.
  @Test(arguments: YumaVariant.allCases)
  func `fixed point stays near real arithmetic`(variant: YumaVariant) {
    withEverySeed { seed in
      var random = stream(seed)
      let network = RandomNetwork(&random)
      let real = outcomes(of: network.epoch, variant.rule, epochs: 5)[4]
      let fixed = outcomes(of: network.epoch, variant.rule, epochs: 5, arithmetic: .fixedPoint)[4]

      #expect(isClose(real.incentive, fixed.incentive, to: 5e-4), "seed \(seed)")
      #expect(isClose(real.dividends, fixed.dividends, to: 5e-4), "seed \(seed)")
    }
  }

  @Test(arguments: YumaVariant.allCases)
  func `a zero weight and a missing one give the same shares in the dense path`(
    variant: YumaVariant
  ) {
    var rule = variant.rule
    rule.bondPath = .dense
    withEverySeed { seed in
      var random = stream(seed)
      let network = RandomNetwork(&random)
      var full = network
      for validator in 0..<network.validators {
        for server in network.validators..<network.identities
        where !network.triples.contains(where: { $0.validator == validator && $0.server == server })
        {
          full.triples.append((validator, server, 0))
        }
      }
      let sparse = outcomes(of: network.epoch, rule, epochs: 4)[3]
      let dense = outcomes(of: full.epoch, rule, epochs: 4)[3]

      #expect(isClose(sparse.dividends, dense.dividends, to: 0), "seed \(seed)")
    }
  }
}
