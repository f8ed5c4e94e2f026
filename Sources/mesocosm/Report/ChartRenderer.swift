import Foundation

/// The chart renderer that `scripts/charts` installs: Vega and Vega-Lite as `vl-convert-python`
/// carries them, in a Python environment of their own.
struct ChartRenderer {
  /// What the pages run; it defines `vegaEmbed`.
  let script: String
  private let python: String

  /// Why pictures could not be rendered.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The installed renderer; `nil` if there is none.
  ///
  /// It is looked for in `$MESOCOSM_CHARTS`, else in the user's cache folder.
  static var installed: ChartRenderer? {
    let environment = ProcessInfo.processInfo.environment
    let cache =
      environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? "\(environment["HOME"] ?? "")/.cache"
    let folder = environment["MESOCOSM_CHARTS"] ?? "\(cache)/mesocosm/charts"
    guard let data = FileManager.default.contents(atPath: "\(folder)/vega.js"),
      FileManager.default.isExecutableFile(atPath: "\(folder)/bin/python")
    else { return nil }
    return ChartRenderer(
      script: String(decoding: data, as: UTF8.self), python: "\(folder)/bin/python")
  }

  private static let program = """
    import sys, vl_convert
    for path in sys.stdin.read().splitlines():
        base = path.removesuffix(".vl.json")
        with open(path, encoding="utf-8") as file:
            specification = file.read()
        with open(base + ".svg", "w", encoding="utf-8") as file:
            file.write(vl_convert.vegalite_to_svg(specification))
        with open(base + ".png", "wb") as file:
            file.write(vl_convert.vegalite_to_png(specification, scale=2))
    """

  /// Writes an SVG and a PNG beside each specification.
  ///
  /// - Returns: The number of pictures.
  /// - Throws: `Failure` with the renderer's own words.
  func render(_ specifications: [String]) throws -> Int {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-I", "-c", Self.program]
    let (input, errors) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    do { try process.run() } catch {
      throw Failure(description: "'\(python)' does not start: \(error.localizedDescription)")
    }
    // A pipe holds some hundred paths at once; a renderer that has ended reads none.
    signal(SIGPIPE, SIG_IGN)
    let paths = specifications.map { $0 + "\n" }.joined()
    try? input.fileHandleForWriting.write(contentsOf: Data(paths.utf8))
    try? input.fileHandleForWriting.close()
    let words = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let last = String(decoding: words, as: UTF8.self).split(separator: "\n").last ?? "it failed."
      throw Failure(description: String(last))
    }
    return specifications.count
  }
}
