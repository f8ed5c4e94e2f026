import MesoModel
import MesoPrimitives

extension WorldBuilder {
  /// Where minted tokens go; `nil` if the shares do not come to 1, which is then reported.
  mutating func emissionShares() -> EmissionShares? {
    guard let split = root.part("token").part("emission")["split"] else { return .treasury }
    let named = ["contributors", "validators", "owner"].map { Proportion(split.number($0)) }
    let given = split.optionalNumber("treasury").map { Proportion($0) }
    let parts = (named + [given].compactMap(\.self)).reduce(0) { $0 + $1.partsPerBillion }
    let whole = Proportion.denominator
    if parts > whole || (given != nil && parts != whole) {
      let sum = (Double(parts) / Double(whole)).shortest
      let remedy =
        parts < whole ? "leave 'treasury' out for the rest" : "they must come to 1"
      report(
        split.place,
        "The shares of 'token.emission.split' come to \(sum); \(remedy).")
      return nil
    }
    return EmissionShares(contributors: named[0], validators: named[1], owner: named[2])
  }
}
