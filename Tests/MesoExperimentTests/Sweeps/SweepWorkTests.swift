import Testing

@testable import MesoExperiment

@Suite struct SweepWorkTests {
  private let work = SweepWork(points: 3, treatments: 2, replicates: 2)

  @Test func `all points of a replicate come before the next replicate`() {
    let ids = (0..<work.count).map { work[$0] }

    #expect(ids.map { $0.replicate } == [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2])
    #expect(ids.map { $0.point } == [1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3])
    #expect(ids.map { $0.treatment } == [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
    #expect(ids.map { work.place(of: $0) } == Array(0..<work.count))
  }

  @Test func `what the sweep does not have has no place`() {
    for (point, treatment, replicate) in [(0, 0, 1), (4, 0, 1), (1, 2, 1), (1, 0, 3), (1, 0, 0)] {
      let id = SweepRunID(point: point, treatment: treatment, replicate: replicate)
      #expect(work.place(of: id) == nil)
    }
  }

  @Test func `shards share all runs without overlap`() throws {
    for count in 1...7 {
      let shards = try (1...count).map { try #require(Shard("\($0)/\(count)")) }
      let owners = (0..<work.count).map { place in shards.count { $0.contains(place) } }

      #expect(owners.allSatisfy { $0 == 1 })
      #expect(shards.map { work.count(of: $0) }.reduce(0, +) == work.count)
      for shard in shards {
        let places = (0..<work.count).filter { shard.contains($0) }
        #expect(places.count == work.count(of: shard))
        let first = places.filter { work[$0].point == 1 && work[$0].treatment == 0 }
        #expect(work.replicates(of: shard, point: 1, treatment: 0) == first.count)
      }
    }
  }

  @Test(arguments: ["0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/2", ""])
  func `a text that is no part of a whole is no shard`(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test func `a set of runs knows what it has`() {
    var runs = RunSet(capacity: 130)

    let isNew = [0, 63, 64, 129, 64].map { runs.insert($0) }

    #expect(isNew == [true, true, true, true, false])
    #expect((0..<130).filter { runs.contains($0) } == [0, 63, 64, 129])
    #expect(runs.count == 4)
  }

  @Test func `a set of runs grows`() {
    var runs = RunSet(capacity: 0)

    #expect(!runs.contains(1_000))
    #expect(runs.insert(1_000) && runs.insert(3) && !runs.insert(1_000))
    #expect((0..<1_100).filter { runs.contains($0) } == [3, 1_000])
  }

  @Test func `treatments at points follow each other as their runs do`() {
    for place in 0..<work.count {
      let id = work[place]
      #expect(work.subject(of: id) == place % work.subjects)
      #expect(work.place(ofSubject: work.subject(of: id), replicate: id.replicate) == place)
    }
  }
}
