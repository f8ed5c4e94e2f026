import MesoPrimitives

/// How the values of a sampled path are spread, as the function that turns a share of
/// probability into a value (the inverse of the distribution function).
struct Distribution: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case uniform
    case logUniform = "log-uniform"
    case normal, beta, integer, choice
  }

  enum Content: Sendable {
    case uniform(Double, Double)
    case logUniform(Double, Double)
    case normal(mean: Double, sd: Double)
    case beta(Double, Double)
    /// Whole numbers, both ends included.
    case integer(Int, Int)
    case choice([Tree])
  }

  let content: Content
  let form: ValueForm
  let place: Place

  /// The value below which the given share of probability lies.
  ///
  /// - Parameter share: Strictly between 0 and 1, except where the distribution has ends.
  func value(at share: Double) -> Tree {
    switch content {
    case .uniform(let low, let high):
      return tree(low * (1 - share) + high * share)
    case .logUniform(let low, let high):
      let (low, high) = (Elementary.log(low), Elementary.log(high))
      return tree(Elementary.exp(low * (1 - share) + high * share))
    case .normal(let mean, let sd):
      return tree(mean + sd * Statistics.normalQuantile(share))
    case .beta(let alpha, let beta):
      return tree(Statistics.betaQuantile(share, alpha, beta))
    case .integer(let low, let high):
      let step = Int(share * (Double(high - low) + 1))
      return Tree(plain: String(min(high, low + step)), at: place)
    case .choice(let values):
      return values[min(values.count - 1, Int(share * Double(values.count)))]
    }
  }

  private func tree(_ number: Double) -> Tree {
    Tree(plain: form.text(of: number), at: place)
  }
}
