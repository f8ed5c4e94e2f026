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
    ]
    catalog.validatorStrategy = [
      HonestValidator.entry,
      LazyValidator.entry,
      SybilValidator.entry,
      ColludingValidator.entry,
      ChallengerValidator.entry,
    ]
    return catalog
  }()
}
