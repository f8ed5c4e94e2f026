import Foundation

/// Writes a result's page and the specifications of its pictures into the result's folder.
public struct PageWriter {
  /// The name of the page.
  public static let pageName = "report.html"
  /// The folder of the pictures, inside the result's.
  public static let chartFolder = "charts"

  private let folder: String

  public init(_ folder: ResultFolder) { self.folder = folder.path }

  /// Writes `report.html` and `charts/*.vl.json`, in place of those of an earlier page.
  ///
  /// - Parameter script: As ``ResultPage/html(script:)`` takes it.
  /// - Returns: The paths of the page and of the specifications.
  /// - Throws: `FileFailure`.
  public func write(
    _ page: ResultPage, script: String?
  ) throws -> (page: String, specifications: [String]) {
    try OutputFolder(folder).removePage()
    let charts = page.charts
    if !charts.isEmpty {
      let path = "\(folder)/\(Self.chartFolder)"
      if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileFailure("create the folder", path) }
    }
    let paths = try charts.map { chart in
      let path = "\(folder)/\(Self.chartFolder)/\(chart.name).vl.json"
      try write(chart.specification.text + "\n", to: path)
      return path
    }
    let path = "\(folder)/\(Self.pageName)"
    try write(page.html(script: script), to: path)
    return (path, paths)
  }

  private func write(_ text: String, to path: String) throws {
    do { try Data(text.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
      throw FileFailure("write", path, reason: error.localizedDescription)
    }
  }
}

extension OutputFolder {
  /// Removes a page and its pictures, which speak of the tables that were here when it was made.
  func removePage() throws {
    let charts = "\(path)/\(PageWriter.chartFolder)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: charts)) ?? []
    let ours = names.filter { name in
      [".vl.json", ".svg", ".png"].contains { name.hasSuffix($0) }
    }
    for file in [PageWriter.pageName] + ours.map({ "\(PageWriter.chartFolder)/\($0)" }) {
      let file = "\(path)/\(file)"
      if unlink(file) != 0, errno != ENOENT { throw FileFailure("remove", file) }
    }
    // Only when nothing else is in it.
    _ = rmdir(charts)
  }
}
