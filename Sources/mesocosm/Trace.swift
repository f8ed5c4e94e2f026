import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoReport
import MesoScenario
import Synchronization

/// Follows one operator through one replicate of every treatment.
final class Trace: Sendable {
  private let key: OperatorKey?
  private let replicate: Int
  private let scenario: ResolvedScenario
  private let events = Mutex<[Int: [Event]]>([:])

  /// - Parameters:
  ///   - key: The operator; `nil` to follow none.
  ///   - experiment: The runs; the first replicate among them is followed.
  init(of key: OperatorKey?, in experiment: Experiment) {
    self.key = key
    replicate = experiment.runs.first?.replicate ?? 1
    scenario = experiment.scenario
  }

  /// A recorder that does what another does, and follows the operator.
  func recorder(of run: RunID, beside other: any RunRecorder) -> any RunRecorder {
    guard let key, run.replicate == replicate else { return other }
    return Recorder(other: other, key: key, treatment: run.treatment, trace: self)
  }

  /// What happened to the operator, in the order of treatments; `nil` if none is followed.
  var table: TextTable? {
    guard key != nil else { return nil }
    var table = TextTable(
      ["mechanism", "replicate", "epoch", "event", "identity", "amount_tokens", "why"])
    let events = events.withLock { $0 }
    for (index, treatment) in scenario.treatments.enumerated() {
      for event in events[index] ?? [] {
        let amount = Amount(units: event.units).text(decimals: treatment.world.token.decimals)
        table.add([
          treatment.name, String(replicate), String(event.epoch), event.kind.rawValue,
          event.identity > 0 ? String(event.identity) : "", amount, event.why,
        ])
      }
    }
    return table
  }

  private struct Recorder: RunRecorder {
    var other: any RunRecorder
    let key: OperatorKey
    let treatment: Int
    let trace: Trace
    var events: [Event] = []

    mutating func record(_ observation: EpochObservation) {
      other.record(observation)
      events += observation.events.filter(key.owns)
    }

    mutating func finish(_ observation: RunObservation) {
      other.finish(observation)
      trace.events.withLock { $0[treatment] = events }
    }

    var readsOperators: Bool { other.readsOperators }
    var rows: [[UInt8]] { other.rows }
  }
}
