import MesoPrimitives

extension Engine {
  /// Readings that need no validator: findings of audits, users who keep a work, hidden questions,
  /// scores on hidden sets, proofs.
  func readInstrument(_ tile: Tile, _ worker: Worker) {
    switch world.mechanism.verification.instrument {
    case .audit(let audit): readAudit(tile, worker, audit)
    case .trial(let users): readTrial(tile, worker, users: users)
    case .gold(let gold): readGold(tile, worker, gold)
    case .benchmark(let benchmark): readBenchmark(tile, worker, benchmark)
    case .proof(let proof): readProofs(tile, worker, proof)
    case .panel, nil: break
    }
  }

  private func reading(of row: Int, _ worker: Worker) -> RandomStream {
    RandomStream(key: key, entity: worker.keys[row], epoch: epoch, purpose: .instrument)
  }

  /// Bad work is found with the probability of detection, good work with that of a false
  /// positive; poisoned work passes for good as far as its stealth goes.
  private func readAudit(_ tile: Tile, _ worker: Worker, _ audit: AuditTerms) {
    let deeds = plans.deeds
    for row in 0..<rowCounts[tile.index] {
      let isGood = rows.quality[tile.firstRow + row] >= world.qualityThreshold
      var chance = isGood ? audit.falsePositive : audit.detection
      let behaviour = Int(worker.behaviours[row])
      if deeds.poisons[behaviour] == 1 {
        chance += deeds.stealth[behaviour] * (audit.falsePositive - audit.detection)
      }
      var draw = reading(of: row, worker)
      let found = draw.uniform() < chance
      rows.flagged[tile.firstRow + row] = rows.examined[tile.firstRow + row] == 1 && found ? 1 : 0
    }
  }

  private func readTrial(_ tile: Tile, _ worker: Worker, users: Int) {
    let quality = apparentQuality(tile, worker)
    for row in 0..<rowCounts[tile.index] {
      var draw = reading(of: row, worker)
      rows.kept[tile.firstRow + row] = Int32(
        draw.binomial(trials: users, probability: quality[row]))
    }
  }

  /// A question is answered right with probability q + (1 − q) ⁄ options.
  private func readGold(_ tile: Tile, _ worker: Worker, _ gold: GoldTerms) {
    let quality = apparentQuality(tile, worker)
    for row in 0..<rowCounts[tile.index] where rows.examined[tile.firstRow + row] == 1 {
      var draw = reading(of: row, worker)
      let right = quality[row] + (1 - quality[row]) / Double(gold.options)
      rows.kept[tile.firstRow + row] = Int32(
        draw.binomial(trials: gold.questions, probability: min(1, right)))
    }
  }

  private func readBenchmark(_ tile: Tile, _ worker: Worker, _ benchmark: BenchmarkTerms) {
    let quality = apparentQuality(tile, worker)
    let best = memories[.verification]?.numbers.first ?? benchmark.baseline
    for row in 0..<rowCounts[tile.index] {
      var draw = reading(of: row, worker)
      let gaming = plans.deeds.gaming[Int(worker.behaviours[row])]
      let score =
        quality[row] + benchmark.overfitting * gaming + benchmark.noise * draw.normal()
      rows.measurement[tile.firstRow + row] = score - best
      worker.bestScore = max(worker.bestScore, score)
    }
  }

  /// Raises the score to beat to the best of the epoch.
  func ratchetBenchmark() {
    guard case .benchmark(let benchmark) = world.mechanism.verification.instrument,
      benchmark.ratchets
    else { return }
    let best = memories[.verification]?.numbers.first ?? benchmark.baseline
    memories[.verification, default: Memory()].numbers = [
      workers.reduce(best) { max($0, $1.bestScore) }
    ]
  }

  private func readProofs(_ tile: Tile, _ worker: Worker, _ proof: ProofTerms) {
    for row in 0..<rowCounts[tile.index] {
      let isGood = rows.quality[tile.firstRow + row] >= world.qualityThreshold
      var draw = reading(of: row, worker)
      rows.flagged[tile.firstRow + row] =
        isGood || draw.uniform() < proof.soundnessError ? 0 : 1
    }
  }
}
