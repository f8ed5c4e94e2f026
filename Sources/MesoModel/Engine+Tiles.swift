import MesoPrimitives
import Synchronization

extension Engine {
  /// Calls the body for every tile, on all threads; a tile is worked on by one thread only.
  ///
  /// - Parameter aside: Other work for one of the threads, which takes its tiles later.
  func forEachTile(beside aside: (() -> Void)? = nil, _ body: (Tile, Worker) -> Void) {
    forEachRun(tiles.count, beside: aside) { body(self.tiles[$0], $1) }
  }

  /// Calls the body for numbered runs of rows, on all threads.
  func forEachRun(
    _ count: Int, beside aside: (() -> Void)? = nil, _ body: (Int, Worker) -> Void
  ) {
    let used = recordsEvents || count < 2 ? 1 : threads
    // Workers have watches of their own, which the thread that steps waits for.
    let activity = stopwatch?.activity
    let before = stopwatch?.turn(to: nil)
    defer { if let before { stopwatch?.turn(to: before) } }
    guard used > 1 else {
      aside?()
      return workers[0].work(0..<count, for: activity, body)
    }
    for worker in workers { worker.claimed.pointee.store(0, ordering: .relaxed) }
    withoutActuallyEscaping(body) { body in
      let share = RunShare(
        body: body, aside: aside, count: count, threads: used, workers: workers, activity: activity)
      crew.perform { share.run(thread: $0) }
    }
  }

  /// The evidence of a tile's rows, as far as the mechanism asked for it.
  func evidence(_ tile: Tile, _ worker: Worker) -> TileEvidence {
    let count = rowCounts[tile.index]
    let first = tile.firstRow
    func reading<Element>(_ column: Column<Element>, else zero: Column<Element>) -> ReadColumn<
      Element
    > {
      column.count > 0
        ? column.reading(from: first, count: count) : zero.reading(from: 0, count: count)
    }
    return TileEvidence(
      count: count,
      examined: rows.examined.reading(from: first, count: count),
      approvals: rows.approvals.reading(from: first, count: count),
      attestations: rows.attestations.reading(from: first, count: count),
      flagged: reading(rows.flagged, else: worker.zeroFlag),
      kept: reading(rows.kept, else: worker.zeroKept),
      score: reading(rows.score, else: worker.zeroScore),
      measurement: reading(rows.measurement, else: worker.zeroScore),
      similarity: reading(rows.similarity, else: worker.zeroScore),
      verdict: rows.verdict.reading(from: first, count: count),
      stake: ReadColumn(worker.standing, count: count),
      reputation: worker.reputation.reading(from: 0, count: count),
      readings: readsEvidence
        ? rows.evidence.map { reading($0, else: worker.zeroScore) } : [])
  }

  /// Puts the standing of every row's identity where the evidence reads it.
  func gatherStanding(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    let identity = rows.identity.base + tile.firstRow
    let accounts = contributors.accounts
    let someLeft = !unbondings.isEmpty
    if oneEach[tile.index] == 1, !someLeft {
      worker.standing = accounts.stakes(from: tile.identities.lowerBound)
    } else {
      worker.standing = UnsafePointer(worker.stake.base)
      var row = 0
      while row < count {
        worker.stake.base[row] = accounts.stake(of: Int(identity[row]))
        row &+= 1
      }
      if someLeft {
        for row in 0..<count {
          worker.stake.base[row] += accounts.unbonding(of: Int(identity[row]))
        }
      }
    }
    guard !world.mechanism.reputation.isConstant else { return }
    var row = 0
    while row < count {
      worker.reputation.base[row] = contributors.reputation.base[Int(identity[row])]
      row &+= 1
    }
  }

