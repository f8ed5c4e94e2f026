import MesoModel
import MesoPrimitives

extension Parameter {
  /// The most that a task costs its sponsor.
  static func taskBudget(_ name: String, default text: String, _ summary: String) -> Parameter {
    .amount(name, default: text, summary)
  }

  /// How long a task stays open.
  static let expiry = Parameter.count(
    "expiry", in: 1...1_000, unit: "epochs", default: "1",
    "Epochs for which a task stays open; then its budget goes back to its sponsor.")

  /// How many identities are dealt to a task.
  static let places = Parameter.count(
    "places", in: 1...1_000_000, unit: "identities", default: nil,
    "The most identities that a task takes; no limit if left out.")

  /// Who posts tasks.
  static let sponsor = Parameter.choice(
    "sponsor", of: TaskSponsor.allCases.map(\.rawValue), default: "treasury",
    "Who posts the tasks and pays for them.")
}

extension TaskSponsor {
  /// The parameter's value, which has been checked to be among the choices.
  static func of(_ values: ParameterValues) -> TaskSponsor {
    TaskSponsor(rawValue: values.name("sponsor")) ?? .treasury
  }
}

extension TaskMarket {
  /// The candidates that were dealt to a task, in the order in which they were.
  func bidders(of task: Int) -> [Int] {
    (0..<dealt(to: task)).map { dealt(to: task, in: $0) }
  }

  /// Awards every accepted piece of work the price that it was given out at.
  func awardPrices() {
    for (index, candidate) in candidates.enumerated() where candidate.verdict == .accepted {
      guard let task = candidate.task else { continue }
      pay(candidate.price.units, to: index)
      finish(task)
    }
  }
}
