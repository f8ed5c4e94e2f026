import MesoModel
import MesoPrimitives

/// `flows.csv`: what each reason moved between two account classes, per run and epoch.
struct FlowRows {
  /// The columns after the ids.
  static let columns = [
    "epoch", "asset", "reason", "from", "to", "transfers", "amount_tokens",
  ]

  private let ids: CSVText
  private let decimals: Int
  var text = CSVText()

  init(ids: CSVText, world: World) {
    self.ids = ids
    decimals = world.token.decimals
  }

  mutating func add(_ frame: EpochFrame) {
    for flow in frame.flows {
      text.add(cells: ids)
      text.add(frame.epoch)
      text.add("token")
      text.add(flow.reason.rawValue)
      text.add(flow.from.rawValue)
      text.add(flow.to.rawValue)
      text.add(flow.transfers)
      text.add(Amount(units: flow.units), decimals: decimals)
      text.endRow()
    }
  }
}
