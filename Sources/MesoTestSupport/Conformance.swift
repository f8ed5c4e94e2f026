public import MesoModel
import MesoPrimitives
import MesoScenario

/// Checks what every reward must keep: a sound descriptor, defaults that make it, weights of at
/// least 0 and no more than it says, and the same answer to the same question.
///
/// - Returns: One sentence per violation; empty for a sound component.
public func checkComponent(_ entry: CatalogEntry<any Reward>) -> [String] {
  check(entry) { reward in
    let tile = SampleTile()
    var broken: [String] = []
    if let reward = reward as? any ContributionReward {
      let (first, second) = (tile.output(Int64(0)), tile.output(Int64(0)))
      reward.weigh(tile.evidence, into: first)
      reward.weigh(tile.evidence, into: second)
      for row in 0..<tile.count {
        if let most = reward.mostWeight, first[row] > most {
          broken.append("row \(row) weighs more than any should")
        }
        if first[row] < 0 { broken.append("row \(row) has a weight below 0") }
        if first[row] != second[row] { broken.append("row \(row) is weighed in two ways") }
        if tile.evidence.verdict[row] == Verdict.rejected.rawValue, first[row] > 0 {
          broken.append("row \(row) is rejected and has a weight above 0")
        }
      }
    } else if !(reward is any UsageReward || reward is any EpochReward) {
      broken.append(
        "it is no ContributionReward, UsageReward or EpochReward, so nothing calls it")
    }
    let totals = RewardTotals(
      weight: Weight.one, budget: Amount(units: 1000), verificationBill: Amount(units: 10),
      usage: 5, fee: Amount(units: 3))
    if reward.purse(totals) != reward.purse(totals) { broken.append("its purse varies") }
    return broken
  }
}

/// Checks what every verification must keep: verdicts that exist, and the same for the same
/// evidence.
public func checkComponent(_ entry: CatalogEntry<any Verification>) -> [String] {
  check(entry) { verification in
    let tile = SampleTile()
    let (first, second) = (tile.output(UInt8(9)), tile.output(UInt8(9)))
    verification.verify(tile.evidence, into: first)
    verification.verify(tile.evidence, into: second)
    return (0..<tile.count).compactMap { row in
      if Verdict(rawValue: first[row]) == nil { return "row \(row) gets no verdict" }
      return first[row] == second[row] ? nil : "row \(row) is judged in two ways"
    }
  }
}

/// Checks what every slashing must keep: amounts of at least 0, taken from the guilty alone: work
/// that was examined and rejected, or that its detector may take for a copy.
public func checkComponent(_ entry: CatalogEntry<any Slashing>) -> [String] {
  check(entry) { slashing in
    let tile = SampleTile()
    let amounts = tile.output(Int64(-1))
    slashing.slash(tile.evidence, into: amounts)
    return (0..<tile.count).compactMap { row in
      let evidence = tile.evidence
      let rejected =
        evidence.examined[row] == 1 && evidence.verdict[row] == Verdict.rejected.rawValue
      let guilty = rejected || slashing.detector != nil && evidence.similarity[row] > 0
      if amounts[row] < 0 { return "row \(row) is not filled" }
      return amounts[row] > 0 && !guilty ? "row \(row) is slashed without a fault" : nil
    }
  }
}

/// Checks what every payout must keep: a schedule that pays out everything.
public func checkComponent(_ entry: CatalogEntry<any Payout>) -> [String] {
  check(entry) { payout in
    payout.schedule.isEmpty || payout.schedule.contains { $0 < 0 }
      || payout.schedule.reduce(0, +) == 0
      ? ["its schedule pays nothing"] : []
  }
}

/// Checks a component of any stage: its descriptor, and that its defaults make it.
public func checkComponent<Product>(_ entry: CatalogEntry<Product>) -> [String] {
  check(entry) { _ in [] }
}

private func check<Product>(
  _ entry: CatalogEntry<Product>, _ behaviour: (Product) -> [String]
) -> [String] {
  var broken = descriptorFaults(entry.descriptor)
  do {
    broken += behaviour(try entry.make(ParameterValues.defaults(of: entry.descriptor)))
  } catch {
    broken.append("its defaults do not make it: \(error)")
  }
  return broken.map { "'\(entry.descriptor.name)': \($0)" }
}

private func descriptorFaults(_ descriptor: ComponentDescriptor) -> [String] {
  var broken: [String] = []
  if !isKebab(descriptor.name) { broken.append("its name is not in kebab case") }
  if !descriptor.summary.hasSuffix(".") { broken.append("its summary is not a sentence") }
  for parameter in descriptor.parameters {
    if !isKebab(parameter.name) { broken.append("'\(parameter.name)' is not in kebab case") }
    if parameter.summary.isEmpty { broken.append("'\(parameter.name)' is not explained") }
    if parameter.unit.isEmpty { broken.append("'\(parameter.name)' has no unit") }
  }
  if Set(descriptor.parameters.map { $0.name }).count < descriptor.parameters.count {
    broken.append("two parameters share a name")
  }
  return broken
}

private func isKebab(_ name: String) -> Bool {
  name.first.map { $0.isLowercase } ?? false
    && name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }
}
