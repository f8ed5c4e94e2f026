/// How weights become bonds, and bonds dividends.
extension YumaState {
  /// Bonds as an epoch finds them, without those that are void.
  private func openBonds(_ epoch: YumaEpoch) -> SparseRows<Number> {
    var open = SparseRows<Number>(rows: 0)
    open.reserve(bonds.values.count)
    let void = epoch.voidBonds(rule)
    for validator in 0..<bonds.rowCount {
      for place in bonds.entries(of: validator)
      where void.isEmpty || !void[Int(bonds.columns[place])] {
        let bond = Number(storedBond: bonds.values[place], isShare: rule.yuma3)
        open.append(bond, column: bonds.columns[place])
      }
      open.endRow()
    }
    return open
  }

  /// The moving average of stake × weight, each as a share of its column.
  func originalBonds(
    _ weights: SparseRows<Number>, _ active: [Number], _ epoch: YumaEpoch
  ) -> RevisedBonds {
    var old = openBonds(epoch)
    old.normaliseColumns()
    var new = weights
    for validator in 0..<new.rowCount {
      for place in new.entries(of: validator) {
        new.values[place] = new.values[place] * active[validator]
      }
    }
    new.normaliseColumns()
    var average = old.average(with: new, rate: rate, keepsAbsent: true)
    average.normaliseColumns()
    let maxima = average.columnFold { max($0, $1) }
    var upscaled = average
    upscaled.divideColumns(by: maxima)
    return RevisedBonds(shares: average, stored: upscaled)
  }

  /// The moving average of weights themselves.
  func yuma3Bonds(
    _ weights: SparseRows<Number>, consensus: [Number], _ epoch: YumaEpoch
  ) -> RevisedBonds {
    let old = openBonds(epoch)
    let average: SparseRows<Number>
    if rule.liquidAlpha, consensus.contains(where: { $0 != .zero }) {
      let alpha = LiquidAlpha<Number>(rule)
      average = old.average(with: weights, keepsAbsent: rule.bondPath == .dense) {
        alpha.rate(weight: $0, bond: $1, consensus: consensus[Int($2)])
      }
    } else {
      average = old.average(with: weights, rate: rate, keepsAbsent: true)
    }
    var shares = average
    shares.normaliseColumns()
    return RevisedBonds(shares: shares, stored: average)
  }

  /// α, the weight of the newest epoch.
  private var rate: Number { .one - Number(share: rule.bondsMovingAverage, scale: 1_000_000) }

  /// Each validator's share of the incentive of the servers it holds bonds of; under Yuma3 times
  /// its stake.
  func dividends(
    of bonds: RevisedBonds, incentive: [Number], _ active: [Number]
  ) -> [Number] {
    let shares = bonds.shares
    return Self.normalised(
      (0..<shares.rowCount).map { validator in
        var sum = Number.zero
        for place in shares.entries(of: validator) {
          sum = sum + shares.values[place] * incentive[Int(shares.columns[place])]
        }
        return rule.yuma3 ? sum * active[validator] : sum
      })
  }

  /// Keeps the bonds of identities that keep their permits, and returns all for reports.
  mutating func store(_ revised: RevisedBonds, permits: [Bool]) -> SparseRows<YumaOutcome.Bond> {
    var report = SparseRows<YumaOutcome.Bond>(rows: 0)
    report.reserve(revised.shares.values.count)
    var kept = SparseRows<Double>(rows: 0)
    kept.reserve(revised.shares.values.count)
    for validator in 0..<revised.shares.rowCount {
      for place in revised.shares.entries(of: validator) {
        let column = revised.shares.columns[place]
        let stored = permits[validator] ? revised.stored.values[place].storedBond : 0
        report.append(
          YumaOutcome.Bond(share: revised.shares.values[place].real, stored: stored),
          column: column)
        if stored > 0 { kept.append(stored, column: column) }
      }
      report.endRow()
      kept.endRow()
    }
    bonds = kept
    return report
  }
}

extension YumaState {
  /// Bonds after an epoch, twice: with the same entries.
  struct RevisedBonds {
    /// As shares of each server's bonds.
    var shares: SparseRows<Number>
    /// As they are stored.
    var stored: SparseRows<Number>
  }
}
