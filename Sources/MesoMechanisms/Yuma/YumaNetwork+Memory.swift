import MesoModel

extension YumaNetwork {
  /// A network that goes on from what it remembered; one without bonds if that is nothing.
  init(
    identities: Int, rule: YumaRule, arithmetic: Arithmetic, owner: Int? = nil,
    from memory: Memory
  ) {
    self.init(identities: identities, rule: rule, arithmetic: arithmetic, owner: owner)
    guard memory.integers.count >= 2 * identities + 1 else { return }
    let permits = memory.integers[..<identities].map { $0 == 1 }
    let starts = memory.integers[identities...(2 * identities)].map { Int($0) }
    let columns = memory.integers[(2 * identities + 1)...].map { Int32(truncatingIfNeeded: $0) }
    restore(
      bonds: SparseRows(starts: starts, columns: columns, values: memory.numbers), permits: permits)
  }

  /// What the next epoch depends on: who may set weights, and the bonds.
  func remember(in memory: inout Memory) {
    let (bonds, permits) = kept
    memory.integers = permits.map { $0 ? 1 : 0 } + bonds.starts.map { Int64($0) }
    memory.integers += bonds.columns.map { Int64($0) }
    memory.numbers = bonds.values
  }
}
