import Foundation
import Testing

@testable import MesoExperiment

@Suite struct JournalTests {
  private let header = JournalHeader(
    planDigest: "d", planText: "sweep: a\nbase:\n  epochs: 5\n", version: "1", shard: .whole,
    command: ["sweep", "a b.yaml"], metrics: ["gini_balance", "honest_share"])

  private func entry(_ point: Int, _ replicate: Int, _ values: [Double?] = [1, nil])
    -> JournalEntry
  {
    JournalEntry(
      id: SweepRunID(point: point, treatment: 0, replicate: replicate), status: .ok,
      values: values)
  }

  @Test func `what is appended is read back bit for bit, in either order`() throws {
    try TinySweep.inFolder { folder in
      let journal = try Journal.create(at: "\(folder)/j", header)
      let values: [Double?] = [-0.0, nil, .leastNonzeroMagnitude, 0.1 + 0.2, -1e308]
      try journal.append([
        JournalEntry(
          id: SweepRunID(point: 2, treatment: 1, replicate: 1), status: .ok, values: values,
          criteria: [nil, 3], extinct: ["lazy", "sybil"], rows: [[1, 0, 255], []]),
        JournalEntry(
          id: SweepRunID(point: 1, treatment: 0, replicate: 2), status: .failed("It's ü, \"x\""),
          values: [nil]),
      ])

      var entries: [JournalEntry] = []
      try journal.forEachRun(includesRows: true) { entries.append($0) }
      #expect(entries.map { $0.id.point } == [1, 2])
      #expect(entries[0].status == .failed("It's ü, \"x\""))
      #expect(entries[1].values.map { $0?.bitPattern } == values.map { $0?.bitPattern })
      #expect(entries[1].criteria == [nil, 3])
      #expect(entries[1].extinct == ["lazy", "sybil"])
      #expect(entries[1].rows == [[1, 0, 255], []])
      var points: [Int] = []
      try journal.forEachRun(in: .byReplicate) { points.append($0.id.point) }
      #expect(points == [2, 1])
    }
  }

  @Test func `the header is read back when the journal is opened again`() throws {
    try TinySweep.inFolder { folder in
      try Journal.create(at: "\(folder)/j", header).append([entry(1, 1)])

      let journal = try Journal.open("\(folder)/j")

      #expect(journal.header == header)
      #expect(try journal.rows().count == 1)
    }
  }

  @Test func `a group with a run that is there already is not added at all`() throws {
    try TinySweep.inFolder { folder in
      let journal = try Journal.create(at: "\(folder)/j", header)
      try journal.append([entry(1, 1)])

      #expect(throws: JournalError.self) { try journal.append([entry(2, 1), entry(1, 1)]) }

      #expect(try journal.rows().count == 1)
      try journal.append([entry(2, 1)])
      #expect(try journal.rows().count == 2)
    }
  }

  @Test func `a settled journal is one file once it is closed`() throws {
    try TinySweep.inFolder { folder in
      do {
        let journal = try Journal.create(at: "\(folder)/j", header)
        try journal.append([entry(1, 1)])
        try journal.settle()
      }

      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["j"])
    }
  }

  @Test func `an open journal cannot be opened again`() throws {
    try TinySweep.inFolder { folder in
      let journal = try Journal.create(at: "\(folder)/j", header)

      let error = #expect(throws: JournalError.self) { try Journal.open("\(folder)/j") }

      #expect(error == .inUse(path: "\(folder)/j"))
      try journal.settle()
    }
  }

  @Test func `other files are told apart from journals`() throws {
    try TinySweep.inFolder { folder in
      let path = "\(folder)/j"
      try String(repeating: "no database ", count: 100)
        .write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: JournalError.foreign(path: path)) { try Journal.open(path) }

      let missing = #expect(throws: JournalError.self) { try Journal.open("\(folder)/none") }
      #expect("\(try #require(missing))".hasPrefix("Cannot open the journal '\(folder)/none'"))
    }
  }

  @Test func `a process that was killed before the header leaves a journal that can start anew`()
    throws
  {
    try TinySweep.inFolder { folder in
      #expect(FileManager.default.createFile(atPath: "\(folder)/j", contents: nil))

      let journal = try Journal.resume(at: "\(folder)/j", header)

      #expect(journal.header == header)
    }
  }

  @Test func `a journal of another plan, version or shard is refused by name`() throws {
    try TinySweep.inFolder { folder in
      let path = "\(folder)/j"
      try Journal.create(at: path, header).append([entry(1, 1)])
      var other = header
      other.planDigest = "e"
      other.planText = "sweep: a\nbase:\n  epochs: 6\n"
      other.version = "2"
      other.shard = try #require(Shard("2/3"))

      let error = #expect(throws: JournalError.self) { try Journal.resume(at: path, other) }

      #expect(
        "\(try #require(error))" == """
          The journal '\(path)' belongs to something else. It has program version 1, not 2. It has \
          shard 1/1, not 2/3. 'base.epochs' was 5 and is 6.
          """)
    }
  }

  @Test func `a journal keeps its target, and another is refused by name`() throws {
    try TinySweep.inFolder { folder in
      let path = "\(folder)/j"
      var own = header
      own.precision = PrecisionTarget(relativeHalfWidth: 0.1, maximum: 80)
      own.intervals = .bootstrap
      try Journal.create(at: path, own).append([entry(1, 1)])

      #expect(try Journal.open(path).header == own)
      let error = #expect(throws: JournalError.self) { try Journal.resume(at: path, header) }

      #expect(
        "\(try #require(error))" == """
          The journal '\(path)' belongs to something else. It has --interval bootstrap, not t. It \
          has --until-precision 0.1 (at most 80 replicates), not none.
          """)
    }
  }

  @Test func `a writer commits everything that it was given`() throws {
    try TinySweep.inFolder { folder in
      let journal = try Journal.create(at: "\(folder)/j", header)
      let writer = JournalWriter(journal, capacity: 4)

      for replicate in 1...100 { #expect(writer.append(entry(1, replicate))) }
      try writer.finish()

      #expect(try journal.rows().count == 100)
    }
  }

  @Test func `a writer commits without being asked`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mesocosm-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let journal = try Journal.create(at: "\(folder.path)/j", header)
    let writer = JournalWriter(journal, capacity: 100)
    _ = writer.append(entry(1, 1))

    // 200 ms are promised; a busy machine may take longer.
    for _ in 0..<100 where try journal.rows().isEmpty {
      try await Task.sleep(for: .milliseconds(50))
    }

    #expect(try journal.rows().count == 1)
    try writer.finish()
  }

  @Test func `a writer says what kept it from committing`() throws {
    try TinySweep.inFolder { folder in
      let journal = try Journal.create(at: "\(folder)/j", header)
      let writer = JournalWriter(journal, capacity: 2)

      for _ in 0..<10 { _ = writer.append(entry(1, 1)) }

      #expect(throws: JournalError.self) { try writer.finish() }
    }
  }
}
