/// What contributors earned and have not fetched, by operator, in base units.
struct ClaimBook {
  var terms: ClaimTerms
  let owed: Column<Int64>
  /// What was fetched in this epoch.
  let paid: Column<Int64>

  /// Opens a book if the payout wants one.
  init?(_ world: World, operators: Int, arena: Arena, scratch: Arena) {
    guard let terms = world.mechanism.payout.claims else { return nil }
    self.terms = terms
    owed = arena.column(operators, of: 0)
    paid = scratch.column(operators, of: 0)
  }

  var sum: Int64 { owed.array.reduce(0, +) }
}
