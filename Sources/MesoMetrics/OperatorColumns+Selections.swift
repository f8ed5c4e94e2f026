import MesoModel

extension OperatorColumns {
  /// The places of the contributors' entries; those of validators follow them.
  func contributors(in world: World) -> Range<Int> {
    0..<min(behaviour.count, world.contributors.reduce(0) { $0 + $1.terms.operators })
  }

  /// The contributors that made at least one contribution in the measured epochs.
  func measuredContributors(in world: World) -> [Int] {
    contributors(in: world).filter { contributions[$0] > 0 }
  }

  /// The measured contributors whose behaviour at the end has the given stance.
  func measuredContributors(_ stance: Stance, in world: World) -> [Int] {
    measuredContributors(in: world).filter {
      world.contributors[behaviour[$0]].strategy.stance == stance
    }
  }
}
