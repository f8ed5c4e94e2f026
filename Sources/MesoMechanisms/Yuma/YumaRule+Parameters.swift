public import MesoModel
import MesoPrimitives

extension YumaRule {
  /// The parameters as scenario files and `replay` set them. Those without a default have the
  /// variant's value.
  public static let parameters: [Parameter] = [
    .choice(
      "variant", of: YumaVariant.allCases.map { $0.rawValue },
      default: YumaVariant.chainOriginal.rawValue,
      "The rule for bonds, which gives the parameters below their defaults."),
    .share(
      "kappa", default: "0.49999237048905165",
      "Share of active stake that must back a weight for it to count."),
    .share(
      "bonds-penalty", default: "1",
      "How far a weight above consensus is clipped before it becomes a bond."),
    .share("bonds-moving-average", default: "0.9", "What is left of a bond after an epoch."),
    .flag(
      "yuma3", default: nil,
      "Whether bonds follow weights without regard to stake; if left out, as the variant says."),
    .flag(
      "liquid-alpha", default: nil,
      "Whether each bond has a rate of its own, which needs `yuma3`; if left out, as the variant "
        + "says."),
    .share(
      "alpha-low", default: "0.7000076295109483", "Least rate of a bond under liquid alpha."),
    .share(
      "alpha-high", default: "0.9000076295109484", "Greatest rate of a bond under liquid alpha."),
    .count(
      "alpha-steepness", in: 1...32_767, unit: "hundredths", default: "1000",
      "Slope of the sigmoid that gives a bond's rate under liquid alpha, times a hundred."),
    .choice(
      "bond-path", of: BondPath.allCases.map { $0.rawValue }, default: BondPath.sparse.rawValue,
      "Whether liquid alpha drops a bond whose server the new weights leave out, as the chain "
        + "does, or lets it decay."),
    .flag(
      "bonds-reset", default: nil,
      "Whether bonds towards a server are cleared when it asks for it; if left out, under Yuma3 "
        + "alone."),
    .count(
      "activity-cutoff", in: 0...10_000_000, unit: "blocks", default: nil,
      "Blocks after which a validator that set no weights counts as inactive; if left out, "
        + "13.889 epochs."),
    .count(
      "tempo", in: 1...65_535, unit: "blocks", default: "360", "Blocks in an epoch."),
    .amount(
      "stake-threshold", default: "0", "Stake below which an identity counts as having none."),
    .count(
      "max-validators", in: 1...65_535, unit: "identities", default: "128",
      "How many identities, those with the most stake, may set weights."),
  ]

  /// - Parameter unitsPerToken: Base units in a token, for the threshold.
  /// - Throws: `ParameterConflict` where two parameters cannot both hold.
  public init(_ values: ParameterValues, unitsPerToken: Double = 1e9) throws {
    self = YumaVariant(rawValue: values.name("variant"))?.rule ?? YumaRule()
    kappa = values.number("kappa")
    bondsPenalty = values.number("bonds-penalty")
    bondsMovingAverage = values.number("bonds-moving-average")
    if values.has("yuma3") { yuma3 = values.flag("yuma3") }
    if values.has("liquid-alpha") { liquidAlpha = values.flag("liquid-alpha") }
    alphaLow = values.number("alpha-low")
    alphaHigh = values.number("alpha-high")
    alphaSteepness = values.count("alpha-steepness")
    bondPath = BondPath(rawValue: values.name("bond-path")) ?? .sparse
    if values.has("bonds-reset") { bondsReset = values.flag("bonds-reset") }
    if values.has("activity-cutoff") { activityCutoff = values.count("activity-cutoff") }
    tempo = values.count("tempo")
    stakeThreshold = Double(values.amount("stake-threshold").units) / unitsPerToken
    maxValidators = values.count("max-validators")
    guard alphaLow <= alphaHigh else {
      throw ParameterConflict(
        parameter: "alpha-low",
        "The least rate \(alphaLow) is above the greatest, \(alphaHigh); 'alpha-low' must be at "
          + "most 'alpha-high'.")
    }
  }
}
