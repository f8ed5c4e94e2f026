public import MesoModel

/// Estimates true labels and everyone's errors from all answers together, and accepts those that
/// agree with the likeliest label.
///
/// Models label aggregation by expectation maximisation. An identity that errs often, or always says
/// the same, counts for little; what is known of it is carried from epoch to epoch. A majority that
/// agrees on something else than the truth is believed all the same: it looks like competence.
///
/// Properties: never worse informed than the majority where annotators differ in skill; the score of
/// an answer is the probability of its label; remembers labels² numbers an identity.
///
/// - Complexity: O(n log n + rounds × n × labels) for n answers an epoch.
public struct DawidSkeneVerification: EpochVerification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "dawid-skene",
      summary:
        "Estimates true labels and everyone's errors from all answers together, and accepts those "
        + "that agree with the likeliest label.",
      parameters: [
        .number(
          "smoothing", in: 0.000_001...100, unit: "answers", default: "0.01",
          "Added to every count of answers, so that what was not seen is not impossible."),
        .count(
          "rounds", in: 1...10_000, unit: "rounds", default: "100",
          "Rounds of expectation maximisation at the most."),
        .share(
          "confidence", default: "0",
          "Probability that the likeliest label must reach; below it nobody is paid."),
        .share(
          "memory", default: "1",
          "Share of what is known of everyone's errors that is kept from epoch to epoch."),
      ],
      reference: "A. P. Dawid, A. M. Skene, Applied Statistics 28 (1979).")
  ) { values in
    DawidSkeneVerification(
      smoothing: values.number("smoothing"), rounds: values.count("rounds"),
      confidence: values.number("confidence"), kept: values.number("memory"))
  }

  let smoothing: Double
  let rounds: Int
  let confidence: Double
  let kept: Double

  public var instrument: Instrument? { nil }
  public var answersNeeded: Int? { 1 }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    let items = docket.items
    guard items.count > 0 else { return }
    let answers = items.cases.map {
      DawidSkene.Answer(annotator: docket[$0].identity, label: docket[$0].answer)
    }
    let annotators = answers.reduce(0) { max($0, $1.annotator + 1) }
    let model = DawidSkene(labels: docket.labels, smoothing: smoothing, rounds: rounds)
    let size = model.labels * model.labels
    var known = memory.numbers.map { kept * $0 }
    known += [Double](repeating: 0, count: max(0, annotators * size - known.count))
    let fit = model.fit(
      answers, items: items.ranges, annotators: known.count / size, known: known)
    if kept > 0 { memory.numbers = fit.counts }
    for item in 0..<items.count {
      let posterior = fit.posterior[(item * model.labels)..<((item + 1) * model.labels)]
      decide(items[item], Array(posterior), on: docket)
    }
  }

  private func decide(_ cases: ArraySlice<Int>, _ posterior: [Double], on docket: Docket) {
    let most = posterior.max() ?? 0
    let leaders = posterior.indices.filter { posterior[$0] == most }
    for index in cases {
      let answer = docket[index].answer
      docket.score(index, posterior[answer])
      if leaders.count > 1 || most < confidence {
        docket.rule(index, .unexamined)
      } else {
        docket.rule(index, answer == leaders[0] ? .accepted : .rejected, examined: true)
      }
    }
  }
}
