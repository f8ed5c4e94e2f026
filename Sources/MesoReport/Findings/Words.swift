import MesoExperiment
import MesoModel
import MesoScenario

/// The words of a result: what its metrics and levers are called on a page.
struct Words: Sendable {
  private let metrics: [String: Metric]

  init(_ scenario: ResolvedScenario?) {
    let known = scenario.map { Metric.list(for: $0) } ?? []
    metrics = Dictionary(known.map { ($0.name, $0) }) { first, _ in first }
  }

  /// `attack_profit_tokens` as `attack profit`.
  func name(_ metric: String) -> String {
    let unit = unit(metric).split(separator: " ").last.map { String($0) } ?? ""
    let bare =
      !unit.isEmpty && metric.hasSuffix("_\(unit)")
      ? String(metric.dropLast(unit.count + 1)) : metric
    return bare.replacing("_", with: " ")
  }

  /// The name with its unit: `attack profit (tokens)`.
  func title(_ metric: String) -> String {
    let unit = unit(metric)
    return unit.isEmpty || name(metric).contains(unit)
      ? Self.capitalised(name(metric)) : "\(Self.capitalised(name(metric))) (\(unit))"
  }

  func unit(_ metric: String) -> String {
    if let known = metrics[metric] { return known.unit }
    let last = metric.split(separator: "_").last.map { String($0) } ?? ""
    return ["tokens", "epochs", "usd", "ratio"].contains(last) ? last : ""
  }

  /// What the metric is, in the words of its own definition; empty if it is not known.
  func definition(_ metric: String) -> String {
    guard let metric = metrics[metric] else { return "" }
    let better =
      switch metric.better {
      case .higher: " Higher is better."
      case .lower: " Lower is better."
      case .none: ""
      }
    return metric.definition.replacing("`", with: "") + better
  }

  func metric(_ name: String) -> Metric? { metrics[name] }

  /// `mechanism.slashing.fraction` as `slashing fraction`.
  static func lever(_ path: String) -> String {
    let path = path.hasPrefix("p.") ? String(path.dropFirst(2)) : path
    let parts = path.split(separator: ".").filter { $0 != "mechanism" }
    return parts.suffix(2).joined(separator: " ").replacing("-", with: " ")
  }

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A number with its interval: `4926 (95 % interval 4633 to 5219)`.
  static func estimate(
    _ mean: Double?, _ low: Double?, _ high: Double?, unit: String = "",
    interval: String = "95\u{A0}% interval"
  ) -> String {
    guard let mean else { return "no value" }
    let number = number(mean) + (unit.isEmpty ? "" : " \(unit)")
    guard let low, let high else { return "\(number) (no interval)" }
    return low == high
      ? "\(number) in every replicate" : "\(number) (\(interval) \(range(low, high)))"
  }

  static func range(_ low: Double, _ high: Double) -> String {
    "\(number(low)) to \(number(high))"
  }

  /// A number within a sentence, with a minus and not a hyphen.
  static func number(_ value: Double) -> String {
    NumberText.significant(value).replacing("-", with: "\u{2212}")
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `1 run`, `2 runs`.
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
