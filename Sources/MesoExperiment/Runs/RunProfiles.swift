public import MesoModel
import Synchronization

/// What the runs of an experiment cost, added up by treatment.
public final class RunProfiles: Sendable {
  private let profiles = Mutex<[Int: Profile]>([:])

  public init() {}

  /// What the runs of a treatment cost so far.
  public func profile(ofTreatment treatment: Int) -> Profile {
    profiles.withLock { $0[treatment] ?? Profile() }
  }

  func add(_ profile: Profile, treatment: Int) {
    profiles.withLock { $0[treatment, default: Profile()].add(profile) }
  }
}
