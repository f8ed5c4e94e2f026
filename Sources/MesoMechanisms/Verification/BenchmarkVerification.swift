public import MesoModel

/// Accepts work that scores better on a hidden set than the best so far.
///
/// Models a leaderboard that pays improvements. The score is the quality, a part of what gaming
/// the public benchmark added, and noise; it has to beat the bar by a margin. Where the bar
/// follows the best score, improvements of skill run out while improvements of noise do not: of
/// pure noise the n-th score is a new best with probability 1 ⁄ n.
///
/// Properties: needs no validators; a gamer passes as far as the hidden set overfits; pure.
///
/// - SeeAlso: A. Blum, M. Hardt, “The ladder: a reliable leaderboard for machine learning
///   competitions”, ICML 2015.
public struct BenchmarkVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "benchmark",
      summary: "Accepts work that scores better on a hidden set than the best so far.",
      parameters: [
        .number(
          "noise", in: 0...10, unit: "quality", default: "0.05",
          "Standard deviation of a score about the quality.", control: .environment),
        .share(
          "overfitting", default: "0.2",
          "Share of what gaming adds to a public score that shows on the hidden set too.",
          control: .environment),
        .number(
          "baseline", in: -10...10, unit: "quality", default: "0.5", "Score to beat at the start."),
        .flag(
          "ratchet", default: "true",
          "Whether the best score so far is the one to beat; if not, `baseline` stays."),
        .number(
          "margin", in: 0...10, unit: "quality", default: "0",
          "What a score must be above the one to beat."),
      ],
      instruments: [
        "A score on a hidden set: quality, `overfitting` × what gaming adds, and noise of standard "
          + "deviation `noise`."
      ],
      reference: "A. Blum, M. Hardt, The ladder, ICML 2015.")
  ) { values in
    BenchmarkVerification(
      terms: BenchmarkTerms(
        noise: values.number("noise"), overfitting: values.number("overfitting"),
        baseline: values.number("baseline"), ratchets: values.flag("ratchet")),
      margin: values.number("margin"))
  }

  let terms: BenchmarkTerms
  let margin: Double

  public var instrument: Instrument? { .benchmark(terms) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    let margin = margin
    var row = 0
    while row < verdicts.count {
      verdicts[row] =
        evidence.measurement[row] > margin ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      row &+= 1
    }
  }
}
