import MesoModel
import MesoPrimitives
import MesoStrategies
import MesoTestSupport
import Testing

struct GoldenTests {
  /// What each strategy says of itself and plans, by the name of its file.
  private func transcripts() throws -> [(file: String, text: String)] {
    let contributors = try Catalog.strategies.contributorStrategy.map { entry in
      let strategy = try entry.made()
      let plan = strategy.plan(.sample)
      return (
        "contributor-strategy-\(entry.descriptor.name).txt",
        head(.contributorStrategy, entry.descriptor)
          + "stance: \(strategy.stance.rawValue)\neffort: \(plan.effort)\nsubmits: \(plan.submits)\n"
          + (plan.washes > 0 ? "uses bought: \(plan.washes)\n" : "")
          + deeds(plan, strategy.bribe)
      )
    }
    let validators = try Catalog.strategies.validatorStrategy.map { entry in
      let strategy = try entry.made()
      let plan = strategy.plan(.sample)
      return (
        "validator-strategy-\(entry.descriptor.name).txt",
        head(.validatorStrategy, entry.descriptor)
          + "stance: \(strategy.stance.rawValue)\noutsiders: \(plan.outsiders)\n"
          + "insiders: \(plan.insiders)\ncamouflage: \(plan.camouflage)\n"
          + deeds(plan)
      )
    }
    return contributors + validators
  }

  /// What a contributor does beside working, line by line.
  private func deeds(_ plan: ContributorPlan, _ bribe: BribeOffer?) -> String {
    var text = ""
    if plan.gaming > 0 { text += "gaming: \(plan.gaming) with effort \(plan.gamingEffort)\n" }
    if let similarity = plan.similarity { text += "copies with similarity \(similarity)\n" }
    if let poison = plan.poison {
      text += "poison: damage \(poison.damage), stealth \(poison.stealth)\n"
    }
    if let bribe { text += "bribe: \(bribe.amount.units) if \(bribe.condition.rawValue)\n" }
    return text
  }

  /// What a validator does beside judging, line by line.
  private func deeds(_ plan: ValidatorPlan) -> String {
    var text = plan.repeats ? "repeats itself for insiders\n" : ""
    if let price = plan.price {
      text += "for sale: conscience \(price.conscience.units), varies \(price.varies), "
      text += "expects honesty of \(price.expectedHonesty)\n"
    }
    if plan.row != RowPlan() {
      let row = plan.row
      text += "rows: memory \(row.memory), attention \(row.attention), sharpness \(row.sharpness), "
      text += "every \(row.every)"
      if let share = row.insideShare { text += ", \(share) on insiders" }
      if let hop = row.hop { text += ", stake moves every \(hop.every), foothold \(hop.foothold)" }
      text += "\n"
    }
    return text
  }

  private func head(_ stage: Stage, _ descriptor: ComponentDescriptor) -> String {
    var text = "\(stage.rawValue) \(descriptor.name)\n\(descriptor.summary)\n"
    for parameter in descriptor.parameters {
      text += "  \(parameter.name) = \(parameter.defaultText ?? "(none)")"
      text += " [\(parameter.unit), \(parameter.control.rawValue)]\n"
    }
    return text + "\n"
  }

  @Test func `every strategy plans what its transcript says`() throws {
    for (file, text) in try transcripts() {
      let fault = try GoldenFiles().fault(of: text, in: file)
      #expect(fault == nil)
    }
  }

  @Test func `every transcript belongs to a strategy`() throws {
    #expect(try GoldenFiles().names() == transcripts().map { $0.file }.sorted())
  }

  @Test func `a strategy plans the same from the same record twice`() throws {
    #expect(try transcripts().map { $0.text } == transcripts().map { $0.text })
  }
}
