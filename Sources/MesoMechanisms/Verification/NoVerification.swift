public import MesoModel

/// Accepts all work and examines none.
///
/// Models payment on delivery without a check: the baseline that shows what verification buys.
///
/// Properties: costs nothing; lets all bad work through; pure.
public struct NoVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(name: "none", summary: "Accepts all work and examines none.")
  ) { _ in NoVerification() }

  public var instrument: Instrument? { nil }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    var row = 0
    while row < verdicts.count {
      verdicts[row] = Verdict.accepted.rawValue
      row &+= 1
    }
  }
}