  /// Where a tile's operators enter what they earn and lose between production and payout, one
  /// value per operator: memory of the worker's, which stays in cache, unless another pass over
  /// the tiles needs it too.
  func openBooks(
    _ tile: Tile, _ worker: Worker
  ) -> (due: UnsafeMutablePointer<Int64>, lost: UnsafeMutablePointer<Int64>) {
    guard
      paysOutLater || terms.listingBurn > .zero || stages.usesDocket || stages.shareBooks
    else {
      return (worker.due.base, worker.lost.base)
    }
    let first = tile.operators.lowerBound
    return (contributors.books.due.base + first, contributors.books.lost.base + first)
  }

  /// Where a tile's operators enter what they spend, one value per operator: memory of the worker's
  /// where the tile is paid out before another is begun and nothing else reads it.
  func openSpending(_ tile: Tile, _ worker: Worker) -> UnsafeMutablePointer<Int64> {
    settlesAsJudged && trading == nil && delegation == nil
      ? worker.spent.base : contributors.books.spent.base + tile.operators.lowerBound
  }

  /// Where the weights of a tile's rows stand: memory of the worker's where the tile is settled before
  /// another is begun.
  func openWeights(_ tile: Tile, _ worker: Worker) -> UnsafeMutablePointer<Int64> {
    settlesAsJudged ? worker.weight.base : rows.weight.base + tile.firstRow
  }

  /// Puts the behaviour of every row's author where the loops over rows read it.
  func gatherBehaviours(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    let (behaviour, behaviourOf) = (worker.behaviour.base, contributors.behaviour.base)
    if oneEach[tile.index] == 1 {
      worker.behaviours = UnsafePointer(behaviourOf + tile.operators.lowerBound)
    } else {
      worker.behaviours = UnsafePointer(behaviour)
      let author = rows.author.base + tile.firstRow
      var row = 0
      while row < count {
        behaviour[row] = behaviourOf[Int(author[row])]
        row &+= 1
      }
    }
  }
}

/// One pass over the runs of rows. Each thread has a part of them, the same in every pass, so that
/// what it wrote is still near; it takes some at a time, fewer towards the end, and then of the others'
/// parts what is left: a thread that the system holds up does less, and nobody waits for it.
///
/// Each thread owns its worker and what it took for the length of the pass, and the pass ends before
/// anything else happens, so nothing is shared while it is written. Workers keep whole numbers
/// alone, so it does not matter which took what.
private struct RunShare: @unchecked Sendable {
  /// One in so many of the runs that are left of a part is taken at a time, but at least one run.
  ///
  /// Whoever takes some waits until all that it wrote has left the processor, so it does not take
  /// them one by one; few are left to wait for at the end.
  static let divisor = 8

  let body: (Int, Worker) -> Void
  /// What the first thread does before it takes runs.
  let aside: (() -> Void)?
  let count: Int
  let threads: Int
  let workers: [Worker]
  /// What the pass is part of, if the run is profiled and it is part of one phase.
  let activity: Activity?

  func run(thread: Int) {
    if thread == 0 { aside?() }
    for other in 0..<threads { take(from: (thread + other) % threads, workers[thread]) }
  }

  /// Works off what is left of a thread's part.
  private func take(from owner: Int, _ worker: Worker) {
    let part = (count * owner / threads)..<(count * (owner + 1) / threads)
    let claimed = workers[owner].claimed
    var taken = claimed.pointee.load(ordering: .relaxed)
    while taken < part.count {
      let size = max(1, (part.count - taken) / Self.divisor)
      let (isMine, before) = claimed.pointee.weakCompareExchange(
        expected: taken, desired: taken + size, ordering: .relaxed)
      guard isMine else {
        taken = before
        continue
      }
      let first = part.lowerBound + taken
      worker.work(first..<(first + size), for: activity, body)
      taken = claimed.pointee.load(ordering: .relaxed)
    }
  }
}

extension Worker {
  /// Works off some runs, and charges them to an activity if there is one.
  fileprivate func work(
    _ runs: Range<Int>, for activity: Activity?, _ body: (Int, Worker) -> Void
  ) {
    guard let activity else {
      for run in runs { body(run, self) }
      return
    }
    stopwatch.time(activity) { for run in runs { body(run, self) } }
  }
}
