public import MesoModel

extension Catalog {
  /// The strategies of this module. To add one, write its file and its line here.
  public static let strategies: Catalog = {
    var catalog = Catalog()
    catalog.contributorStrategy = [
      HonestContributor.entry,
      LazyContributor.entry,
      SybilContributor.entry,
      ColludingContributor.entry,
      WashUserContributor.entry,
      PlagiaristContributor.entry,
      PoisonerContributor.entry,
      SpammerContributor.entry,
      BenchmarkGamerContributor.entry,
      MercenaryContributor.entry,
    ]
    catalog.validatorStrategy = [
      HonestValidator.entry,
      LazyValidator.entry,
      SybilValidator.entry,
      ColludingValidator.entry,
      BribableValidator.entry,
      ChallengerValidator.entry,
      WeightSetterValidator.entry,
      SelfVotingValidator.entry,
      StakeHoppingValidator.entry,
    ]
    return catalog
  }()
}
