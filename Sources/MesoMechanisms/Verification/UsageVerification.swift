public import MesoModel

/// Accepts work that enough of its first users keep.
///
/// Models a trial by the market: each of a number of users tries the work and keeps it with a
/// probability equal to its quality. The count is public, the quality is not.
///
/// Properties: needs no validators; the error shrinks with the number of trials; pure.
public struct UsageVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "usage", summary: "Accepts work that enough of its first users keep.",
      parameters: [
        .count(
          "trials", in: 1...1_000_000, unit: "users", default: "20",
          "Users who try each contribution.", control: .environment),
        .count(
          "minimum", in: 1...1_000_000, unit: "users", default: "10",
          "Users who must keep it; at most `trials`."),
      ],
      instruments: [
        "How many of `trials` users keep the work, each with a probability equal to its quality."
      ])
  ) { values in try UsageVerification(values) }

  let trials: Int
  let minimum: Int32

  init(_ values: ParameterValues) throws {
    let (trials, minimum) = (values.count("trials"), values.count("minimum"))
    guard minimum <= trials else {
      throw ParameterConflict(
        parameter: "minimum",
        "Of \(trials) users \(minimum) cannot keep the work; 'minimum' must be at most 'trials'.")
    }
    self.trials = trials
    self.minimum = Int32(minimum)
  }

  public var instrument: Instrument? { .trial(users: trials) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    let needed = minimum
    var row = 0
    while row < verdicts.count {
      verdicts[row] =
        evidence.kept[row] >= needed ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      row &+= 1
    }
  }
}
