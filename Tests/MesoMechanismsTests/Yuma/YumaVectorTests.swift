import MesoMechanisms
import Testing

struct YumaVectorTests {
  @Test(arguments: YumaCase.files)
  func `real arithmetic gives the reference vectors to 1e-9`(file: String) throws {
    let recorded = try YumaCase.read(file)
    for (name, results) in recorded.chainReal {
      let rule = YumaRule(results.params)
      let first = recorded.validators.count
      var network = YumaNetwork(identities: first + recorded.servers.count, rule: rule)
      for (place, expected) in results.perEpoch.enumerated() {
        let epoch = recorded.epoch(place)
        let outcome = network.step(epoch)
        let found = Found(outcome, validators: first)
        let at = "\(file) \(name) epoch \(place)"

        #expect(farthest(found.consensus, expected.consensus) < 1e-9, "consensus, \(at)")
        #expect(farthest(found.incentive, expected.incentive) < 1e-9, "incentive, \(at)")
        #expect(farthest(found.dividends, expected.dividends) < 1e-9, "dividends, \(at)")
        #expect(farthest(found.servers, expected.serverEmission) < 1e-9, "servers, \(at)")
        #expect(
          farthest(found.validators, expected.validatorEmission) < 1e-9, "validators, \(at)")
        for validator in 0..<first {
          #expect(
            farthest(found.stored[validator], expected.bondsStore[validator]) < 1e-9,
            "stored bonds, \(at)")
          #expect(
            rule.yuma3
              || farthest(found.shares[validator], expected.bondsEma[validator]) < 1e-9,
            "bonds, \(at)")
          // The vectors let an identity that has lost its permit go on setting weights.
          #expect(
            epoch.stakes[validator] == 0
              || abs(found.trust[validator] - expected.validatorTrust[validator]) < 1e-9,
            "validator trust, \(at)")
        }
      }
    }
  }

  /// 32.32 fixed point is exact in a `Double`.
  @Test func `fixed point gives the chain's integers exactly`() throws {
    for recorded in try FixedPointCase.read() {
      var network = YumaNetwork(
        identities: recorded.stakes.count, rule: YumaRule(recorded.params), arithmetic: .fixedPoint)
      for (place, expected) in recorded.perEpoch.enumerated() {
        let first = expected.weightsU16.count
        let outcome = network.step(
          YumaEpoch(
            stakes: recorded.stakes,
            weights: SparseRows(
              dense: expected.weightsU16, firstColumn: first, rows: recorded.stakes.count)))
        let at = "\(recorded.name) epoch \(place)"

        #expect(outcome.incentive.map { $0 * 0x1p32 } == expected.incentive, "\(at)")
        #expect(outcome.dividends.map { $0 * 0x1p32 } == expected.dividends, "\(at)")
        #expect(sixteenBits(outcome.consensus) == expected.consensusU16, "\(at)")
        #expect(sixteenBits(outcome.incentive) == expected.incentiveU16, "\(at)")
        #expect(sixteenBits(outcome.dividends) == expected.dividendsU16, "\(at)")
        #expect(Found(outcome, validators: first).stored == expected.bondsU16, "\(at)")
      }
    }
  }

  private func sixteenBits(_ numbers: [Double]) -> [Double] {
    numbers.map { ($0 * 65_535).rounded(.down) }
  }

  private func farthest(_ found: [Double], _ expected: [Double]) -> Double {
    guard found.count == expected.count else { return .infinity }
    return zip(found, expected).map { abs($0 - $1) }.max() ?? 0
  }
}

/// An outcome as the vectors lay it out: validators and servers apart.
private struct Found {
  let consensus: [Double]
  let incentive: [Double]
  let dividends: [Double]
  let trust: [Double]
  let servers: [Double]
  let validators: [Double]
  let shares: [[Double]]
  let stored: [[Double]]

  init(_ outcome: YumaOutcome, validators first: Int) {
    consensus = Array(outcome.consensus[first...])
    incentive = Array(outcome.incentive[first...])
    dividends = Array(outcome.dividends[..<first])
    trust = Array(outcome.validatorTrust[..<first])
    servers = Array(outcome.serverEmission[first...])
    validators = Array(outcome.validatorEmission[..<first])
    let columns = first..<outcome.consensus.count
    shares = (0..<first).map { row in
      columns.map { outcome.bonds.value(row: row, column: $0)?.share ?? 0 }
    }
    stored = (0..<first).map { row in
      columns.map { outcome.bonds.value(row: row, column: $0)?.stored ?? 0 }
    }
  }
}
