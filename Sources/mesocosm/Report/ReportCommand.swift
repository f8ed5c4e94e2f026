import ArgumentParser
import MesoReport

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Turn folders of results into pages with pictures.",
    discussion: """
      Writes report.html into each folder, a page that needs no network, and the specification of \
      every picture as charts/*.vl.json (Vega-Lite). Where scripts/charts has installed the \
      renderer, the page shows the pictures, and charts/ has them as SVG and PNG.
      """)

  @Argument(
    help: "Folders that a command wrote, such as Results/runs/quickstart.", completion: .directory)
  var folders: [String]

  @Flag(inversion: .prefixedNo, help: "Write pictures as SVG and PNG where they can be rendered.")
  var pictures = true

  @Flag(help: "Say nothing of what was written.")
  var quiet = false

  func run() throws {
    let results = try folders.map { path in
      do { return try ResultFolder(path) } catch {
        throw Ending.badInput("error: \(error) Give a folder that a command of this program wrote.")
      }
    }
    let renderer = ChartRenderer.installed
    for result in results {
      for problem in result.problems { Console.complain("warning: \(result.path): \(problem)") }
      do { try write(result, renderer) } catch { throw Ending.failed("error: \(error)") }
    }
    if renderer == nil, !quiet {
      Console.complain("note: The pages have no pictures; 'scripts/charts' installs the renderer.")
    }
  }

  private func write(_ result: ResultFolder, _ renderer: ChartRenderer?) throws {
    let page = ResultPage(result)
    let written = try PageWriter(result).write(page, script: renderer?.script)
    var rendered = 0
    if pictures, let renderer {
      do { rendered = try renderer.render(written.specifications) } catch {
        Console.complain("warning: No SVG or PNG was written: \(error)")
      }
    }
    guard !quiet else { return }
    let also = rendered > 0 ? ", as SVG and PNG too" : ""
    Console.complain("\(written.page), \(written.specifications.count) pictures\(also).")
  }
}
