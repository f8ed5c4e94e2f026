/// The runs of a sweep in the order in which they are made.
///
/// All points of a replicate come before the next replicate, and all treatments of a point side by
/// side, so that a sweep that stops early covers everything evenly.
public struct SweepWork: Hashable, Sendable {
  public let points: Int
  /// Treatments of each point.
  public let treatments: Int
  /// Runs of each treatment at each point.
  public let replicates: Int

  public init(points: Int, treatments: Int, replicates: Int) {
    self.points = points
    self.treatments = treatments
    self.replicates = replicates
  }

  public var count: Int { points * treatments * replicates }

  /// Treatments over all points: what has replicates of its own.
  public var subjects: Int { points * treatments }

  /// The place of a run's treatment at its point among all of them, from 0.
  public func subject(of id: SweepRunID) -> Int { (id.point - 1) * treatments + id.treatment }

  /// The run at a place, from 0.
  public subscript(place: Int) -> SweepRunID {
    let (row, treatment) = place.quotientAndRemainder(dividingBy: treatments)
    let (replicate, point) = row.quotientAndRemainder(dividingBy: points)
    return SweepRunID(point: point + 1, treatment: treatment, replicate: replicate + 1)
  }

  /// The place of a run; `nil` if the sweep has no such run.
  public func place(of id: SweepRunID) -> Int? {
    guard (1...points).contains(id.point), (0..<treatments).contains(id.treatment),
      (1...replicates).contains(id.replicate)
    else { return nil }
    return place(ofSubject: subject(of: id), replicate: id.replicate)
  }

  func place(ofSubject subject: Int, replicate: Int) -> Int {
    (replicate - 1) * subjects + subject
  }

  /// The number of runs that a shard makes, of one treatment at one point.
  func replicates(of shard: Shard, point: Int, treatment: Int) -> Int {
    (1...replicates).count { replicate in
      place(of: SweepRunID(point: point, treatment: treatment, replicate: replicate))
        .map(shard.contains) ?? false
    }
  }

  /// The number of runs that a shard makes.
  public func count(of shard: Shard) -> Int {
    count / shard.count + (count % shard.count >= shard.index ? 1 : 0)
  }
}
