import MesoModel

extension ScenarioSchema {
  /// An emission and where its tokens go, which holds for another emission too.
  static func emission(_ catalog: Catalog) -> ComponentShape {
    var shape = component(.emission, "none", catalog)
    shape.keepsCommon = true
    shape.common = [
      Field(
        "split", .record(split), .optional,
        "Where minted tokens go; without it, to the treasury, free for any payment.")
    ]
    return shape
  }

  /// Shares of an emission, which come to 1.
  private static let split = Record([
    Field(
      .share(
        "contributors", default: "0",
        "Share set aside for contributors, which a reward 'from: emission' pays out.")),
    Field(
      .share(
        "validators", default: "0",
        "Share set aside for validators, which a validator reward 'from: emission' pays out.")),
    Field(.share("owner", default: "0", "Share of the founders, who are outside.")),
    Field(
      .share(
        "treasury", default: nil,
        "Share that the treasury gets for any payment; if left out, what the others leave.")),
  ])
}
