/// Which run of a scenario: a treatment under one replicate's luck.
public struct RunID: Hashable, Sendable {
  /// The place of the treatment in the scenario, from 0.
  public let treatment: Int
  /// The replicate, from 1.
  public let replicate: Int

  public init(treatment: Int, replicate: Int) {
    self.treatment = treatment
    self.replicate = replicate
  }
}
