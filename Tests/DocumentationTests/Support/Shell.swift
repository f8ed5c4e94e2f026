import Foundation

/// Runs a command to its end, its streams going to files so that neither can fill up and block.
func shell(_ command: String, in folder: URL, path: [String] = []) throws -> Ending {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/bash")
  process.arguments = ["-euo", "pipefail", "-c", command]
  process.currentDirectoryURL = folder
  var environment = ProcessInfo.processInfo.environment
  environment["PATH"] = (path + [environment["PATH"] ?? "/usr/bin:/bin"]).joined(separator: ":")
  process.environment = environment
  let streams = FileManager.default.temporaryDirectory.appending(path: "streams-\(UUID())")
  try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: streams) }
  let files = ["output", "errors"].map { streams.appending(path: $0) }
  for file in files { try Data().write(to: file) }
  process.standardOutput = try FileHandle(forWritingTo: files[0])
  process.standardError = try FileHandle(forWritingTo: files[1])
  try process.run()
  process.waitUntilExit()
  let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
  return Ending(code: process.terminationStatus, output: texts[0], errors: texts[1])
}

/// How a command ended.
struct Ending {
  let code: Int32
  let output: String
  let errors: String
}
