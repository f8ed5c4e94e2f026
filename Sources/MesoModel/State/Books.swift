import MesoPrimitives

/// What an operator earned, lost and spent in this epoch and in the current window of income, and
/// what it made since the warm-up. Base units; one cache line.
struct Book: BitwiseCopyable {
  // This epoch.
  /// Earned, whether or not it is paid out yet.
  var due: Int64 = 0
  /// Slashed, forfeited and charged.
  var lost: Int64 = 0
  /// Spent on effort or inspection.
  var spent: Int64 = 0

  // The current window.
  var windowIncome: Int64 = 0
  var windowRewards: Int64 = 0
  var windowProfit = 0.0

  // Since the warm-up.
  /// The sum of true quality over contributions.
  var quality = 0.0
  var contributions: Int32 = 0
  /// Windows closed.
  var windows: Int32 = 0
}

/// The books of a side's operators: the open ones, and what their closed windows came to.
///
/// Sums over the run are those of the closed windows plus the current one, so that an epoch
/// touches little memory.
struct Books {
  let open: Column<Book>
  /// A running mean of profit per epoch, which adaptation compares.
  let payoff: Column<Double>

  private let closedIncome: Column<Int64>
  private let closedRewards: Column<Int64>
  private let closedProfit: Column<Double>
  let windowMean: Column<Double>
  let windowSquares: Column<Double>
  let lossWindows: Column<Int32>
  let lossSum: Column<Double>

  init(operators: Int, arena: Arena) {
    open = arena.column(operators, of: Book())
    payoff = arena.column(operators, of: 0)
    closedIncome = arena.column(operators, of: 0)
    closedRewards = arena.column(operators, of: 0)
    closedProfit = arena.column(operators, of: 0)
    windowMean = arena.column(operators, of: 0)
    windowSquares = arena.column(operators, of: 0)
    lossWindows = arena.column(operators, of: 0)
    lossSum = arena.column(operators, of: 0)
  }

  /// Received − lost, since the warm-up.
  var income: [Int64] { zip(closedIncome.array, open.array).map { $0 + $1.windowIncome } }
  /// Earned, since the warm-up.
  var rewards: [Int64] { zip(closedRewards.array, open.array).map { $0 + $1.windowRewards } }
  /// Received − lost − spent − capital cost, since the warm-up.
  var profit: [Double] { zip(closedProfit.array, open.array).map { $0 + $1.windowProfit } }
  /// One operator's part of ``profit``.
  func profit(of operator: Int) -> Double {
    closedProfit[`operator`] + open[`operator`].windowProfit
  }
  var contributions: [Int] { open.array.map { Int($0.contributions) } }
  var quality: [Double] { open.array.map { $0.quality } }
  var windows: [Int] { open.array.map { Int($0.windows) } }

  /// Enters an operator's epoch and clears it for the next.
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
    let book = open.base + `operator`
    let gain = received &- book.pointee.lost
    let net = Double(gain &- book.pointee.spent) - capital
    if measured {
      book.pointee.windowIncome &+= gain
      book.pointee.windowRewards &+= book.pointee.due
      book.pointee.windowProfit += net
      if closesWindow { closeWindow(`operator`) }
    }
    book.pointee.due = 0
    book.pointee.lost = 0
    book.pointee.spent = 0
    return net
  }

  /// Adds a window's sum to the running mean and squares (B. P. Welford, Technometrics 1962).
  private func closeWindow(_ place: Int) {
    let book = open.base + place
    let sum = Double(book.pointee.windowIncome)
    let deviation = sum - windowMean[place]
    book.pointee.windows += 1
    let mean = windowMean[place] + deviation / Double(book.pointee.windows)
    windowMean[place] = mean
    windowSquares[place] += deviation * (sum - mean)
    if book.pointee.windowProfit < 0 {
      lossWindows[place] += 1
      lossSum[place] -= book.pointee.windowProfit
    }
    closedIncome[place] += book.pointee.windowIncome
    closedRewards[place] += book.pointee.windowRewards
    closedProfit[place] += book.pointee.windowProfit
    book.pointee.windowIncome = 0
    book.pointee.windowRewards = 0
    book.pointee.windowProfit = 0
  }
}
