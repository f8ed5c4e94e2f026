public import MesoModel

/// Accepts what an oracle calls good.
///
/// Models a reading of the truth that is wrong with one probability, whatever the quality. It
/// examines every contribution, at no cost in tokens. Without error it is an idealisation that
/// no chain can have, and a yardstick for those that can be built.
///
/// Properties: symmetrical error; every contribution is examined; pure.
public struct OracleVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "oracle", summary: "Accepts what an oracle with a stated error calls good.",
      parameters: [
        .share(
          "error", default: "0", "Probability that the oracle calls good work bad or bad good.",
          control: .environment)
      ],
      instruments: [
        "An inspection of every contribution that is wrong with probability `error`: "
          + "an idealisation where `error` is 0."
      ])
  ) { values in
    OracleVerification(error: values.number("error"))
  }

  let error: Double

  public var instrument: Instrument? {
    .audit(AuditTerms(rate: 1, detection: 1 - error, falsePositive: error))
  }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    var row = 0
    while row < verdicts.count {
      verdicts[row] =
        evidence.flagged[row] == 0 ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      row &+= 1
    }
  }
}
