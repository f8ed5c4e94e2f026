import MesoPrimitives

/// What each operator of a side earned, lost and spent: in this epoch, in the current window of
/// income, and in the windows closed since the warm-up ended. Base units.
///
/// Sums over the run are those of the closed windows plus the current one, so that an epoch
/// touches few columns.
struct Books {
  // This epoch.
  /// Earned, whether or not it is paid out yet.
  let due: Column<Int64>
  /// Slashed, forfeited and charged.
  let lost: Column<Int64>
  /// Spent on effort or inspection.
  let spent: Column<Int64>
  /// A running mean of profit per epoch, which adaptation compares.
  let payoff: Column<Double>

  // The current window.
  private let windowIncome: Column<Int64>
  private let windowRewards: Column<Int64>
  private let windowProfit: Column<Double>

  // The windows closed since the warm-up.
  private let closedIncome: Column<Int64>
  private let closedRewards: Column<Int64>
  private let closedProfit: Column<Double>
  let windows: Column<Int32>
  let windowMean: Column<Double>
  let windowSquares: Column<Double>
  let lossWindows: Column<Int32>
  let lossSum: Column<Double>

  // Since the warm-up.
  let contributions: Column<Int32>
  let quality: Column<Double>

  init(operators: Int, arena: Arena) {
    due = arena.column(operators, of: 0)
    lost = arena.column(operators, of: 0)
    spent = arena.column(operators, of: 0)
    payoff = arena.column(operators, of: 0)
    windowIncome = arena.column(operators, of: 0)
    windowRewards = arena.column(operators, of: 0)
    windowProfit = arena.column(operators, of: 0)
    closedIncome = arena.column(operators, of: 0)
    closedRewards = arena.column(operators, of: 0)
    closedProfit = arena.column(operators, of: 0)
    windows = arena.column(operators, of: 0)
    windowMean = arena.column(operators, of: 0)
    windowSquares = arena.column(operators, of: 0)
    lossWindows = arena.column(operators, of: 0)
    lossSum = arena.column(operators, of: 0)
    contributions = arena.column(operators, of: 0)
    quality = arena.column(operators, of: 0)
  }

  /// Received − lost, since the warm-up.
  var income: [Int64] { zip(closedIncome.array, windowIncome.array).map { $0 + $1 } }
  /// Earned, since the warm-up.
  var rewards: [Int64] { zip(closedRewards.array, windowRewards.array).map { $0 + $1 } }
  /// Received − lost − spent − capital cost, since the warm-up.
  var profit: [Double] { zip(closedProfit.array, windowProfit.array).map { $0 + $1 } }

  /// Enters an operator's epoch and clears its columns for the next.
  ///
  /// - Parameters:
  ///   - received: What was paid out to the operator in the epoch.
  ///   - capital: The cost of the capital that the operator held, in base units.
  ///   - measured: Whether the warm-up is over.
  ///   - closesWindow: Whether a window of income ends with this epoch.
  /// - Returns: The operator's profit in the epoch, in base units.
  @inline(__always)
  func close(
    _ operator: Int, received: Int64, capital: Double, measured: Bool, closesWindow: Bool
  ) -> Double {
    let place = `operator`
    let gain = received &- lost[place]
    let net = Double(gain &- spent[place]) - capital
    if measured {
      windowIncome[place] &+= gain
      windowRewards[place] &+= due[place]
      windowProfit[place] += net
      if closesWindow { closeWindow(place) }
    }
    due[place] = 0
    lost[place] = 0
    spent[place] = 0
    return net
  }

  /// Adds a window's sum to the running mean and squares (B. P. Welford, Technometrics 1962).
  private func closeWindow(_ place: Int) {
    let count = windows[place] + 1
    let sum = Double(windowIncome[place])
    let deviation = sum - windowMean[place]
    let mean = windowMean[place] + deviation / Double(count)
    windows[place] = count
    windowMean[place] = mean
    windowSquares[place] += deviation * (sum - mean)
    if windowProfit[place] < 0 {
      lossWindows[place] += 1
      lossSum[place] -= windowProfit[place]
    }
    closedIncome[place] += windowIncome[place]
    closedRewards[place] += windowRewards[place]
    closedProfit[place] += windowProfit[place]
    windowIncome[place] = 0
    windowRewards[place] = 0
    windowProfit[place] = 0
  }
}
