/// Which run of a sweep: a treatment of a point under one replicate's luck.
public struct SweepRunID: Hashable, Sendable {
  /// The point, from 1.
  public let point: Int
  /// The place of the treatment in the point's scenario, from 0.
  public let treatment: Int
  /// The replicate, from 1.
  public let replicate: Int

  public init(point: Int, treatment: Int, replicate: Int) {
    self.point = point
    self.treatment = treatment
    self.replicate = replicate
  }
}
