import Foundation
import MesoMechanisms

/// A case of the reference vectors in real arithmetic.
struct YumaCase: Decodable {
  struct Weights: Decodable {
    let first: Int
    let last: Int
    let W: [[Double]]
  }

  struct Stakes: Decodable {
    let first: Int
    let last: Int
    let S: [Double]
  }

  struct Reset: Decodable {
    let server_index: Int
    let epoch: Int
  }

  struct Parameters: Decodable {
    let kappa: Double
    let bonds_penalty: Double
    let bonds_moving_average: Double
    let yuma3: Bool
    let liquid_alpha: Bool
    let alpha_low: Double?
    let alpha_high: Double?
    let alpha_sigmoid_steepness: Double?
  }

  struct Epoch: Decodable {
    let consensus: [Double]
    let incentive: [Double]
    let validator_trust: [Double]
    let dividends: [Double]
    let bonds_ema: [[Double]]
    let bonds_store: [[Double]]
    let server_emission: [Double]
    let validator_emission: [Double]
  }

  struct Results: Decodable {
    let params: Parameters
    let per_epoch: [Epoch]
  }

  let name: String
  let validators: [String]
  let servers: [String]
  let num_epochs: Int
  let weights: [Weights]
  let stakes: [Stakes]
  let reset_server_bonds: Reset?
  let chain_real: [String: Results]

  static let files = [
    "case_01", "case_02", "case_03", "case_04", "case_06", "case_09", "case_14", "random_00",
    "random_01", "random_02", "random_03",
  ]

  static func read(_ name: String) throws -> YumaCase {
    try JSONDecoder().decode(YumaCase.self, from: try fixture(name))
  }

  /// What Yuma consensus reads of an epoch, validators before servers.
  func epoch(_ epoch: Int) -> YumaEpoch {
    let stakes = stakes.first { ($0.first...$0.last).contains(epoch) }?.S ?? []
    let weights = weights.first { ($0.first...$0.last).contains(epoch) }?.W ?? []
    var read = YumaEpoch(
      stakes: stakes + servers.map { _ in 0 },
      weights: SparseRows(
        dense: weights, firstColumn: validators.count, rows: validators.count + servers.count))
    if let reset = reset_server_bonds, reset.epoch == epoch {
      read.resets = [validators.count + reset.server_index]
    }
    return read
  }
}

extension YumaRule {
  init(_ parameters: YumaCase.Parameters) {
    self.init()
    kappa = parameters.kappa
    bondsPenalty = parameters.bonds_penalty
    bondsMovingAverage = parameters.bonds_moving_average
    yuma3 = parameters.yuma3
    bondsReset = yuma3
    liquidAlpha = parameters.liquid_alpha
    alphaLow = parameters.alpha_low ?? alphaLow
    alphaHigh = parameters.alpha_high ?? alphaHigh
    alphaSteepness = parameters.alpha_sigmoid_steepness.map { Int($0) } ?? alphaSteepness
  }
}

/// A case of the reference vectors in the chain's fixed point.
struct FixedPointCase: Decodable {
  struct Parameters: Decodable {
    let max_allowed_validators: Int
    let kappa_u16: Double
    let bonds_penalty_u16: Double
    let bma_ppm: Double
    let tempo: Int
    let yuma3: Bool
    let liquid_alpha: Bool
    let alpha_low_u16: Double
    let alpha_high_u16: Double
    let steepness: Int
  }

  struct Epoch: Decodable {
    let weights_u16: [[Double]]
    let consensus_u16: [Double]
    let incentive_u16: [Double]
    let dividends_u16: [Double]
    let dividends: [Double]
    let incentive: [Double]
    let bonds_u16: [[Double]]
  }

  let name: String
  let stakes: [Double]
  let params: Parameters
  let per_epoch: [Epoch]

  static func read() throws -> [FixedPointCase] {
    try JSONDecoder().decode(
      [FixedPointCase].self, from: try fixture("chain_fixed_point_part"))
  }
}

extension YumaRule {
  init(_ parameters: FixedPointCase.Parameters) {
    self.init()
    kappa = parameters.kappa_u16 / 65_535
    bondsPenalty = parameters.bonds_penalty_u16 / 65_535
    bondsMovingAverage = parameters.bma_ppm / 1_000_000
    tempo = parameters.tempo
    yuma3 = parameters.yuma3
    liquidAlpha = parameters.liquid_alpha
    alphaLow = parameters.alpha_low_u16 / 65_535
    alphaHigh = parameters.alpha_high_u16 / 65_535
    alphaSteepness = parameters.steepness
    maxValidators = parameters.max_allowed_validators
  }
}

private func fixture(_ name: String) throws -> Data {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return try Data(contentsOf: tests.appending(path: "Fixtures/yuma/\(name).json"))
}
