import MesoModel
import MesoPrimitives

/// `events.csv`: what happened to single operators beside their everyday pay and cost.
struct EventRows {
  /// The columns after the ids.
  static let columns = ["epoch", "event", "operator", "identity", "amount_tokens", "why"]

  private let ids: CSVText
  private let decimals: Int
  var text = CSVText()

  init(ids: CSVText, world: World) {
    self.ids = ids
    decimals = world.token.decimals
  }

  mutating func add(_ events: [Event]) {
    for event in events where !event.kind.isEveryday { add(event) }
  }

  private mutating func add(_ event: Event) {
    text.add(cells: ids)
    text.add(event.epoch)
    text.add(event.kind.rawValue)
    text.add(
      OperatorKey(side: event.side, cohort: event.cohort, ordinal: event.ordinal).description)
    if event.identity > 0 { text.add(event.identity) } else { text.addMissing() }
    text.add(Amount(units: event.units), decimals: decimals)
    text.add(event.why)
    text.endRow()
  }
}

extension Event.Kind {
  /// Whether it happens to most operators in most epochs; `--trace` shows it, `events.csv` not.
  fileprivate var isEveryday: Bool {
    switch self {
    case .reward, .royalty, .validatorReward, .effortCost, .listing, .stake, .topUp, .bond, .claim,
      .refund, .sale:
      true
    case .award, .slash, .forfeit, .suspension, .unstake, .adoption, .arrival, .exit,
      .sidePayment, .vote:
      false
    }
  }
}
