import MesoModel
import MesoPrimitives

extension Assembly {
  /// The levers that governance may move; wrong ones are reported.
  mutating func governed(
    of root: Resolved, by amendment: Amendment, on world: World
  ) -> [GovernedLever] {
    let part = root.part("governance")
    let entries = part["levers"]?.entries ?? []
    guard !world.governance.isIdle else {
      if let levers = part["levers"] {
        report(
          levers.place,
          "'governance.levers' names levers, and 'governance.kind' is none, so that "
            + "nobody moves them.")
      }
      return []
    }
    if entries.isEmpty {
      report(
        part.place,
        "'governance' needs 'levers', such as {audit: {path: mechanism.verification.rate, low: "
          + "0.05, high: 1}}.")
    }
    if let poll = world.governance.poll, poll.weight.readsLocks,
      world.mechanism.payout.boost == nil
    {
      report(
        part["weight"]?.place ?? part.place,
        "'governance.weight' is \(poll.weight.rawValue), and nothing is locked: "
          + "'mechanism.payout' must be ve-lock.")
    }
    var levers: [GovernedLever] = []
    for entry in entries {
      do { levers.append(try lever(entry, amendment, world)) } catch { report(error.issues) }
    }
    return levers
  }

  private func lever(
    _ entry: Resolved.Entry, _ amendment: Amendment, _ world: World
  ) throws(ScenarioErrors) -> GovernedLever {
    let (part, name) = (entry.value, "governance.levers.\(entry.key)")
    let path = part.text("path") ?? ""
    let place = part.part("path").place
    let keys = Amendment.keys(of: path)
    guard keys.first != "governance" else {
      throw ScenarioErrors(place, "'\(name).path' is '\(path)'; governance cannot move itself.")
    }
    let parameter = try amendment.parameter(at: keys, place: place)
    let kind = try kind(of: parameter, path, place, decimals: amendment.decimals)
    let low = try position("low", part, kind, name)
    let high = try position("high", part, kind, name)
    guard low < high else {
      throw ScenarioErrors(
        part.part("high").place,
        "'\(name).high' is \(number(part, "high")); it must be more than 'low', which is "
          + "\(number(part, "low")).")
    }
    let step = part["step"] == nil ? (high - low) / 10 : try position("step", part, kind, name)
    guard step > 0, kind == .number || step >= 1 else {
      throw ScenarioErrors(
        part["step"]?.place ?? part.place,
        "'\(name).step' is \(kind == .number ? "not above 0" : "less than one unit"); a proposal "
          + "would move nothing.")
    }
    var lever = GovernedLever(
      name: entry.key, path: path, kind: kind, low: low, high: high, step: step, initial: low)
    try check(bounds: &lever, part, amendment, world)
    return lever
  }

  /// Checks that the lever stands within its bounds, and that it may have both.
  private func check(
    bounds lever: inout GovernedLever, _ part: Resolved, _ amendment: Amendment, _ world: World
  ) throws(ScenarioErrors) {
    let keys = Amendment.keys(of: lever.path)
    let place = part.part("path").place
    guard let text = amendment.value(at: keys), let initial = lever.position(of: text) else {
      throw ScenarioErrors(
        place, "'\(lever.path)' has no value to start from; set it in the scenario.")
    }
    guard lever.low <= initial, initial <= lever.high else {
      throw ScenarioErrors(
        part.part(initial < lever.low ? "low" : "high").place,
        "The bounds of 'governance.levers.\(lever.name)' are \(number(part, "low")) to "
          + "\(number(part, "high")); '\(lever.path)' is \(text), which they exclude.")
    }
    lever.initial = initial
    for (key, bound) in [("low", lever.low), ("high", lever.high)] {
      let value = Tree(plain: lever.text(of: bound), at: part.part(key).place)
      _ = try amendment.world(with: [(path: keys, value: value)], like: world)
    }
  }

  private func kind(
    of parameter: Parameter, _ path: String, _ place: Place, decimals: Int
  ) throws(ScenarioErrors) -> GovernedLever.Kind {
    switch parameter.kind {
    case .amount: return .amount(decimals: decimals)
    case .number: return .number
    case .count: return .count
    case .choice, .flag, .name, .text:
      throw ScenarioErrors(
        place, "'\(path)' is \(parameter.kind.spoken); governance moves numbers and amounts.")
    }
  }

  /// A bound or step as a position of the lever.
  private func position(
    _ key: String, _ part: Resolved, _ kind: GovernedLever.Kind, _ name: String
  ) throws(ScenarioErrors) -> Double {
    let value = part.number(key)
    guard case .amount(let decimals) = kind else { return value }
    let units = value * TokenTerms(symbol: "", decimals: decimals).unitsPerToken
    guard units.magnitude < 0x1p53 else {
      throw ScenarioErrors(
        part.part(key).place,
        "'\(name).\(key)' is \(value.shortest); amounts that are governed must be below 2^53 base "
          + "units.")
    }
    return units.rounded()
  }

  private func number(_ part: Resolved, _ key: String) -> String { part.number(key).shortest }
}
