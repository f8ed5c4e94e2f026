import Foundation
import MesoMechanisms

/// A case of the reference vectors in real arithmetic.
struct YumaCase: Decodable {
  struct Weights: Decodable {
    let first: Int
    let last: Int
    let rows: [[Double]]

    enum CodingKeys: String, CodingKey {
      case first, last
      case rows = "W"
    }
  }

  struct Stakes: Decodable {
    let first: Int
    let last: Int
    let values: [Double]

    enum CodingKeys: String, CodingKey {
      case first, last
      case values = "S"
    }
  }

  struct Reset: Decodable {
    let serverIndex: Int
    let epoch: Int
  }

  struct Parameters: Decodable {
    let kappa: Double
    let bondsPenalty: Double
    let bondsMovingAverage: Double
    let yuma3: Bool
    let liquidAlpha: Bool
    let alphaLow: Double?
    let alphaHigh: Double?
    let alphaSigmoidSteepness: Double?
  }

  struct Epoch: Decodable {
    let consensus: [Double]
    let incentive: [Double]
    let validatorTrust: [Double]
    let dividends: [Double]
    let bondsEma: [[Double]]
    let bondsStore: [[Double]]
    let serverEmission: [Double]
    let validatorEmission: [Double]
  }

  struct Results: Decodable {
    let params: Parameters
    let perEpoch: [Epoch]
  }

  let name: String
  let validators: [String]
  let servers: [String]
  let numEpochs: Int
  let weights: [Weights]
  let stakes: [Stakes]
  let resetServerBonds: Reset?
  let chainReal: [String: Results]

  static let files = [
    "case_01", "case_02", "case_03", "case_04", "case_06", "case_09", "case_14", "random_00",
    "random_01", "random_02", "random_03",
  ]

  static func read(_ name: String) throws -> YumaCase {
    try decoder.decode(YumaCase.self, from: try fixture(name))
  }

  /// What Yuma consensus reads of an epoch, validators before servers.
  func epoch(_ epoch: Int) -> YumaEpoch {
    let stakes = stakes.first { ($0.first...$0.last).contains(epoch) }?.values ?? []
    let weights = weights.first { ($0.first...$0.last).contains(epoch) }?.rows ?? []
    var read = YumaEpoch(
      stakes: stakes + servers.map { _ in 0 },
      weights: SparseRows(
        dense: weights, firstColumn: validators.count, rows: validators.count + servers.count))
    if let reset = resetServerBonds, reset.epoch == epoch {
      read.resets = [validators.count + reset.serverIndex]
    }
    return read
  }
}

extension YumaRule {
  init(_ parameters: YumaCase.Parameters) {
    self.init()
    kappa = parameters.kappa
    bondsPenalty = parameters.bondsPenalty
    bondsMovingAverage = parameters.bondsMovingAverage
    yuma3 = parameters.yuma3
    bondsReset = yuma3
    liquidAlpha = parameters.liquidAlpha
    alphaLow = parameters.alphaLow ?? alphaLow
    alphaHigh = parameters.alphaHigh ?? alphaHigh
    alphaSteepness = parameters.alphaSigmoidSteepness.map { Int($0) } ?? alphaSteepness
  }
}

/// A case of the reference vectors in the chain's fixed point.
struct FixedPointCase: Decodable {
  struct Parameters: Decodable {
    let maxAllowedValidators: Int
    let kappaU16: Double
    let bondsPenaltyU16: Double
    let bmaPpm: Double
    let tempo: Int
    let yuma3: Bool
    let liquidAlpha: Bool
    let alphaLowU16: Double
    let alphaHighU16: Double
    let steepness: Int
  }

  struct Epoch: Decodable {
    let weightsU16: [[Double]]
    let consensusU16: [Double]
    let incentiveU16: [Double]
    let dividendsU16: [Double]
    let dividends: [Double]
    let incentive: [Double]
    let bondsU16: [[Double]]
  }

  let name: String
  let stakes: [Double]
  let params: Parameters
  let perEpoch: [Epoch]

  static func read() throws -> [FixedPointCase] {
    try decoder.decode([FixedPointCase].self, from: try fixture("chain_fixed_point_part"))
  }
}

extension YumaRule {
  init(_ parameters: FixedPointCase.Parameters) {
    self.init()
    kappa = parameters.kappaU16 / 65_535
    bondsPenalty = parameters.bondsPenaltyU16 / 65_535
    bondsMovingAverage = parameters.bmaPpm / 1_000_000
    tempo = parameters.tempo
    yuma3 = parameters.yuma3
    liquidAlpha = parameters.liquidAlpha
    alphaLow = parameters.alphaLowU16 / 65_535
    alphaHigh = parameters.alphaHighU16 / 65_535
    alphaSteepness = parameters.steepness
    maxValidators = parameters.maxAllowedValidators
  }
}

private var decoder: JSONDecoder {
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return decoder
}

private func fixture(_ name: String) throws -> Data {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return try Data(contentsOf: tests.appending(path: "Fixtures/yuma/\(name).json"))
}
