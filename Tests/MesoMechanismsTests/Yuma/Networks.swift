import MesoMechanisms
import MesoPrimitives

/// Weights as triples of validator, server and weight, in any order.
func weightRows(
  _ triples: [(validator: Int, server: Int, weight: Double)], identities: Int
) -> SparseRows<Double> {
  var rows = SparseRows<Double>(rows: 0)
  for validator in 0..<identities {
    for triple in triples.sorted(by: { $0.server < $1.server })
    where triple.validator == validator {
      rows.append(triple.weight, column: Int32(triple.server))
    }
    rows.endRow()
  }
  return rows
}

/// A network whose first identities are validators with stake and whose others are servers.
struct RandomNetwork {
  let validators: Int
  let servers: Int
  var stakes: [Double] = []
  var triples: [(validator: Int, server: Int, weight: Double)] = []

  var identities: Int { validators + servers }
  var epoch: YumaEpoch {
    YumaEpoch(stakes: stakes, weights: weightRows(triples, identities: identities))
  }

  /// Draws stakes and, for about two thirds of the pairs, weights.
  init(_ random: inout RandomStream) {
    validators = 2 + Int(random.uniform() * 6)
    servers = 1 + Int(random.uniform() * 8)
    stakes = (0..<validators).map { _ in 1 + 100 * random.uniform() }
    stakes += (0..<servers).map { _ in 0 }
    for validator in 0..<validators {
      for server in validators..<identities where random.uniform() < 0.67 {
        triples.append((validator, server, random.uniform()))
      }
    }
  }

  /// The same network with identities in another order: `order[place]` is who stands at `place`.
  func permuted(_ order: [Int]) -> RandomNetwork {
    var place = order
    for (new, old) in order.enumerated() { place[old] = new }
    var copy = self
    copy.stakes = order.map { stakes[$0] }
    copy.triples = triples.map { (place[$0.validator], place[$0.server], $0.weight) }
    return copy
  }
}

/// The outcomes of the same epoch again and again.
func outcomes(
  of epoch: YumaEpoch, _ rule: YumaRule, epochs: Int,
  arithmetic: YumaNetwork.Arithmetic = .real, owner: Int? = nil
) -> [YumaOutcome] {
  var network = YumaNetwork(
    identities: epoch.stakes.count, rule: rule, arithmetic: arithmetic, owner: owner)
  return (0..<epochs).map { _ in network.step(epoch) }
}
