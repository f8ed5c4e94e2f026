public import MesoModel

/// Keeps an exponential moving average of right and wrong.
///
/// Models a score that forgets: value ← retention·value + (1 − retention)·[right], so that the
/// last 1 ⁄ (1 − retention) events carry most of the weight.
///
/// Properties: stays between 0 and 1; a fresh identity starts at `initial`, which is what a
/// low record gains by changing its identity; pure.
public struct EMAReputation: Reputation {
  public static let entry = CatalogEntry<any Reputation>(
    ComponentDescriptor(
      name: "ema", summary: "Keeps an exponential moving average of right and wrong.",
      parameters: [
        .share("retention", default: "0.9", "Share of the value that an event leaves."),
        .share("initial", default: "0.5", "Value of an identity that has no record."),
      ])
  ) { values in
    EMAReputation(retention: values.number("retention"), initial: values.number("initial"))
  }

  let retention: Double
  public let initial: Double

  public var isConstant: Bool { retention == 1 }

  public func updated(_ record: Record, right: Bool) -> Record {
    Record(value: retention * record.value + (1 - retention) * (right ? 1 : 0))
  }
}
