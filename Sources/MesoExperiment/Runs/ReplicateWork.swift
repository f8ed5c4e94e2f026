/// The runs of an experiment in which every replicate makes the same runs.
///
/// All runs of a replicate come before the next replicate, so that an experiment that stops early
/// covers everything evenly.
public struct ReplicateWork: Hashable, Sendable {
  /// The treatment of each run of a replicate.
  let treatments: [Int]
  let replicates: Int

  public var count: Int { treatments.count * replicates }

  /// The run at a place, from 0. Its point is its number within the replicate, from 1.
  public subscript(place: Int) -> SweepRunID {
    let (row, subject) = place.quotientAndRemainder(dividingBy: treatments.count)
    return SweepRunID(point: subject + 1, treatment: treatments[subject], replicate: row + 1)
  }

  /// The place of a run; `nil` if there is no such run.
  public func place(of id: SweepRunID) -> Int? {
    guard (1...max(1, treatments.count)).contains(id.point),
      (1...max(1, replicates)).contains(id.replicate)
    else { return nil }
    let place = (id.replicate - 1) * treatments.count + id.point - 1
    return place < count && self[place] == id ? place : nil
  }

  /// The number of runs that a shard makes.
  public func count(of shard: Shard) -> Int {
    count / shard.count + (count % shard.count >= shard.index ? 1 : 0)
  }
}
