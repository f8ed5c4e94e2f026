import MesoMechanisms
import MesoMetrics
import MesoModel
import MesoReport
import MesoScenario

/// Something that `describe` explains.
struct Topic {
  /// The stage or kind that it belongs to.
  let group: String
  let name: String
  let summary: String
  /// Lines and tables that explain it further.
  let details: [Detail]
  /// Whether the overview lists it; a stage is the heading of its components instead.
  var isListed = true

  enum Detail {
    case line(String)
    case table(TextTable)
  }

  /// The name that no other topic has.
  var path: String { "\(group)/\(name)" }

  func answers(to name: String) -> Bool { name == self.name || name == path }

  func description(_ format: TableFormat) -> String {
    let tables = details.compactMap { detail in
      if case .table(let table) = detail { table } else { TextTable?.none }
    }
    if format == .csv { return tables.map { $0.rendered(.csv) }.joined(separator: "\n") }
    let title = format == .markdown ? "## \(path)" : path
    return details.reduce("\(title)\n\n\(summary)\n") { text, detail in
      switch detail {
      case .line(let line): text + "\n\(line)\n"
      case .table(let table): text + "\n" + table.rendered(format)
      }
    }
  }

  /// Everything that can be explained: presets, stages with their components, metrics.
  static var all: [Topic] {
    let stages = Catalog.standard.stages
    return Preset.all.map { Topic($0) }
      + stages.filter { !$0.descriptors.isEmpty }.flatMap { stage, descriptors in
        [Topic(stage, descriptors)] + descriptors.map { Topic(stage, $0) }
      }
      + Metric.standard.map { Topic($0) }
  }
}
