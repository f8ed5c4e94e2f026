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
    add(frame.flows, of: "token", in: frame.epoch)
    add(frame.market.flows, of: "reserve", in: frame.epoch)
  }

  private mutating func add(_ flows: [Flow], of asset: String, in epoch: Int) {
    for flow in flows {
      text.add(cells: ids)
      text.add(epoch)
      text.add(asset)
      text.add(flow.reason.rawValue)
      text.add(flow.from.rawValue)
      text.add(flow.to.rawValue)
      text.add(flow.transfers)
      text.add(Amount(units: flow.units), decimals: decimals)
      text.endRow()
    }
  }
}
