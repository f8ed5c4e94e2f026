import MesoScenario

/// A result as one page that needs nothing else: question and answer, pictures, tables, and how it
/// was made.
///
/// Its bytes are a function of the folder's files and of the chart script.
public struct ResultPage {
  let folder: ResultFolder
  let story: Story

  /// Reads what a folder's page needs.
  ///
  /// - Complexity: O(bytes of the folder's tables).
  public init(_ folder: ResultFolder) {
    self.folder = folder
    story =
      switch folder.kind {
      case .run: RunStory(folder).story
      case .comparison: ComparisonStory(folder)?.story ?? Story()
      case .sweep: SweepStory(folder).story
      case .sensitivity: SensitivityStory(folder)?.story ?? Story()
      case .deviations: DeviationStory(folder)?.story ?? Story()
      case .breakEven: BreakEvenStory(folder)?.story ?? Story()
      case .evolution: EvolutionStory(folder)?.story ?? Story()
      case .optimization: OptimizationStory(folder)?.story ?? Story()
      case .weightReplay: WeightReplayStory(folder)?.story ?? Story()
      case .attestationReplay: AttestationReplayStory(folder)?.story ?? Story()
      }
  }

  /// The pictures of the result.
  public var charts: [Chart] { story.charts }

  /// The page.
  ///
  /// - Parameter script: A script that defines `vegaEmbed`; without it the page has its tables and
  ///   says how to get the pictures.
  public func html(script: String?) -> String {
    let scripts = [script, PageScript.text].compactMap { $0 }
    let policy = ContentPolicy.text(scripts: scripts, styles: [PageStyle.text])
    let head = Markup.element(
      "head",
      [
        Markup.void("meta", [("charset", "utf-8")]),
        Markup.void("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)]),
        Markup.void(
          "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
        Markup.void("meta", [("name", "color-scheme"), ("content", "light dark")]),
        Markup.element("title", "\(folder.manifest.scenario) — \(kindName)"),
        Markup.verbatim("style", PageStyle.text),
      ])
    let body = Markup.element(
      "body",
      [
        Markup.element("a", [("class", "skip"), ("href", "#answer")], "Skip to the answer"),
        masthead,
        Markup.element(
          "main", [content(drawn: script != nil), PageOrigin(folder).markup]),
        footer,
      ] + scripts.map { Markup.verbatim("script", $0) })
    return "<!doctype html>\n" + Markup.element("html", [("lang", "en")], [head, body]).html + "\n"
  }

  /// Answer, pictures and tables: what follows from the tables alone.
  func content(drawn: Bool) -> Markup { Markup([answer, pictures(drawn), tables]) }

  var kindName: String {
    switch folder.kind {
    case .run: "run"
    case .comparison: "comparison"
    case .sweep: "sweep"
    case .sensitivity: "sensitivity analysis"
    case .deviations: "incentive audit"
    case .breakEven: "break-even search"
    case .evolution: "study of long-run mixes"
    case .optimization: "search for a design"
    case .weightReplay, .attestationReplay: "replay"
    }
  }

  var question: String {
    story.question ?? folder.question ?? folder.manifest.scenario
  }
}
