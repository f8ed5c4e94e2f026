public import MesoPrimitives

/// Where tokens and reserve currency change hands: the second book, and what the parties to it hold.
///
/// There is one where somebody sells, where trades make the price, or where the treasury holds
/// reserve currency. Users and investors outside hold what is left of 2⁶² base units.
final class Market {
  /// The book of reserve currency.
  var ledger: Ledger
  /// Where trades make the price; `nil` where it is given, and the outside takes any amount at it.
  var venue: (any Venue)?
  var state: VenueState
  /// Claims on the pool: all, and the treasury's.
  var claims: Int64
  var ownClaims: Int64 = 0
  /// Claims of those outside at the start.
  let openingClaims: Int64
  /// What operators have cashed and kept, by side.
  let contributorCash: Column<Int64>
  let validatorCash: Column<Int64>
  /// What its work cost each contributor in the epoch, where any contributor sells.
  let contributorCost: Column<Int64>
  /// What each offers in the epoch.
  let contributorOffer: Column<Int64>
  let validatorOffer: Column<Int64>
  /// The last price at which there was anything to trade.
  var lastPrice: Double
  /// Reserve currency that changed hands with the venue in the epoch.
  var volume: Int64 = 0
  /// The mean of the pool's yearly return that its providers look at.
  var poolReturn: Double
  var bonds: BondMarket?
  /// Tokens that bond buyers get, by epoch modulo the vesting time plus 1.
  var maturing: [Int64]

  private static let everything: Int64 = 1 << 62

  init(_ world: World, operators: Int, judges: Int, arena: Arena, scratch: Arena) {
    venue = world.price.venue
    let unit = world.token.unitsPerToken
    state =
      venue?.opening(supply: world.supply - world.pooledTokens, unitsPerToken: unit)
      ?? VenueState(tokens: 0, reserve: 0, unitsPerToken: unit)
    contributorCash = arena.column(operators, of: 0)
    validatorCash = arena.column(judges, of: 0)
    let sells = world.contributors.contains { $0.terms.sells != nil }
    contributorCost = scratch.column(sells ? operators : 0, of: 0)
    contributorOffer = scratch.column(operators, of: 0)
    validatorOffer = scratch.column(judges, of: 0)
    var opening = ClassBalances()
    opening[.pool] = state.reserve
    opening[.treasury] = world.treasuryTerms.reserve.units
    opening[.outside] = Self.everything - opening[.pool] - opening[.treasury]
    ledger = Ledger(opening: opening)
    openingClaims = Self.squareRoot(state.tokens, state.reserve)
    claims = openingClaims
    lastPrice = venue?.spot(state) ?? 0
    poolReturn = venue?.liquidity?.requiredReturn ?? 0
    maturing = world.treasuryTerms.bonds.map { [Int64](repeating: 0, count: $0.vesting + 1) } ?? []
    if let terms = world.treasuryTerms.bonds {
      bonds = BondMarket(
        terms, capacity: Double(terms.capacity.units) / unit,
        supply: Double(world.supply.units) / unit)
    }
  }

  /// ⌊√(a · b)⌋: the claims of whoever fills a pool first.
  static func squareRoot(_ a: Int64, _ b: Int64) -> Int64 {
    let product = Int128(a) * Int128(b)
    var root = Int128(Double(product).squareRoot())
    while root * root > product { root -= 1 }
    while (root + 1) * (root + 1) <= product { root += 1 }
    return Int64(root)
  }

  /// ⌊a · b ⁄ c⌋, as far as it can be counted.
  static func capped(_ a: Int64, _ b: Int64, over c: Int64) -> Int64 {
    Int64(min(Int128(a) * Int128(b) / Int128(c), Int128(Int64.max / 4)))
  }

  /// Tokens that the venue holds; a curve holds none.
  var pooled: Int64 { venue.map { $0.mints ? 0 : state.tokens } ?? 0 }

  /// Starts a new epoch's list of postings.
  func startEpoch() {
    ledger.startEpoch()
    volume = 0
  }

  /// Keeps what a run of contributors spent, which their books are about to forget.
  func noteCosts(of operators: Range<Int>, _ books: Books) {
    guard contributorCost.count > 0 else { return }
    for place in operators { contributorCost[place] = max(0, books.spent[place]) }
  }

  /// Whether the venue has anything to trade with.
  var isOpen: Bool { venue != nil && state.tokens > 0 && state.reserve > 0 }

  /// Dollars per token; what it last was, where no tokens are left to trade, and nothing where no
  /// reserve is left for them.
  var price: Double {
    guard let venue, isOpen else { return venue != nil && state.tokens > 0 ? 0 : lastPrice }
    return venue.spot(state)
  }

  /// Σ classes − what there was, with the venue's reserve and operators' cash counted one by one.
  var conservationError: Int64 {
    let counted = state.reserve + Self.sum(contributorCash) + Self.sum(validatorCash)
    let recorded = ledger.balances[.pool] + ledger.balances[.liquid]
    return ledger.balances.total - recorded + counted - ledger.supply
  }

  /// Tokens that bond buyers wait for.
  var locked: Int64 { maturing.reduce(0, +) }

  private static func sum(_ column: Column<Int64>) -> Int64 {
    (0..<column.count).reduce(0) { $0 + column.base[$1] }
  }

  func write(to writer: inout StateWriter) {
    for account in AccountClass.allCases { writer.write(ledger.balances[account]) }
    for value in [state.tokens, state.reserve, claims, ownClaims, Int64(maturing.count)] + maturing
    {
      writer.write(value)
    }
    writer.write(lastPrice)
    writer.write(poolReturn)
    bonds?.write(to: &writer)
  }

  func read(from reader: inout StateReader, _ terms: TreasuryTerms) throws {
    var balances = ClassBalances()
    for account in AccountClass.allCases { balances[account] = try reader.integer() }
    ledger = Ledger(balances: balances, minted: 0, burned: 0, initialSupply: Self.everything)
    state.tokens = try reader.integer()
    state.reserve = try reader.integer()
    claims = try reader.integer()
    ownClaims = try reader.integer()
    guard try reader.integer() == Int64(maturing.count) else {
      throw CheckpointError.otherPopulation
    }
    for slot in maturing.indices { maturing[slot] = try reader.integer() }
    lastPrice = try reader.number()
    poolReturn = try reader.number()
    if let bonds = terms.bonds { self.bonds = try BondMarket(bonds, from: &reader) }
  }
}

extension World {
  /// Tokens that a pool holds at the start.
  public var pooledTokens: Amount {
    guard let venue = price.venue, !venue.mints else { return .zero }
    let opening = venue.opening(supply: .zero, unitsPerToken: token.unitsPerToken)
    return Amount(units: opening.tokens)
  }

  /// Whether anything is traded for reserve currency.
  public var hasMarket: Bool {
    price.venue != nil || treasuryTerms.isActive
      || contributors.contains { $0.terms.sells != nil }
      || validators.contains { $0.terms.sells != nil }
  }
}
