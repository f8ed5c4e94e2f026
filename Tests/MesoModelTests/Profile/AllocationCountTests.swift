#if os(Linux)
  import Foundation
  import MesoModel
  import MesoScenario
  import Testing

  /// A gate: an epoch allocates nothing once a run is under way.
  ///
  /// A library that is preloaded counts what the program allocates. The tests start themselves
  /// again with it, so that nothing else is counted; ``child()`` is what then runs.
  @Suite struct AllocationCountTests {
    private static let marker = "MESOCOSM_COUNTS_ALLOCATIONS"
    private static let environment = ProcessInfo.processInfo.environment

    @Test(.enabled(if: environment[marker] == nil))
    func `an epoch of the reference model allocates nothing, and the counter is not blind`()
      throws
    {
      let counts = try Self.counted()

      #expect(counts["planted"] == 7)
      #expect(counts["epochs"] == 0, "allocations in 50 epochs")
    }

    @Test(.enabled(if: environment[marker] != nil))
    func child() throws {
      let symbol = try #require(dlsym(nil, "allocations_made"))
      let made = unsafeBitCast(symbol, to: (@convention(c) () -> Int).self)
      let file = URL(filePath: Self.folder).appending(path: "Scenarios/reference/ppt-5.yaml")
      let world = try ScenarioLoader().load(file: file.path).treatments[0].world
      let engine = try Engine(world: world, seed: 1, replicate: 1)
      for _ in 0..<20 { try engine.step() }

      let before = made()
      for _ in 0..<50 { try engine.step() }
      let epochs = made() - before
      let start = made()
      for _ in 0..<7 { UnsafeMutableRawPointer.allocate(byteCount: 100, alignment: 8).deallocate() }
      let planted = made() - start

      let report = try #require(Self.environment[Self.marker])
      try "epochs \(epochs)\nplanted \(planted)".write(
        toFile: report, atomically: true, encoding: .utf8)
    }

    private static let folder = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in
      path.deletingLastPathComponent()
    }.path

    /// What the child counted, by name.
    private static func counted() throws -> [String: Int] {
      let place = FileManager.default.temporaryDirectory.appending(path: "allocations-\(UUID())")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: place) }
      let library = place.appending(path: "allocations.so").path
      let source = "\(folder)/Tests/Fixtures/allocation-count/allocations.c"
      try run("/usr/bin/env", ["cc", "-O1", "-shared", "-fPIC", source, "-o", library])
      let report = place.appending(path: "report").path
      try run(
        "/proc/self/exe",
        ["--testing-library", "swift-testing", "--filter", "AllocationCountTests/child"],
        with: [marker: report, "LD_PRELOAD": library])
      let lines = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n")
      return lines.reduce(into: [:]) { counts, line in
        let words = line.split(separator: " ")
        counts[String(words[0])] = Int(words[1])
      }
    }

    private static func run(
      _ program: String, _ arguments: [String], with extra: [String: String] = [:]
    ) throws {
      let process = Process()
      process.executableURL = URL(filePath: program).resolvingSymlinksInPath()
      process.arguments = arguments
      process.environment = environment.merging(extra) { $1 }
      let output = Pipe()
      process.standardOutput = output
      process.standardError = output
      try process.run()
      let printed = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      try #require(
        process.terminationStatus == 0, "\(program): \(String(decoding: printed, as: UTF8.self))")
    }
  }
#endif
