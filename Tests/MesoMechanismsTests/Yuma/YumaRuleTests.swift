import MesoMechanisms
import MesoModel
import Testing

/// Who counts, what is left out, and what is void.
struct YumaRuleTests {
  /// Two validators of equal stake that back different servers, and those servers.
  private let split = YumaEpoch(
    stakes: [1, 1, 0, 0], weights: weightRows([(0, 2, 1), (1, 3, 1)], identities: 4))

  private func rule(_ change: (inout YumaRule) -> Void = { _ in }) -> YumaRule {
    var rule = YumaRule()
    change(&rule)
    return rule
  }

  @Test func `of equal stakes the later identity has the permit`() {
    let outcome = outcomes(of: split, rule { $0.maxValidators = 1 }, epochs: 1)[0]

    #expect(outcome.permits == [false, true, false, false])
    #expect(outcome.incentive == [0, 0, 0, 1])
  }

  @Test func `an identity without stake has no permit, the owner always has one`() {
    let outcome = outcomes(of: split, rule(), epochs: 1, owner: 2)[0]

    #expect(outcome.permits == [true, true, true, false])
  }

  @Test func `a permit won in an epoch holds from the next`() {
    let rule = rule { $0.maxValidators = 1 }
    var network = YumaNetwork(identities: 4, rule: rule)
    var epoch = split
    epoch.stakes = [2, 1, 0, 0]
    _ = network.step(epoch)
    epoch.stakes = [1, 2, 0, 0]

    #expect(network.step(epoch).activeStake == [1, 0, 0, 0])
    #expect(network.step(epoch).activeStake == [0, 1, 0, 0])
  }

  @Test func `an identity that loses its permit loses its bonds`() {
    var network = YumaNetwork(identities: 4, rule: rule { $0.maxValidators = 1 })
    var epoch = split
    epoch.stakes = [2, 1, 0, 0]
    #expect(network.step(epoch).bonds.value(row: 0, column: 2)?.stored == 1)
    epoch.stakes = [1, 2, 0, 0]

    #expect(network.step(epoch).bonds.value(row: 0, column: 2)?.stored == 0)
  }

  @Test func `stake below the threshold counts as none, but for the owner's`() {
    let rule = rule { $0.stakeThreshold = 1.5 }
    var epoch = split
    epoch.stakes = [1, 2, 0, 0]

    #expect(outcomes(of: epoch, rule, epochs: 1)[0].stakeShare == [0, 1, 0, 0])
    let owned = outcomes(of: epoch, rule, epochs: 1, owner: 0)[0]
    #expect(owned.stakeShare == [1.0 / 3, 2.0 / 3, 0, 0])
  }

  @Test func `a weight on oneself is left out, but for the owner's`() {
    let epoch = YumaEpoch(
      stakes: [1, 0], weights: weightRows([(0, 0, 3), (0, 1, 1)], identities: 2))

    #expect(outcomes(of: epoch, rule(), epochs: 1)[0].incentive == [0, 1])
    #expect(outcomes(of: epoch, rule(), epochs: 1, owner: 0)[0].incentive == [0.75, 0.25])
  }

  @Test func `a validator is active until the cut-off and no longer`() {
    var epoch = split
    epoch.blocks.now = 10_000
    epoch.blocks.updated = [5_000, 4_999, 0, 0]

    #expect(outcomes(of: epoch, rule(), epochs: 1)[0].activeStake == [1, 0, 0, 0])
    #expect(rule().cutoff == 5_000)
  }

  @Test func `weights on a place that was registered since they were set are left out`() {
    var epoch = split
    epoch.stakes = [2, 1, 0, 0]
    epoch.weights = weightRows([(0, 2, 1), (0, 3, 1), (1, 3, 1)], identities: 4)
    epoch.blocks.now = 720
    epoch.blocks.updated = [400, 401, 0, 0]
    epoch.blocks.registered = [0, 0, 400, 399]

    #expect(outcomes(of: epoch, rule(), epochs: 1)[0].incentive == [0, 0, 0, 1])
    epoch.blocks.updated = [401, 401, 0, 0]
    #expect(outcomes(of: epoch, rule(), epochs: 1)[0].incentive[2] > 0)
  }

  @Test func `weights that were committed before their server was registered are left out`() {
    var epoch = split
    epoch.weights = weightRows([(0, 2, 1), (0, 3, 1)], identities: 4)
    epoch.blocks.now = 720
    epoch.blocks.updated = [700, 700, 0, 0]
    epoch.blocks.registered = [0, 0, 500, 100]
    epoch.blocks.committed = [499, .max, .max, .max]

    #expect(outcomes(of: epoch, rule(), epochs: 1)[0].incentive == [0, 0, 0, 1])
    epoch.blocks.committed[0] = 500
    #expect(outcomes(of: epoch, rule(), epochs: 1)[0].incentive == [0, 0, 0.5, 0.5])
  }

