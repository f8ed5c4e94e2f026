import MesoExperiment
import MesoModel
import MesoPrimitives

/// `operators.csv`: every operator at the end of a run. Contributions are contributors' alone.
struct OperatorRows {
  /// The columns after the ids.
  static let columns = [
    "operator", "side", "cohort", "behaviour", "balance_tokens", "stake_tokens",
    "pending_tokens", "income_tokens", "rewards_tokens", "profit_tokens", "contributions",
    "quality_mean",
  ]

  private let ids: CSVText
  private let world: World
  var text = CSVText()

  init(ids: CSVText, world: World) {
    self.ids = ids
    self.world = world
  }

  /// Adds the operators of both sides, by cohort of birth and ordinal.
  mutating func add(_ observation: RunObservation) {
    add(observation.columns, .contributors, world.contributors.map { $0.terms })
    add(observation.validators, .validators, world.validators.map { $0.terms })
  }

  private mutating func add(
    _ columns: OperatorColumns, _ side: Side, _ cohorts: [CohortTerms]
  ) {
    var place = 0
    for cohort in cohorts {
      for ordinal in 0..<cohort.operators {
        let key = OperatorKey(side: side, cohort: cohort.name, ordinal: ordinal + 1)
        add(key, behaviour: cohorts[columns.behaviour[place]].name, place, columns)
        place += 1
      }
    }
  }

  private mutating func add(
    _ key: OperatorKey, behaviour: String, _ place: Int, _ columns: OperatorColumns
  ) {
    text.add(cells: ids)
    text.add(key.description)
    text.add(key.side.rawValue)
    text.add(key.cohort)
    text.add(behaviour)
    let holdings = columns.holdings
    for units in [
      holdings.liquid, holdings.stake, holdings.pending, columns.income, holdings.rewards,
    ] {
      text.add(Amount(units: units[place]), decimals: world.token.decimals)
    }
    text.add(columns.profit[place] / world.token.unitsPerToken)
    let contributions = holdings.contributions[place]
    text.add(key.side == .contributors ? Double(contributions) : nil)
    text.add(contributions > 0 ? columns.quality[place] / Double(contributions) : nil)
    text.endRow()
  }
}
