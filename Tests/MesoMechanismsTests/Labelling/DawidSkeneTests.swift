import MesoMechanisms
import Testing

struct DawidSkeneTests {
  /// Three annotators of known accuracies 0.7, 0.6 and 0.9 say 1, 1, 0 of an item: odds of
  /// 0.7 · 0.6 · 0.1 to 0.3 · 0.4 · 0.9 are 0.042 to 0.108 …: P(1) = 0.28 by the labels' order.
  @Test func `the posterior of one item follows from the annotators' errors`() {
    let accuracies = [0.7, 0.6, 0.9]
    let confusion = accuracies.flatMap { [$0, 1 - $0, 1 - $0, $0] }
    let model = DawidSkene(labels: 2)
    let answers = [(0, 1), (1, 1), (2, 0)].map {
      DawidSkene.Answer(annotator: $0, label: $1)
    }
    let posterior = model.posterior(answers[...], prior: [0.5, 0.5], confusion: confusion)
    #expect(abs(posterior[0] - 0.72) < 1e-12)
    #expect(abs(posterior[1] - 0.28) < 1e-12)
  }

  /// Eight items, five annotators, three labels, answers missing at random.
  private static let votes: [[(Int, Int)]] = [
    [(0, 0), (1, 0), (2, 1)], [(0, 1), (3, 1), (4, 1)], [(1, 2), (2, 2), (4, 0)],
    [(0, 0), (2, 1), (3, 0), (4, 0)], [(1, 1), (3, 1)], [(0, 2), (1, 2), (4, 1)],
    [(2, 0), (3, 0), (4, 0)], [(0, 1), (2, 1), (3, 2)],
  ]

  private static func fit(rounds: Int) -> DawidSkene.Fit {
    var ranges: [Range<Int>] = []
    var answers: [DawidSkene.Answer] = []
    for item in votes {
      ranges.append(answers.count..<(answers.count + item.count))
      answers += item.map { DawidSkene.Answer(annotator: $0.0, label: $0.1) }
    }
    return DawidSkene(labels: 3, rounds: rounds).fit(answers, items: ranges, annotators: 5)
  }

  /// Expected values come from a program of its own, in logarithms.
  @Test func `expectation maximisation agrees with an independent implementation`() {
    let early: [Double] = [
      0.999340572937, 0.000653298724, 6.12834e-06, 1.89143e-07, 0.992768249525, 0.007231561332,
      0.002929735288, 1.2229928e-05, 0.997058034785, 0.999962949085, 7.56947e-07, 3.6293969e-05,
      7.6133682e-05, 0.999300895008, 0.00062297131, 4.07289e-06, 0.00217183779, 0.997824089319,
      0.999384064841, 1.068627e-06, 0.000614866532, 5.6376415e-05, 0.970488596115, 0.02945502747,
    ]
    let late: [Double] = [
      0.999925497181, 7.401928e-05, 4.83539e-07, 1.88803e-07, 0.997885462457, 0.00211434874,
      0.000100481611, 2.893796e-06, 0.999896624593, 0.99997975695, 2.43021e-07, 2.0000029e-05,
      7.4711321e-05, 0.997789626519, 0.002135662161, 7.39787e-07, 0.000150287295, 0.999848972919,
      0.993257324359, 9.54481e-07, 0.00674172116, 5.0411007e-05, 0.99989142749, 5.8161502e-05,
    ]
    let (three, all) = (Self.fit(rounds: 3), Self.fit(rounds: 1_000))
    #expect(zip(three.posterior, early).allSatisfy { abs($0 - $1) < 1e-11 })
    #expect(zip(all.posterior, late).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(all.rounds == 45)
    for (label, share) in [0.3741736389664808, 0.37447436426391717, 0.251351996769602].enumerated()
    {
      #expect(abs(all.prior[label] - share) < 1e-8)
    }
  }

  @Test func `labels keep their names, and many answers do not vanish`() {
    // 300 annotators, of whom the first is contrary.
    var answers: [DawidSkene.Answer] = []
    var ranges: [Range<Int>] = []
    for item in 0..<20 {
      let truth = item % 2
      ranges.append(answers.count..<(answers.count + 300))
      answers += (0..<300).map {
        DawidSkene.Answer(annotator: $0, label: $0 == 0 ? 1 - truth : truth)
      }
    }
    let fit = DawidSkene(labels: 2).fit(answers, items: ranges, annotators: 300)
    for item in 0..<20 { #expect(fit.posterior[2 * item + item % 2] > 0.999) }
  }
}
