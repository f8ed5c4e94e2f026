import Foundation
import Testing

/// The program as a user meets it: built, started, its streams and exit code read.
struct Program {
  struct Ending {
    let code: Int32
    let output: String
    let errors: String
  }

  /// The executable, which lies beside the test bundle.
  static var executable: URL {
    // The test's own executable is inside the bundle's folder on Linux, a level deeper on macOS.
    let start = Bundle.allBundles.map { $0.bundleURL }.filter { $0.pathExtension == "xctest" }
    let folders = (start + [URL(filePath: CommandLine.arguments[0])])
      .map { $0.deletingLastPathComponent() }
    let found = folders.map { $0.appending(path: "mesocosm") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return found ?? URL(filePath: "mesocosm")
  }

  /// The folder that the program runs in.
  let folder: URL

  /// Runs the program to its end.
  func run(_ arguments: String...) throws -> Ending {
    try ending(of: started(Self.executable, arguments))
  }

  /// Runs a shell command in which `$mesocosm` is the program.
  func shell(_ command: String) throws -> Ending {
    try ending(of: started(URL(filePath: "/bin/sh"), ["-c", command]))
  }

  /// Runs the program and interrupts it once a file has appeared in its folder.
  func interrupted(whenExists file: String, _ arguments: String...) throws -> Ending {
    let running = try started(Self.executable, arguments)
    let path = folder.appending(path: file).path
    let deadline = Date.now.addingTimeInterval(20)
    while !FileManager.default.fileExists(atPath: path), Date.now < deadline {
      Thread.sleep(forTimeInterval: 0.01)
    }
    Thread.sleep(forTimeInterval: 0.3)
    running.process.interrupt()
    return try ending(of: running)
  }

  func text(of file: String) throws -> String {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  }

  func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: file).path)
  }

  func write(_ text: String, to file: String) throws {
    try text.write(to: folder.appending(path: file), atomically: true, encoding: .utf8)
  }

  private struct Running {
    let process: Process
    let output: FileHandle
    let errors: FileHandle
  }

  /// Starts a process whose streams go to files, so that neither can fill up and block.
  private func started(_ executable: URL, _ arguments: [String]) throws -> Running {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["mesocosm": Self.executable.path]
    ) { $1 }
    let streams = try ["output", "errors"].map { name in
      let url = folder.appending(path: ".\(name)-\(UUID())")
      #expect(FileManager.default.createFile(atPath: url.path, contents: nil))
      return try FileHandle(forUpdating: url)
    }
    process.standardOutput = streams[0]
    process.standardError = streams[1]
    try process.run()
    return Running(process: process, output: streams[0], errors: streams[1])
  }

  private func ending(of running: Running) throws -> Ending {
    running.process.waitUntilExit()
    return Ending(
      code: running.process.terminationStatus, output: try text(of: running.output),
      errors: try text(of: running.errors))
  }

  private func text(of stream: FileHandle) throws -> String {
    try stream.seek(toOffset: 0)
    return String(decoding: try stream.readToEnd() ?? Data(), as: UTF8.self)
  }
}

/// Gives a test the program in an empty folder, with a small scenario in it.
func withProgram(_ body: (Program) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "mesocosm-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let program = Program(folder: folder)
  try program.write(tinyScenario, to: "tiny.yaml")
  try body(program)
}

/// Two treatments that take milliseconds.
let tinyScenario = """
  scenario: tiny
  question: Does it run?
  seed: 7
  epochs: 12
  warm-up: 2
  replicates: 3
  treasury: {balance: 10_000}
  demand: {budget: 20}
  contributors:
    honest: {strategy: honest, operators: 12, capital: 100, stake: 20, effort-cost: 0.40}
    lazy: {strategy: lazy, operators: 6, capital: 100, stake: 20, effort-cost: 0.05}
  validators:
    honest: {strategy: honest, operators: 8, stake: 100}
  mechanism: {preset: pay-per-task}
  treatments:
    plain: {}
    slashed: {mechanism: {slashing: {kind: fraction, fraction: 0.1, to: burn}}}
  headline: [acceptance_rate, slashed_tokens]
  claims:
    - slashed_tokens: plain < slashed

  """
