/// Estimates the true labels of items and how each annotator errs, from their answers alone.
///
/// The model of Dawid and Skene: an item has one true label t, drawn with the probabilities π; an
/// annotator a answers l with the probability C[a][t][l]. Expectation maximisation starts from each
/// item's vote shares, which also keeps the labels from changing places, and alternates
///
/// - π(t) = Σ of the posteriors of t ⁄ items, C[a][t][l] = (Σ over a's answers l of the posterior of
///   t + s) ⁄ (Σ over a's answers of the posterior of t + s · labels), s being the smoothing;
/// - posterior(t) ∝ π(t) · Π over the answers (a, l) of C[a][t][l].
///
/// - SeeAlso: A. P. Dawid, A. M. Skene, Applied Statistics 28 (1979).
public struct DawidSkene: Sendable {
  /// One answer.
  public struct Answer: Hashable, Sendable {
    public var annotator: Int
    public var label: Int

    public init(annotator: Int, label: Int) {
      self.annotator = annotator
      self.label = label
    }
  }

  /// What was estimated.
  public struct Fit: Sendable {
    /// The probability of each label, item by item.
    public var posterior: [Double]
    /// Expected answers by annotator, true label and answer, without smoothing.
    public var counts: [Double]
    /// The frequency of each true label.
    public var prior: [Double]
    /// Rounds until nothing moved by more than the tolerance, or until they ran out.
    public var rounds: Int
  }

  public let labels: Int
  /// Added to every count of answers, so that what was not seen is not impossible.
  public let smoothing: Double
  /// Rounds at the most.
  public let rounds: Int
  /// The largest change of a probability at which the rounds end.
  public let tolerance: Double

  public init(labels: Int, smoothing: Double = 0.01, rounds: Int = 100, tolerance: Double = 1e-9) {
    self.labels = labels
    self.smoothing = smoothing
    self.rounds = rounds
    self.tolerance = tolerance
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - answers: The answers, item by item.
  ///   - items: The part of `answers` that belongs to each item.
  ///   - annotators: How many annotators there are.
  ///   - known: Expected answers known beforehand, laid out as ``Fit/counts``; empty for none.
  /// - Complexity: O(rounds × answers × labels).
  public func fit(
    _ answers: [Answer], items: [Range<Int>], annotators: Int, known: [Double] = []
  ) -> Fit {
    var fit = Fit(
      posterior: voteShares(answers, items), counts: [],
      prior: [Double](repeating: 0, count: labels), rounds: 0)
    let before =
      known.isEmpty ? [Double](repeating: 0, count: annotators * labels * labels) : known
    repeat {
      fit.rounds += 1
      fit.prior = frequencies(fit.posterior, items: items.count)
      fit.counts = counts(answers, items, fit.posterior, before)
      let confusion = confusion(fit.counts)
      var change = 0.0
      for (item, range) in items.enumerated() {
        let posterior = posterior(answers[range], prior: fit.prior, confusion: confusion)
        for label in 0..<labels {
          let place = item * labels + label
          change = max(change, (posterior[label] - fit.posterior[place]).magnitude)
          fit.posterior[place] = posterior[label]
        }
      }
      if change <= tolerance { break }
    } while fit.rounds < rounds
    return fit
  }

  /// The probability of each label of one item.
  ///
  /// - Parameter confusion: C, by annotator, true label and answer.
  public func posterior(
    _ answers: ArraySlice<Answer>, prior: [Double], confusion: [Double]
  ) -> [Double] {
    var product = prior
    for answer in answers {
      var sum = 0.0
      for label in 0..<labels {
        let place = (answer.annotator * labels + label) * labels + answer.label
        product[label] *= confusion[place]
        sum += product[label]
      }
      // Scaled at each step, the product of many small numbers does not vanish.
      for label in 0..<labels { product[label] /= sum }
    }
    return product
  }

  private func voteShares(_ answers: [Answer], _ items: [Range<Int>]) -> [Double] {
    var shares = [Double](repeating: 0, count: items.count * labels)
    for (item, range) in items.enumerated() {
      for answer in answers[range] {
        shares[item * labels + answer.label] += 1 / Double(range.count)
      }
    }
    return shares
  }

  private func frequencies(_ posterior: [Double], items: Int) -> [Double] {
    (0..<labels).map { label in
      (0..<items).reduce(0.0) { $0 + posterior[$1 * labels + label] } / Double(max(1, items))
    }
  }

  private func counts(
    _ answers: [Answer], _ items: [Range<Int>], _ posterior: [Double], _ before: [Double]
  ) -> [Double] {
    var counts = before
    for (item, range) in items.enumerated() {
      for answer in answers[range] {
        for label in 0..<labels {
          counts[(answer.annotator * labels + label) * labels + answer.label] +=
            posterior[item * labels + label]
        }
      }
    }
    return counts
  }

  private func confusion(_ counts: [Double]) -> [Double] {
    var confusion = counts
    for start in stride(from: 0, to: counts.count, by: labels) {
      let row = start..<(start + labels)
      let sum = counts[row].reduce(0, +) + smoothing * Double(labels)
      for place in row { confusion[place] = (counts[place] + smoothing) / sum }
    }
    return confusion
  }
}
