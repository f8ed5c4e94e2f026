import MesoModel
import MesoPrimitives

/// A reward's account of the use of accepted work: one weight per identity.
struct Use {
  var weights: [Int64]

  /// What the memory holds, or nothing at the start of a run.
  init(_ memory: Memory, identities: Int) {
    weights =
      memory.integers.count == identities
      ? memory.integers : [Int64](repeating: 0, count: identities)
  }

  var total: Int64 { weights.reduce(0, +) }

  /// Lets every work grow an epoch older.
  mutating func age(by decay: Proportion) {
    for identity in weights.indices where weights[identity] > 0 {
      weights[identity] = decay.of(Amount(units: weights[identity])).units
    }
  }
}
