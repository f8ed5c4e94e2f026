/// What an operator contributes. A role is data: the readings that it makes visible.
public enum Role: String, CaseIterable, Sendable {
  case modelDeveloper = "model-developer"
  case dataProvider = "data-provider"
  case computeProvider = "compute-provider"
  case toolIntegrator = "tool-integrator"
  case promptEngineer = "prompt-engineer"

  /// The readings that a contribution of the role carries, and how they arise where a scenario
  /// says nothing else. The numbers are modelling conventions.
  public var evidence: [PublicEvidence: EvidenceModel] {
    switch self {
    case .modelDeveloper:
      [
        .novelty: EvidenceModel(base: 0.1, quality: 0.5, effort: 0.2, noise: 0.1),
        .usage: EvidenceModel(base: 0, quality: 40),
        .value: EvidenceModel(base: -0.5, quality: 1, noise: 0.1),
      ]
    case .dataProvider:
      [
        .novelty: EvidenceModel(base: 0.2, quality: 0.4, effort: 0.2, noise: 0.15),
        .usage: EvidenceModel(base: 0, quality: 20),
        .value: EvidenceModel(base: -0.3, quality: 0.8, noise: 0.2),
      ]
    case .computeProvider:
      [
        // e^6.2 is about 490 ms without quality or effort.
        .latency: EvidenceModel(base: 6.2, quality: -1, effort: -0.5, noise: 0.25),
        .uptime: EvidenceModel(base: 0.6, quality: 0.2, effort: 0.2, noise: 0.05),
        .completion: EvidenceModel(base: 0.5, quality: 0.3, effort: 0.2),
        .usage: EvidenceModel(base: 0, quality: 60),
      ]
    case .toolIntegrator:
      [
        .latency: EvidenceModel(base: 5.5, quality: -0.8, effort: -0.3, noise: 0.3),
        .completion: EvidenceModel(base: 0.4, quality: 0.4, effort: 0.2),
        .usage: EvidenceModel(base: 0, quality: 100),
      ]
    case .promptEngineer:
      [
        .novelty: EvidenceModel(base: 0.2, quality: 0.3, effort: 0.2, noise: 0.2),
        .usage: EvidenceModel(base: 0, quality: 30),
        .value: EvidenceModel(base: -0.2, quality: 0.5, noise: 0.1),
      ]
    }
  }
}

/// What each role makes visible in a world.
public typealias RoleEvidence = [Role: [PublicEvidence: EvidenceModel]]

extension RoleEvidence {
  /// The roles as they are where a scenario says nothing else.
  public static let standard = RoleEvidence(
    uniqueKeysWithValues: Role.allCases.map { ($0, $0.evidence) })
}
