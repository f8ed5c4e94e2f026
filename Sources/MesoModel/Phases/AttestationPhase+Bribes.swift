import MesoPrimitives

extension Engine {
  /// Lets the validators on a seat sell their approval where the bargain outweighs conscience.
  func sell(_ seat: Int, _ worker: Worker) {
    let sold = worker.hearing.sold[seat]
    sold.base.update(repeating: 0, count: worker.panels.count)
    guard plans.deeds.anyBargain else { return }
    for panel in 0..<worker.panels.count {
      let owner = Int(validators.owner[Int(worker.seatValidator[seat].base[panel])])
      let judge = Int(validators.behaviour[owner])
      let pair = judge * plans.behaviours + Int(worker.panels.behaviour[panel])
      let bargain = Double(plans.deeds.bargain[pair])
      guard bargain > 0, bargain > conscience(of: owner, judge) else { continue }
      sold.base[panel] = 1
      worker.seatApproves[seat].base[panel] = 1
      worker.seatConduct[seat].base[panel] = Tally.place(
        of: worker.seatValidator[seat].base[panel], looked: 0, approves: 1,
        isGood: worker.panels.good[panel])
    }
  }

  /// What a bribe has to outweigh for an operator, beside what honesty earns. Base units.
  private func conscience(of owner: Int, _ judge: Int) -> Double {
    guard let price = plans.said.prices[judge] else { return 0 }
    let mean = Double(price.conscience.units)
    guard price.varies, mean > 0 else { return mean }
    var stream = RandomStream(
      key: key, entity: validators.key[owner], epoch: 0, purpose: .morals)
    return mean * stream.exponential()
  }
}
