import MesoPrimitives

extension Engine {
  /// Makes one number of each panel's attestations, as its terms ask.
  func readPanels(_ tile: Tile, _ worker: Worker, _ panels: PanelDraw) {
    var reports: [Double] = []
    reports.reserveCapacity(panels.seats)
    for panel in 0..<worker.panels.count {
      let row = tile.firstRow + Int(worker.panels.row[panel])
      rows.measurement[row] =
        panels.terms.reading == .medianReport
        ? median(panel, worker, seats: panels.seats, &reports)
        : approvingPart(panel, worker, panels)
    }
  }

  /// The upper median of the reports entered; 0 if there are none.
  private func median(
    _ panel: Int, _ worker: Worker, seats: Int, _ reports: inout [Double]
  ) -> Double {
    reports.removeAll(keepingCapacity: true)
    for seat in 0..<seats where worker.hearing.cast[seat].base[panel] > 0 {
      let report = worker.hearing.report[seat].base[panel]
      // Kept in order as they come: panels are small.
      var place = reports.count
      while place > 0, reports[place - 1] > report { place -= 1 }
      reports.insert(report, at: place)
    }
    return reports.isEmpty ? 0 : reports[reports.count / 2]
  }

  /// The approving part of the weight behind the attestations entered; 0 if there is none. Sums of
  /// stake are exact below 2⁵³ base units.
  private func approvingPart(_ panel: Int, _ worker: Worker, _ panels: PanelDraw) -> Double {
    var (approving, all) = (0.0, 0.0)
    for seat in 0..<panels.seats where worker.hearing.cast[seat].base[panel] > 0 {
      let validator = Int(worker.seatValidator[seat].base[panel])
      let weight =
        panels.terms.reading == .approvingStake
        ? Double(validators.accounts.stake(of: validator)) : validators.reputation[validator]
      all += weight
      approving += worker.seatApproves[seat].base[panel] == 1 ? weight : 0
    }
    return all > 0 ? approving / all : 0
  }
}
