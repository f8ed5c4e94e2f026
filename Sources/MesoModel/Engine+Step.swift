extension Engine {
  /// Steps one epoch, phase by phase.
  ///
  /// - Parameter aside: Work that is done in the meantime, by one of the threads; it must not use the
  ///   engine. What an epoch showed can be made use of while the next is stepped.
  /// - Throws: `EngineError` when an invariant is broken.
  public func step(beside aside: (() -> Void)? = nil) throws {
    clock += 1
    try stopwatch.time(.demand) {
      try startEpoch()
      demand()
    }
    stopwatch.time(.participation) { participation() }
    stopwatch.time(.allocation) { allocation() }
    let purse = purseInAdvance()
    settlesAsJudged = purse != nil
    // Taken out of the world once: threads that do so tile by tile all count the same references.
    let (quality, verification) = (world.production, world.mechanism.verification)
    forEachTile(beside: aside) { tile, worker in
      worker.stopwatch.time(.production) { self.production(tile, worker, quality) }
      worker.stopwatch.time(.assignment) { self.assignment(tile, worker) }
      worker.stopwatch.time(.attestation) { self.attestation(tile, worker) }
      worker.stopwatch.time(.verdict) { self.verdict(tile, worker, verification) }
      if let purse { self.settleAndPay(tile, worker, purse) }
    }
    stopwatch.time(.dispute) { dispute() }
    stopwatch.time(.settlement) { settlement() }
    stopwatch.time(.payout) { payout() }
    stopwatch.time(.market) { market() }
    stopwatch.time(.adaptation) { adaptation() }
    try stopwatch.time(.governance) { try governance() }
    try stopwatch.time(.observation) { try observation() }
  }
}
