/// How work is handed out as items that several identities label.
///
/// An item has one true label that nobody sees. Each of its copies is one contribution: an answer,
/// which is right or wrong. Production's quality is then the chance that an answer is right, and
/// the quality of the contribution is 1 if it is and 0 if it is not.
public struct LabellingTerms: Hashable, Sendable {
  /// Answers that an item gets, each from another identity.
  public var copies: Int
  /// How frequent each label is among the items; the shares add up to 1.
  public var prior: [Double]
  /// The number of labels.
  public var labels: Int { prior.count }

  public init(copies: Int, prior: [Double]) {
    self.copies = copies
    self.prior = prior
  }

  /// The label at a point between 0 and 1 of the running sum of the prior.
  func label(at point: Double) -> Int {
    var rest = point
    for (label, share) in prior.enumerated() {
      rest -= share
      if rest < 0 { return label }
    }
    return labels - 1
  }
}

/// How a contributor answers an item that it is given to label.
public enum AnswerPlan: Hashable, Sendable {
  /// What it takes for true: right with the probability that is its quality, otherwise any other
  /// label, each as likely.
  case signal
  /// Any label, each as likely, without looking.
  case random
  /// A label drawn as often as it is frequent, without looking.
  case prior
  /// Always the same label, numbered from 0; the last one if there are not so many.
  case constant(Int)
  /// The label that its coalition agrees on for the item, at random: the same for every member, or
  /// for every identity of an operator that is in no coalition.
  case agreed
}
