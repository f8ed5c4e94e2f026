/// What the behaviours that a side considers pay on average, epoch after epoch.
///
/// A mean is that of the operators with the behaviour over the last epochs in which anyone had it.
/// Sums are of whole base units, so that no order shows in them.
struct BehaviourPayoffs {
  /// Running means in base units.
  private let mean: Column<Double>
  /// Epochs in which anyone had the behaviour.
  private let epochs: Column<Double>
  /// A running mean of the side's mean absolute payoff, in base units: one value.
  private let magnitude: Column<Double>
  private let considered: ConsideredBehaviours

  /// - Returns: `nil` if the rule does not ask what behaviours pay.
  init?(_ rule: any Adaptation, _ considered: ConsideredBehaviours, _ arena: Arena) {
    guard case .profit = rule.basis, considered.count > 0 else { return nil }
    mean = arena.column(considered.count, of: 0)
    epochs = arena.column(considered.count, of: 0)
    magnitude = arena.column(1, of: 0)
    self.considered = considered
  }

  /// Enters the epoch's profits.
  ///
  /// - Parameters:
  ///   - basis: What the rule compares, with the window of its means.
  ///   - here: Whether an operator, by place, takes part in the epoch.
  /// - Returns: How many operators have each behaviour, by its place among those considered.
  func note(
    _ population: Population, epoch: Int, _ basis: AdaptationBasis, here: (Int) -> Bool
  ) -> [Int] {
    guard case .profit(let window, _) = basis else { return [] }
    var (sums, counts) = (
      [Int128](repeating: 0, count: considered.count), [Int](repeating: 0, count: considered.count)
    )
    var (absolute, all) = (Int128(0), 0)
    for operator_ in 0..<population.operatorCount where here(operator_) {
      let payoff = Int128(population.books.payoff[operator_].rounded())
      absolute += Int128(payoff.magnitude)
      all += 1
      let place = considered.place[Int(population.behaviour[operator_])]
      guard place >= 0 else { continue }
      sums[place] += payoff
      counts[place] += 1
    }
    guard all > 0 else { return counts }
    magnitude[0] +=
      (Double(absolute) / Double(all) - magnitude[0]) / Double(min(max(1, epoch), window))
    for place in 0..<considered.count where counts[place] > 0 {
      epochs[place] += 1
      mean[place] +=
        (Double(sums[place]) / Double(counts[place]) - mean[place])
        / min(epochs[place], Double(window))
    }
    return counts
  }

  /// What multiplies base units into multiples of the side's mean absolute payoff.
  var relativeScale: Double { magnitude[0] > 0 ? 1 / magnitude[0] : 0 }

  /// The behaviours that a mean is known of, by place, each with what is known.
  func known(counts: [Int], scale: Double) -> [(place: Int, option: BehaviourOption)] {
    let all = Double(counts.reduce(0, +))
    return (0..<considered.count).filter { epochs[$0] > 0 }.map {
      (
        $0,
        BehaviourOption(
          payoff: mean[$0] * scale, share: all > 0 ? Double(counts[$0]) / all : 0)
      )
    }
  }
}
