/// What the operators of a side remember of their own plays.
struct Learners {
  /// How many behaviours each operator remembers.
  let options: Int
  // One value per operator and behaviour considered.
  private let values: Column<Double>
  private let plays: Column<Double>
  // One value per operator: the play that is on.
  private let sum: Column<Double>
  private let epochs: Column<Int32>
  /// 1 if the rule chose it.
  private let wasChosen: Column<UInt8>

  /// - Returns: `nil` if the rule does not learn.
  init?(
    _ rule: any Adaptation, _ considered: ConsideredBehaviours, operators: Int, arena: Arena
  ) {
    guard let rule = rule as? any LearningAdaptation, considered.count > 0 else { return nil }
    options = considered.count
    values = arena.column(operators * options, of: rule.initialValue)
    plays = arena.column(operators * options, of: 0)
    sum = arena.column(operators, of: 0)
    epochs = arena.column(operators, of: 0)
    wasChosen = arena.column(operators, of: 0)
  }

  /// Adds an epoch's profit, in base units, to an operator's play.
  func note(_ payoff: Double, of place: Int) {
    sum[place] += payoff
    epochs[place] += 1
  }

  /// Ends an operator's play and begins the next.
  func end(of place: Int, option: Int, scale: Double) -> Play {
    let mean = epochs[place] > 0 ? sum[place] / Double(epochs[place]) : 0
    let play = Play(option: option, payoff: mean * scale, wasChosen: wasChosen[place] == 1)
    (sum[place], epochs[place], wasChosen[place]) = (0, 0, 1)
    return play
  }

  /// Notes that an operator's new play was not chosen by the rule.
  func mutated(_ place: Int) { wasChosen[place] = 0 }

  /// What an operator remembers.
  func memory(of place: Int) -> LearningMemory {
    LearningMemory(
      values: values.writing(from: place * options, count: options),
      plays: plays.writing(from: place * options, count: options))
  }
}
