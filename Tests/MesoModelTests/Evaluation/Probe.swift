import MesoModel
import MesoPrimitives
import Synchronization

/// A verification from outside the package that keeps every round it is shown, and publishes the
/// first validator's row as what the evaluation came to.
final class Probe: PeerEvaluation {
  let evaluation: EvaluationTerms
  /// Whether everything is rejected, so that faults happen.
  let rejects: Bool
  private let kept = Mutex<[EvaluationRound]>([])

  init(revealPeriod: Int = 0, rejects: Bool = false) {
    evaluation = EvaluationTerms(revealPeriod: revealPeriod)
    self.rejects = rejects
  }

  var rounds: [EvaluationRound] { kept.withLock { $0 } }
  var instrument: Instrument? { nil }

  func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    guard let round = docket.evaluation else { return }
    kept.withLock { $0.append(round) }
    let none = [Double](repeating: 0, count: round.contributors)
    docket.conclude(
      EvaluationShares(
        consensus: round.row(0).map { $0 ?? 0 }, incentive: none,
        dividends: round.stakes.map { _ in 0 }, isHeard: true))
    for index in 0..<docket.count {
      docket.rule(index, rejects ? .rejected : .accepted, examined: true)
    }
  }
}

extension EvaluationRound {
  /// A validator's row, one place for each contributor identity; `nil` where no weight was set.
  func row(_ validator: Int) -> [Double?] {
    var row = [Double?](repeating: nil, count: contributors)
    for place in starts[validator]..<starts[validator + 1] {
      row[Int(columns[place])] = weights[place]
    }
    return row
  }
}

/// The rounds that a probe sees of a world.
func rounds(of world: World, _ probe: Probe = Probe()) throws -> [EvaluationRound] {
  var probed = world
  probed.mechanism.verification = probe
  let engine = try Engine(world: probed, seed: 1, replicate: 1)
  for _ in 0..<probed.epochs { try engine.step() }
  return probe.rounds
}
