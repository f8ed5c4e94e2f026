public import MesoModel
public import MesoPrimitives

extension BondingCurvePrice {
  public func opening(supply: Amount, unitsPerToken: Double) -> VenueState {
    let issued = self.issued ?? supply
    let tokens = Double(issued.units) / unitsPerToken
    let cost = shape.map { $0.integral(tokens) - $0.integral(0) } ?? ratio * usd * tokens
    let covered = Int64(min(0x1p61, (cost * unitsPerToken).rounded(.up)))
    return VenueState(
      tokens: issued.units, reserve: reserve?.units ?? covered, unitsPerToken: unitsPerToken)
  }

  public func spot(_ state: VenueState) -> Double {
    shape?.price(Double(state.tokens) / state.unitsPerToken)
      ?? Double(state.reserve) / (ratio * Double(state.tokens))
  }

  public func sale(of tokens: Int64, _ state: VenueState) -> Trade {
    guard tokens > 0, tokens <= state.tokens else { return .none }
    let paid = min(state.reserve, proceeds(of: tokens, state))
    return Trade(tokens: tokens, reserve: paid, tribute: exit.of(Amount(units: paid)).units)
  }

  public func purchase(for reserve: Int64, _ state: VenueState) -> Trade {
    let tribute = entry.of(Amount(units: reserve)).units
    let tokens = issue(for: reserve - tribute, state)
    guard tokens > 0 else { return .none }
    return Trade(tokens: tokens, reserve: reserve - tribute, tribute: tribute)
  }

  public func purchase(of tokens: Int64, _ state: VenueState) -> Trade? {
    guard tokens > 0, state.tokens > 0, let cost = cost(of: tokens, state) else { return nil }
    let kept = Int128(Proportion.denominator - entry.partsPerBillion)
    let whole = (Int128(cost) * Int128(Proportion.denominator) + kept - 1) / kept
    guard whole <= Int128(Int64.max / 4) else { return nil }
    return Trade(tokens: tokens, reserve: cost, tribute: Int64(whole) - cost)
  }

  /// What arithmetic can err by at numbers of some size.
  private static let error = 0x1p-46

  /// The reserve that tokens bring, rounded down.
  private func proceeds(of tokens: Int64, _ state: VenueState) -> Int64 {
    guard let shape else {
      if tokens == state.tokens { return state.reserve }
      if ratio == 1 { return mulDivFloor(state.reserve, tokens, state.tokens) }
      let left = Elementary.pow(
        Double(state.tokens - tokens) / Double(state.tokens), 1 / ratio)
      return floored(Double(state.reserve) * (1 - left), among: Double(state.reserve))
    }
    let unit = state.unitsPerToken
    let top = shape.integral(Double(state.tokens) / unit)
    let bottom = shape.integral(Double(state.tokens - tokens) / unit)
    return floored((top - bottom) * unit, among: top * unit)
  }

  /// The tokens that reserve buys, rounded down.
  private func issue(for reserve: Int64, _ state: VenueState) -> Int64 {
    guard reserve > 0, state.reserve > 0 else { return 0 }
    guard let shape else {
      if ratio == 1 {
        return Int64(
          min(Int128(state.tokens) * Int128(reserve) / Int128(state.reserve), Int128(Int64.max / 4))
        )
      }
      let growth = Elementary.pow(1 + Double(reserve) / Double(state.reserve), ratio) - 1
      return floored(Double(state.tokens) * growth, among: Double(state.tokens) * (growth + 1))
    }
    let unit = state.unitsPerToken
    let before = Double(state.tokens) / unit
    let after = shape.issued(at: shape.integral(before) + Double(reserve) / unit)
    return floored((after - before) * unit, among: after * unit)
  }

  /// The reserve that buys tokens, rounded up; `nil` if it cannot be counted.
  private func cost(of tokens: Int64, _ state: VenueState) -> Int64? {
    let unit = state.unitsPerToken
    let (exact, size): (Double, Double)
    if let shape {
      let top = shape.integral(Double(state.tokens + tokens) / unit)
      let bottom = shape.integral(Double(state.tokens) / unit)
      (exact, size) = ((top - bottom) * unit, top * unit)
    } else {
      let growth = Elementary.pow(1 + Double(tokens) / Double(state.tokens), 1 / ratio)
      (exact, size) = (Double(state.reserve) * (growth - 1), Double(state.reserve) * growth)
    }
    let rounded = (exact + size * Self.error).rounded(.up)
    return rounded < 0x1p61 ? max(1, Int64(rounded)) : nil
  }

  /// A number of base units rounded down by more than it can be wrong.
  private func floored(_ value: Double, among size: Double) -> Int64 {
    Int64(max(0, min(0x1p61, value - size * Self.error)))
  }
}
