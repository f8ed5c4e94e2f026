import MesoModel
import MesoPrimitives

/// `cohorts.csv`: one row per run, epoch and behaviour.
struct CohortRows {
  /// The columns after the ids.
  static let columns = [
    "epoch", "side", "cohort", "strategy", "operators", "identities", "contributions",
    "accepted", "attestations", "correct_attestations", "quality_mean", "effort_cost_tokens",
    "rewards_tokens", "slashed_tokens", "profit_tokens", "stake_tokens", "balance_tokens",
  ]

  private let ids: CSVText
  private let world: World
  private let unitsPerToken: Double
  var text = CSVText()

  init(ids: CSVText, world: World) {
    self.ids = ids
    self.world = world
    unitsPerToken = world.token.unitsPerToken
  }

  mutating func add(_ frame: EpochFrame) {
    for (cohort, totals) in zip(world.contributors, frame.contributors) {
      start(.contributors, cohort.terms, epoch: frame.epoch)
      text.add(totals.operators)
      text.add(totals.identities)
      text.add(totals.contributions)
      text.add(totals.accepted)
      text.addMissing()
      text.addMissing()
      text.add(totals.contributions > 0 ? totals.quality / Double(totals.contributions) : nil)
      add(totals.effortCost)
      add(totals.rewards)
      add(totals.slashed)
      text.add(totals.profit / unitsPerToken)
      add(totals.stake)
      add(totals.balance)
      text.endRow()
    }
    for (cohort, totals) in zip(world.validators, frame.validators) {
      start(.validators, cohort.terms, epoch: frame.epoch)
      text.add(totals.operators)
      text.add(totals.identities)
      text.addMissing()
      text.addMissing()
      text.add(totals.attestations)
      text.add(totals.correct)
      text.addMissing()
      add(totals.inspectionCost)
      add(totals.rewards)
      add(totals.forfeited + totals.slashed)
      text.add(totals.profit / unitsPerToken)
      add(totals.stake)
      add(totals.balance)
      text.endRow()
    }
  }

  private mutating func start(_ side: Side, _ terms: CohortTerms, epoch: Int) {
    text.add(cells: ids)
    text.add(epoch)
    text.add(side.rawValue)
    text.add(terms.name)
    text.add(terms.strategyName)
  }

  private mutating func add(_ units: Int64) {
    text.add(Amount(units: units), decimals: world.token.decimals)
  }
}
