public import MesoModel

/// Pays nothing before a cliff, and evenly from then on.
///
/// Of an amount A earned now ⌊A·t ⁄ T⌋ is received by epoch t, nothing before the cliff and all at
/// T: what accrued until the cliff comes at once. Each epoch's part is rounded down and the last
/// takes what rounding leaves.
///
/// Example: 4 800 tokens over 48 epochs with a cliff of 12 give 1 200 after 12, 3 000 after 30.
///
/// Attacks: none by itself; it ties up what a cheat has earned, but takes nothing back unless it is
/// slashed. Bad for those who need the money at once.
///
/// Properties: pays out everything; 8 bytes × (T + 1) and O(T) an operator and epoch; pure.
public struct VestingPayout: Payout {
  public static let entry = CatalogEntry<any Payout>(
    ComponentDescriptor(
      name: "vesting", summary: "Pays nothing before a cliff, and evenly from then on.",
      parameters: [
        .count(
          "cliff", in: 0...100_000, unit: "epochs", default: "12",
          "Epochs before which nothing is received; at most `duration`."),
        .count(
          "duration", in: 1...100_000, unit: "epochs", default: "48",
          "Epochs after which everything is."),
      ])
  ) { values in
    let (cliff, duration) = (values.count("cliff"), values.count("duration"))
    guard cliff <= duration else {
      throw ParameterConflict(
        parameter: "cliff",
        "A cliff of \(cliff) epochs lies beyond the whole duration, \(duration); 'cliff' must be at "
          + "most 'duration'.")
    }
    return VestingPayout(cliff: cliff, duration: duration)
  }

  let cliff: Int
  let duration: Int

  public var holding: AccountClass { .locked }

  public var schedule: [Int64] {
    (0...duration).map { wait in
      if wait < cliff { return 0 }
      return wait == cliff ? Int64(cliff) : 1
    }
  }
}
