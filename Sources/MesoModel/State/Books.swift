import MesoPrimitives

/// The books of a side's operators: what each earned, lost and spent in this epoch and in the
/// current window of income, and what its closed windows came to. Base units.
///
/// Sums over the run are those of the closed windows plus the current one, so that an epoch
/// touches little memory. What nothing reads is not kept, and its columns are empty.
struct Books {
  // This epoch. A tile that is settled and paid out in one go keeps the first two in its worker.
  /// Earned, whether or not it is paid out yet.
  let due: Column<Int64>
  /// Slashed, forfeited and charged.
  let lost: Column<Int64>
  /// Spent on effort or inspection.
  let spent: Column<Int64>

  // The current window.
  private let windowIncome: Column<Int64>
  private let windowProfit: Column<Double>

  // Since the warm-up.
  private let earned: Column<Int64>
  /// The sum of true quality over contributions.
  let qualitySum: Column<Double>
  let made: Column<Int32>
  private let windowCount: Column<Int32>

  /// A running mean of profit per epoch, which adaptation compares; empty where it does not.
  let payoff: Column<Double>

  /// Profit in the last epoch; empty unless operators come and go by it.
  let latest: Column<Double>

  private let closedIncome: Column<Int64>
  private let closedProfit: Column<Double>
  let windowMean: Column<Double>
  let windowSquares: Column<Double>
  let lossWindows: Column<Int32>
  let lossSum: Column<Double>

  /// Opens empty books.
  ///
  /// - Parameters:
  ///   - records: What is kept since the warm-up.
  ///   - comparesPayoff: Whether adaptation reads the running mean of profit.
  ///   - keepsLatest: Whether the profit of the last epoch decides who comes and goes.
  ///   - arena: What an epoch hands to the next.
  ///   - scratch: What every epoch fills anew.
  init(
    operators: Int, records: OperatorRecords, comparesPayoff: Bool, keepsLatest: Bool, arena: Arena,
    scratch: Arena
  ) {
    let accounts = records.contains(.accounts) ? operators : 0
    let work = records.contains(.work) ? operators : 0
    due = scratch.column(operators, of: 0)
    lost = scratch.column(operators, of: 0)
    spent = scratch.column(operators, of: 0)
    windowIncome = arena.column(accounts, of: 0)
    windowProfit = arena.column(accounts, of: 0)
    earned = arena.column(records.contains(.rewards) ? operators : 0, of: 0)
    qualitySum = arena.column(work, of: 0)
    made = arena.column(work, of: 0)
    windowCount = arena.column(accounts, of: 0)
    payoff = arena.column(comparesPayoff ? operators : 0, of: 0)
    latest = arena.column(keepsLatest ? operators : 0, of: 0)
    closedIncome = arena.column(accounts, of: 0)
    closedProfit = arena.column(accounts, of: 0)
    windowMean = arena.column(accounts, of: 0)
    windowSquares = arena.column(accounts, of: 0)
    lossWindows = arena.column(accounts, of: 0)
    lossSum = arena.column(accounts, of: 0)
  }

  /// Received − lost, since the warm-up.
  var income: [Int64] { zip(closedIncome.array, windowIncome.array).map { $0 + $1 } }
  /// Earned, since the warm-up.
  var rewards: [Int64] { earned.array }
  /// Earned since the warm-up, by those who have made something since.
  var rewardsOfMakers: [Int64] {
    [Int64](unsafeUninitializedCapacity: earned.count) { rewards, makers in
      for place in 0..<earned.count {
        rewards[makers] = earned[place]
        makers += made[place] > 0 ? 1 : 0
      }
    }
  }
  /// Received − lost − spent − capital cost, since the warm-up.
  var profit: [Double] { zip(closedProfit.array, windowProfit.array).map { $0 + $1 } }
  /// One operator's part of ``profit``.
  func profit(of operator: Int) -> Double {
    closedProfit[`operator`] + windowProfit[`operator`]
  }
  var contributions: [Int] { made.array.map { Int($0) } }
  var quality: [Double] { qualitySum.array }
  var windows: [Int] { windowCount.array.map { Int($0) } }

  /// How the books of an epoch are closed.
  struct Closing {
    /// The cost of holding one base unit of capital for the epoch.
    var capitalRate: Double
    /// Whether the warm-up is over.
    var isMeasured: Bool
    /// Whether a window of income ends with the epoch.
    var closesWindow: Bool
    /// The weight of the epoch's profit in the running mean; 0 where nothing compares it.
    var payoffGain: Double
  }

  /// Enters the epoch of a run of operators and clears it for the next.
  ///
  /// - Parameters:
  ///   - due: What each earned; cleared.
  ///   - lost: What each lost; cleared.
  ///   - spent: What each spent; cleared.
  ///   - received: What was paid out to each in the epoch.
  ///   - held: The capital that each held.
  ///   - net: Room for each one's profit in the epoch.
  func close(
    _ operators: Range<Int>, due: UnsafeMutablePointer<Int64>, lost: UnsafeMutablePointer<Int64>,
    spent: UnsafeMutablePointer<Int64>, received: UnsafePointer<Int64>, held: UnsafePointer<Int64>,
    net: UnsafeMutablePointer<Double>,
    _ closing: Closing
  ) {
    let (first, count) = (operators.lowerBound, operators.count)
    let keepsAccounts = closing.isMeasured && windowIncome.count > 0
    if keepsAccounts || closing.payoffGain > 0 || latest.count > 0 {
      var row = 0
      while row < count {
        net[row] = Double(received[row] &- lost[row] &- spent[row])
        row &+= 1
      }
      if closing.capitalRate != 0 {
        row = 0
        while row < count {
          net[row] -= Double(held[row]) * closing.capitalRate
          row &+= 1
        }
      }
    }
    if keepsAccounts {
      let income = windowIncome.base + first
      let profit = windowProfit.base + first
      var row = 0
      while row < count {
        income[row] &+= received[row] &- lost[row]
        profit[row] += net[row]
        row &+= 1
      }
      if closing.closesWindow { for place in operators { closeWindow(place) } }
    }
    if closing.isMeasured && earned.count > 0 {
      let rewards = earned.base + first
      var row = 0
      while row < count {
        rewards[row] &+= due[row]
        row &+= 1
      }
    }
    if latest.count > 0 { (latest.base + first).update(from: net, count: count) }
    if closing.payoffGain > 0 {
      let payoff = payoff.base + first
      var row = 0
      while row < count {
        payoff[row] += (net[row] - payoff[row]) * closing.payoffGain
        row &+= 1
      }
    }
    var row = 0
    while row < count {
      due[row] = 0
      lost[row] = 0
      spent[row] = 0
      row &+= 1
    }
  }

  /// Adds a window's sum to the running mean and squares (B. P. Welford, Technometrics 1962).
  private func closeWindow(_ place: Int) {
    let sum = Double(windowIncome[place])
    let deviation = sum - windowMean[place]
    windowCount[place] += 1
    let mean = windowMean[place] + deviation / Double(windowCount[place])
    windowMean[place] = mean
    windowSquares[place] += deviation * (sum - mean)
    if windowProfit[place] < 0 {
      lossWindows[place] += 1
      lossSum[place] -= windowProfit[place]
    }
    closedIncome[place] += windowIncome[place]
    closedProfit[place] += windowProfit[place]
    windowIncome[place] = 0
    windowProfit[place] = 0
  }
}
