import MesoModel
import MesoPrimitives

/// The formula of a dynamic reward: what it may read, and whether its units fit.
struct DynamicFormula: Sendable {
  /// A name that a formula may use, beside the parameters.
  struct Reading: Sendable {
    let name: String
    var kind: PublicEvidence?
    let value: @Sendable (TileEvidence, Int) -> Double
  }

  /// What a contribution shows. Amounts of tokens are counted in base units.
  static let readings: [Reading] =
    [
      Reading(name: "score") { $0.score[$1] },
      Reading(name: "approvals") { Double($0.approvals[$1]) },
      Reading(name: "attestations") { Double($0.attestations[$1]) },
      Reading(name: "examined") { Double($0.examined[$1]) },
      Reading(name: "flagged") { Double($0.flagged[$1]) },
      Reading(name: "kept") { Double($0.kept[$1]) },
      Reading(name: "stake") { Double($0.stake[$1]) },
      Reading(name: "reputation") { $0.reputation[$1] },
    ]
    + PublicEvidence.allCases.map { kind in
      Reading(name: kind.rawValue, kind: kind) { $0.reading(kind)[$1] }
    }

  static let parameterNames = ["threshold", "a", "b", "c"]
  static let names = readings.map { $0.name } + parameterNames
  static var spokenNames: String { names.joined(separator: ", ") }

  private let formula: Formula
  /// The parameters' values, in the order of ``parameterNames``.
  private let parameters: [Double]

  /// Parses the formula and checks its units.
  ///
  /// - Parameter isRelative: Whether only the ratios of its values count.
  /// - Throws: `ParameterConflict` with the character at fault.
  init(
    _ text: String, threshold: Amount, coefficients: [Double], isRelative: Bool
  ) throws {
    parameters = [Double(threshold.units)] + coefficients
    do {
      formula = try Formula(text, variables: Self.names)
    } catch {
      throw ParameterConflict(parameter: "formula", at: error.offset, "\(error).")
    }
    guard tokensCancel(isRelative: isRelative) else {
      let wanted = isRelative ? "the same power of tokens for all work" : "a plain number"
      throw ParameterConflict(
        parameter: "formula",
        "the units do not fit: amounts of tokens (stake, threshold) may be compared with each "
          + "other and divided by each other, and the result must be \(wanted); write "
          + "stake / threshold in place of a stake by itself.")
    }
  }

  /// The readings that the world has to draw for it.
  var reads: Set<PublicEvidence> {
    Set(Self.readings.filter { uses($0.name) }.compactMap { $0.kind })
  }

  func uses(_ name: String) -> Bool { formula.used.contains(name) }

  /// Evaluates the formula for every row of a tile.
  func evaluate(_ evidence: TileEvidence, store: (Int, Double) -> Void) {
    let readings = Self.readings
    formula.evaluate(
      rows: evidence.count,
      value: { variable, row in
        variable < readings.count
          ? readings[variable].value(evidence, row) : parameters[variable - readings.count]
      }, store: store)
  }

  /// Whether the unit in which tokens are counted does not matter: with a unit a quarter the size
  /// the value has to stay the same, or to change by one factor everywhere if it is relative.
  ///
  /// This is the test of dimensional homogeneity, made by numbers at 132 spread points and with
  /// tokens counted in units from tiny to huge, so that a comparison with a plain number shows. A
  /// power of 4 is exact in floating point, square roots included.
  private func tokensCancel(isRelative: Bool) -> Bool {
    var factor: Double? = isRelative ? nil : 1
    for sample in 0..<132 {
      let unit = Double(sign: .plus, exponent: 2 * (sample % 33) - 60, significand: 1)
      let value = formula.value(point(sample, unit: unit))
      let scaled = formula.value(point(sample, unit: 4 * unit))
      guard value.isFinite, scaled.isFinite, value != 0 || scaled != 0 else { continue }
      let own = scaled / value
      let expected = factor ?? own
      guard (own - expected).magnitude <= 1e-9 * expected.magnitude else { return false }
      factor = expected
    }
    return true
  }

  /// Values for all names, spread over what they can be, with tokens counted in some unit.
  private func point(_ sample: Int, unit: Double) -> [Double] {
    let threshold = parameters[0] > 0 ? parameters[0] : 1
    let values = Self.readings.enumerated().map { place, reading in
      // Multiples of the golden ratio spread evenly whatever their number.
      let turn = Double((sample + 1) * (2 * place + 1)) * 0.618_033_988_749_894_8
      let spread = turn - turn.rounded(.down)
      return reading.name == "stake" ? threshold * unit * 4 * spread * spread : 2 * spread
    }
    return values + [parameters[0] * unit] + parameters.dropFirst()
  }
}
