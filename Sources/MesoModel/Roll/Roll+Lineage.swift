import MesoPrimitives

/// What works build on.
extension Roll {
  /// The most ancestors that a work may have, as deployed licences have it.
  public static let maximumAncestors = 1_024

  /// Whether the author of a derived contribution says what it builds on.
  public func complies(_ index: Int, with probability: Double) -> Bool {
    var stream = RandomStream(
      key: engine.key, entity: salted(entries[index].key, 1), epoch: engine.epoch,
      purpose: .derivation)
    return stream.chance(probability)
  }

  /// Registers what an accepted work builds on, for good. Works are registered in the order of the
  /// entries.
  public func register(_ index: Int, parents: [Int]) {
    guard let work = entries[index].work else { return }
    engine.works?.register(work, parents: parents)
  }

  /// What a work is registered to build on, by number.
  public func parents(of work: Int) -> [Int] { engine.works?.parents(of: work) ?? [] }

  /// The identity that made a work.
  public func author(of work: Int) -> Int { Int(engine.works?.identity[work] ?? 0) }
}
