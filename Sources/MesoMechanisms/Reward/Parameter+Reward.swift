import MesoModel
import MesoPrimitives

extension Parameter {
  /// The pool of a reward that shares one.
  static let pool = Parameter.amount(
    "pool", default: nil,
    "Tokens shared in an epoch; if left out, the demand's budget less the verification bill.")

  /// The noise of a benchmark score.
  static let benchmarkNoise = Parameter.number(
    "benchmark-noise", in: 0...10, unit: "quality", default: "0.2",
    "Standard deviation of a benchmark score about the work's quality.", control: .environment)

  /// How strongly users prefer better work.
  static let qualityExponent = Parameter.number(
    "quality-exponent", in: 0...20, unit: "power", default: "4",
    "How strongly users prefer better work (η): use grows as quality^η.", control: .environment)

  /// How long work is used.
  static let decay = Parameter.share(
    "decay", default: "0.95", "Share of a work's use that is left after an epoch.",
    control: .environment)

  /// What a benchmark score is, as an instrument.
  static let benchmark =
    "A benchmark score: quality, the operator's persistent error, and noise of standard deviation "
    + "`benchmark-noise`."
}

extension Roll {
  /// A pool of an epoch: what was set, or what the budget leaves.
  func pool(_ set: Amount?) -> Amount { set ?? budget ?? .zero }

  /// Indices of the accepted entries.
  var accepted: [Int] { entries.indices.filter { entries[$0].isAccepted } }
}