  @Test(arguments: YumaVariant.allCases)
  func `bonds towards a server that was registered since the last epoch are void`(
    variant: YumaVariant
  ) {
    var network = YumaNetwork(identities: 3, rule: variant.rule)
    var epoch = YumaEpoch(
      stakes: [3, 1, 0], weights: weightRows([(0, 2, 1), (1, 2, 1)], identities: 3))
    let first = network.step(epoch).bonds
    _ = network.step(epoch)
    epoch.blocks.now = 720
    epoch.blocks.registered = [0, 0, 360]

    #expect(network.step(epoch).bonds.values == first.values)
  }

  @Test func `a server's bonds are reset where the rule grants it`() {
    for (granted, epochs) in [(true, 1), (false, 3)] {
      var rule = YumaVariant.chainYuma3.rule
      rule.bondsReset = granted
      var network = YumaNetwork(identities: 2, rule: rule)
      var epoch = YumaEpoch(stakes: [1, 0], weights: weightRows([(0, 1, 1)], identities: 2))
      _ = network.step(epoch)
      _ = network.step(epoch)
      epoch.resets = [1]

      // B(t) = 1 − 0.9ᵗ.
      let expected = 1 - (0..<epochs).reduce(1) { power, _ in power * 0.9 }
      let stored = network.step(epoch).bonds.value(row: 0, column: 1)?.stored ?? 0
      #expect(abs(stored - expected) < 1e-12)
    }
  }

  @Test func `liquid alpha drops the bond of a weight that is missing and not of one that is zero`()
  {
    for (path, second, isKept) in [
      (YumaRule.BondPath.sparse, [(0, 2, 1.0)], false),
      (.sparse, [(0, 1, 0), (0, 2, 1)], true),
      (.dense, [(0, 2, 1)], true),
    ] {
      var rule = YumaVariant.yuma3Liquid.rule
      rule.bondPath = path
      var network = YumaNetwork(identities: 3, rule: rule)
      var epoch = YumaEpoch(stakes: [1, 0, 0], weights: weightRows([(0, 1, 1)], identities: 3))
      _ = network.step(epoch)
      epoch.weights = weightRows(second, identities: 3)

      #expect((network.step(epoch).bonds.value(row: 0, column: 1) != nil) == isKept)
    }
  }

  @Test func `liquid alpha without Yuma3 changes nothing`() {
    let epoch = YumaEpoch(
      stakes: [3, 1, 0, 0], weights: weightRows([(0, 2, 1), (1, 3, 1)], identities: 4))
    let plain = outcomes(of: epoch, rule(), epochs: 3)[2]
    let liquid = outcomes(of: epoch, rule { $0.liquidAlpha = true }, epochs: 3)[2]

    #expect(plain.bonds.values == liquid.bonds.values)
  }

  @Test func `without incentive validators share the emission by stake`() {
    let idle = YumaEpoch(stakes: [3, 1, 0], weights: SparseRows(rows: 3))
    let outcome = outcomes(of: idle, rule(), epochs: 1)[0]

    #expect(outcome.incentive == [0, 0, 0])
    #expect(outcome.serverEmission == [0, 0, 0])
    #expect(outcome.validatorEmission == [0.75, 0.25, 0])
  }

  @Test func `without active validators the emission follows all stake`() {
    var idle = YumaEpoch(stakes: [3, 1, 0], weights: SparseRows(rows: 3))
    idle.blocks.now = 6_000
    idle.blocks.updated = [0, 0, 0]

    let outcome = outcomes(of: idle, rule(), epochs: 1)[0]
    #expect(outcome.activeStake == [0, 0, 0])
    #expect(outcome.validatorEmission == [0.75, 0.25, 0])
  }

  @Test func `parameters have the chain's values where they are left out`() throws {
    let values = try ParameterValues(
      ComponentDescriptor(name: "yuma", summary: "", parameters: YumaRule.parameters))

    #expect(try YumaRule(values) == YumaRule())
    #expect(abs(YumaRule().kappa - 0.499_992_37) < 1e-8)
  }

  @Test(arguments: YumaVariant.allCases)
  func `a variant sets what it is about and every parameter overrides it`(
    variant: YumaVariant
  ) throws {
    let descriptor = ComponentDescriptor(
      name: "yuma", summary: "", parameters: YumaRule.parameters)
    let named = try ParameterValues(descriptor, ["variant": variant.rawValue])
    let changed = try ParameterValues(
      descriptor, ["variant": variant.rawValue, "yuma3": "true", "alpha-low": "0.1"])

    #expect(try YumaRule(named) == variant.rule)
    #expect(try YumaRule(changed).yuma3)
    #expect(try YumaRule(changed).alphaLow == 0.1)
  }

  @Test func `the least rate is at most the greatest`() throws {
    let values = try ParameterValues(
      ComponentDescriptor(name: "yuma", summary: "", parameters: YumaRule.parameters),
      ["alpha-low": "0.95"])

    let conflict = #expect(throws: ParameterConflict.self) { try YumaRule(values) }
    #expect(conflict?.parameter == "alpha-low")
  }
}
