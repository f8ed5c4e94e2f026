import MesoModel

extension OperatorColumns {
  /// The contributors that made at least one contribution in the measured epochs.
  func measuredContributors(in world: World) -> [Int] {
    holdings.contributions.indices.filter { holdings.contributions[$0] > 0 }
  }

  /// The measured contributors whose behaviour at the end has the given stance.
  func measuredContributors(_ stance: Stance, in world: World) -> [Int] {
    let stances = world.contributorStances
    return measuredContributors(in: world).filter { stances[behaviour[$0]] == stance }
  }
}
