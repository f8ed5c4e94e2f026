import MesoMechanisms
import MesoModel
import MesoPrimitives
import MesoReport

extension Topic {
  /// A preset: the component of each stage and what it sets.
  init(_ preset: Preset) {
    var table = TextTable(["stage", "component", "parameters"])
    for stage in preset.stages {
      let settings = stage.parameters.map { "\($0.name): \($0.text)" }
      table.add([stage.stage.rawValue, stage.kind, settings.joined(separator: ", ")])
    }
    self.init(
      group: "preset", name: preset.name, summary: preset.summary, details: [.table(table)])
  }

  /// A stage: the components that can fill it.
  init(_ stage: Stage, _ descriptors: [ComponentDescriptor]) {
    var table = TextTable(["component", "what it does"])
    for descriptor in descriptors { table.add([descriptor.name, descriptor.summary]) }
    self.init(
      group: "stage", name: stage.rawValue,
      summary: "The components that a scenario can name at '\(stage.rawValue)'.",
      details: [.table(table)], isListed: false)
  }

  /// A component: its parameters, the readings it needs, its source.
  init(_ stage: Stage, _ descriptor: ComponentDescriptor) {
    var details: [Detail] = []
    if descriptor.parameters.isEmpty {
      details.append(.line("It has no parameters."))
    } else {
      var table = TextTable(
        ["parameter", "unit", "range", "default", "set by", "changes", "meaning"])
      for parameter in descriptor.parameters {
        table.add([
          parameter.name, parameter.unit, parameter.kind.range, parameter.defaultText ?? "none",
          parameter.control == .lever ? "designer (lever)" : "environment",
          parameter.change.rawValue, parameter.summary,
        ])
      }
      details.append(.table(table))
    }
    for instrument in descriptor.instruments {
      details.append(.line("Instrument: \(instrument)"))
    }
    if let reference = descriptor.reference { details.append(.line("Reference: \(reference)")) }
    self.init(
      group: stage.rawValue, name: descriptor.name, summary: descriptor.summary, details: details)
  }

  /// A metric: its unit, direction and run value.
  init(_ metric: Metric) {
    var table = TextTable(["unit", "better", "value of a run", "measured"])
    table.add([
      metric.unit, metric.better.rawValue, metric.measure.runValue,
      metric.cadence == 1
        ? "every epoch"
        : metric.cadence == 0 ? "in the last epoch" : "every \(metric.cadence) epochs",
    ])
    self.init(
      group: "metric", name: metric.name, summary: metric.definition, details: [.table(table)])
  }
}

extension Parameter.Kind {
  /// The allowed values, in words.
  fileprivate var range: String {
    switch self {
    case .amount: "0 and more"
    case .number(let range):
      "\(range.lowerBound.shortest) to \(range.upperBound.shortest)"
    case .count(let range):
      range.upperBound == .max
        ? "\(range.lowerBound) and more" : "\(range.lowerBound) to \(range.upperBound)"
    case .choice(let names): names.joined(separator: " | ")
    case .flag: "true | false"
    case .name: "a name"
    case .text: "a text"
    }
  }
}

extension Metric.Measure {
  /// How epochs become the value of a run, in words.
  fileprivate var runValue: String {
    switch self {
    case .flow: "sum over epochs after the warm-up"
    case .stock, .concentration: "value at the end"
    case .ratio, .yield: "ratio of sums over epochs after the warm-up"
    case .run: "defined for the run as a whole"
    }
  }
}
