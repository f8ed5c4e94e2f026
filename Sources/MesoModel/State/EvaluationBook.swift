/// What an evaluation by validators hands from epoch to epoch: rows that were written and wait to be
/// revealed, what validators believe, what became public, and who joined when.
///
/// A matrix has one value for each pair of a validator and a contributor identity. What crosses
/// epochs stands in the engine's arena, and so in checkpoints.
///
/// - Complexity: 8 × validators × contributors bytes for each epoch of the reveal period, and twice as
///   many for the current matrix and for beliefs.
final class EvaluationBook {
  /// How far back validators can copy what was public, in epochs.
  static let publicEpochs = 8

  let terms: EvaluationTerms
  let validators: Int
  let contributors: Int
  /// The matrices of the last epochs, in turn; NaN where no weight was set.
  private let matrices: Column<Double>
  /// The epoch in which each row of ``matrices`` was written; 0 for none.
  private let writtenIn: Column<Int32>
  /// What validators believe the quality to be; NaN for no belief. Empty where they write no rows.
  let beliefs: Column<Double>
  /// What the last epochs' evaluations came to, in turn, by contributor identity.
  private let consensus: Column<Double>
  /// The epoch at whose start each contributor identity last joined; 0 for never.
  let joined: Column<Int32>
  /// 1 where a contributor identity took part in the last epoch.
  let takesPart: Column<UInt8>
  /// What each contributor identity last earned, in 65,535ths of the largest part of anyone's; empty
  /// where no newcomer takes another's place.
  let pruningScores: Column<Int32>
  /// What the epoch's evaluation came to; `nil` until then.
  var shares: EvaluationShares?

  init?(_ world: World, validators: Int, contributors: Int, _ arena: Arena) {
    guard let evaluation = world.mechanism.verification as? any PeerEvaluation else { return nil }
    terms = evaluation.evaluation
    (self.validators, self.contributors) = (validators, contributors)
    let pairs = validators * contributors
    let depth = terms.asksValidators ? terms.revealPeriod + 1 : 0
    matrices = arena.column(depth * pairs, of: .nan)
    writtenIn = arena.column(depth * validators, of: 0)
    beliefs = arena.column(terms.asksValidators ? pairs : 0, of: .nan)
    consensus = arena.column(
      terms.asksValidators ? Self.publicEpochs * contributors : 0, of: 0)
    joined = arena.column(contributors, of: 0)
    takesPart = arena.column(contributors, of: 0)
    let isLimited = (world.mechanism.admission as? any GateAdmission)?.room != nil
    pruningScores = arena.column(isLimited ? contributors : 0, of: 0)
  }

  private var depth: Int { terms.revealPeriod + 1 }

  /// The row of a validator in the matrix of an epoch.
  func row(_ validator: Int, in epoch: Int) -> UnsafeMutablePointer<Double> {
    matrices.base + ((epoch % depth) * validators + validator) * contributors
  }

  /// The epoch in which a validator's row of an epoch's matrix was written.
  func written(_ validator: Int, in epoch: Int) -> Int {
    epoch < 1 ? 0 : Int(writtenIn[(epoch % depth) * validators + validator])
  }

  /// Notes that a validator wrote a row in an epoch.
  func noteRow(_ validator: Int, in epoch: Int) {
    writtenIn[(epoch % depth) * validators + validator] = Int32(epoch)
  }

  /// Lets a validator's row of the last epoch stand for another.
  func keepRow(_ validator: Int, in epoch: Int) {
    guard depth > 1, epoch > 1 else { return }
    row(validator, in: epoch).update(from: row(validator, in: epoch - 1), count: contributors)
    writtenIn[(epoch % depth) * validators + validator] = Int32(written(validator, in: epoch - 1))
  }

  /// What an earlier epoch's evaluation came to, as anyone could read it; `nil` where there was none
  /// or it is too long ago.
  func published(before epoch: Int, by lag: Int) -> UnsafePointer<Double>? {
    guard lag >= 1, lag <= Self.publicEpochs, epoch > lag else { return nil }
    return UnsafePointer(
      consensus.base + ((epoch - lag) % Self.publicEpochs) * contributors)
  }

  /// Takes what the epoch's evaluation came to.
  func publish(_ shares: EvaluationShares, in epoch: Int) {
    self.shares = shares
    if pruningScores.count > 0 {
      let most = max(shares.incentive.max() ?? 0, shares.dividends.max() ?? 0)
      for (contributor, share) in shares.incentive.enumerated() {
        pruningScores[contributor] = most > 0 ? Int32((65_535 * share / most).rounded()) : 0
      }
    }
    guard consensus.count > 0 else { return }
    let place = consensus.base + (epoch % Self.publicEpochs) * contributors
    for (contributor, weight) in shares.consensus.enumerated() { place[contributor] = weight }
  }

  /// What is public in an epoch.
  func round(_ epoch: Int, stakes: [Int64]) -> EvaluationRound {
    var round = EvaluationRound(
      epoch: epoch, stakes: stakes, contributors: contributors, starts: [0], columns: [],
      weights: [], updated: [], written: [], joined: joined.array.map { Int($0) })
    guard terms.asksValidators else { return round }
    let counts = epoch - terms.revealPeriod
    for validator in 0..<validators {
      let written = written(validator, in: counts)
      round.written.append(written)
      round.updated.append(self.written(validator, in: epoch))
      if written > 0 {
        let row = row(validator, in: counts)
        for contributor in 0..<contributors where !row[contributor].isNaN {
          round.columns.append(Int32(contributor))
          round.weights.append(row[contributor])
        }
      }
      round.starts.append(round.columns.count)
    }
    return round
  }
}
