import MesoPrimitives

extension WorldBuilder {
  /// Tokens in existence at the start; `nil` if they do not fit or are fewer than declared.
  ///
  /// By default the users of the horizon hold, outside, exactly what they will pay.
  ///
  /// - Parameters:
  ///   - gifts: What users give in an epoch beside the demand's fees, in base units.
  ///   - tasks: What they put up for tasks in an epoch, in base units.
  ///   - pooled: What a pool holds at the start.
  ///   - growth: How many times the usage of the start users may come to want.
  mutating func supply(
    givenAway gifts: Int128, tasks: Int128, pooled: Amount, growth: Double
  ) -> Amount? {
    let declared = declaredUnits() + Int128(pooled.units)
    guard declared <= Int128(Int64.max) else {
      report(
        root.part("contributors").place,
        "Treasury, capital and stake come to more tokens than fit 64 bits of base units.")
      return nil
    }
    if let written = root["supply"] {
      let supply = root.amount("supply")
      guard Int128(supply.units) >= declared else {
        let decimals = root.part("token").count("decimals")
        let needed = Amount(units: Int64(declared)).text(decimals: decimals)
        report(
          written.place,
          "'supply' is \(supply.text(decimals: decimals)); treasury, capital and stake together "
            + "come to \(needed) tokens.")
        return nil
      }
      return supply
    }
    let demand = root.part("demand")
    let paid = growth * demand.number("usage") * Double(demand.amount("fee").units)
    let each = Int128(paid.rounded(.up)) + gifts + tasks
    let total = declared + each * Int128(root.count("epochs"))
    guard let units = Int64(exactly: total) else {
      report(
        demand.place,
        "What is declared and what users pay over \(root.count("epochs")) epochs come to more "
          + "tokens than fit 64 bits of base units.")
      return nil
    }
    return Amount(units: units)
  }

  /// Treasury, capital, stake and the tokens of delegators outside, in base units.
  private func declaredUnits() -> Int128 {
    let cohorts = root.part("contributors").entries + root.part("validators").entries
    let delegated = (root["delegators"]?.entries ?? []).reduce(Int128(0)) {
      let holders = $1.value.optionalCount("holders") ?? 0
      return $0 + Int128($1.value.amount("tokens").units) * Int128(holders)
    }
    return cohorts.reduce(delegated + Int128(root.part("treasury").amount("balance").units)) {
      sum, cohort in
      let part = cohort.value
      let each = Int128(part.amount("capital").units) + Int128(part.amount("stake").units)
      return sum + each * Int128(part.count("operators"))
    }
  }
}
