public import MesoModel

/// Accepts work that answers enough hidden questions right, to which the answers are known.
///
/// Models the gold questions of a labelling market: they look like all others, so that whoever
/// wants to pass has to do the work. A question is answered right by knowing it, with a
/// probability equal to the quality, or by a guess: work of quality q passes with probability
/// P(Bin(questions, q + (1 − q) ⁄ options) ≥ minimum).
///
/// Properties: needs no validators; work of no quality passes by luck alone; pure.
///
/// - SeeAlso: known-answer review policies of Amazon Mechanical Turk.
public struct GoldQuestionsVerification: Verification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "gold-questions",
      summary: "Accepts work that answers enough hidden questions right, to which the answers are "
        + "known.",
      parameters: [
        .count(
          "questions", in: 1...1_000_000, unit: "questions", default: "10",
          "Hidden questions in a contribution."),
        .count(
          "options", in: 2...1_000_000, unit: "options", default: "2",
          "Answers that a question offers; a guess is right once in so many.",
          control: .environment),
        .count(
          "minimum", in: 1...1_000_000, unit: "questions", default: "8",
          "Right answers that a contribution needs; at most `questions`."),
        .share("rate", default: "1", "Share of contributions that have questions hidden in them."),
        Unexamined.parameter,
      ],
      instruments: [
        "How many of `questions` hidden questions are answered right, each with probability "
          + "q + (1 − q) ÷ `options`."
      ],
      reference: "Amazon Mechanical Turk, known-answer review policies.")
  ) { values in try GoldQuestionsVerification(values) }

  let terms: GoldTerms
  let minimum: Int32
  let unexamined: Unexamined

  init(_ values: ParameterValues) throws {
    let (questions, minimum) = (values.count("questions"), values.count("minimum"))
    guard minimum <= questions else {
      throw ParameterConflict(
        parameter: "minimum",
        "Of \(questions) questions \(minimum) cannot be answered right; 'minimum' must be at most "
          + "'questions'.")
    }
    terms = GoldTerms(
      rate: values.number("rate"), questions: questions, options: values.count("options"))
    self.minimum = Int32(minimum)
    unexamined = .of(values)
  }

  public var instrument: Instrument? { .gold(terms) }

  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    let (unseen, needed) = (unexamined.verdict, minimum)
    var row = 0
    while row < verdicts.count {
      let judged =
        evidence.kept[row] >= needed ? Verdict.accepted.rawValue : Verdict.rejected.rawValue
      verdicts[row] = evidence.examined[row] == 0 ? unseen : judged
      row &+= 1
    }
  }
}
