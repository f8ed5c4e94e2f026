public import MesoModel
public import MesoPrimitives

/// Users burn tokens for dollars of the network's own, work is priced in those and paid in new
/// tokens, and no dollars are issued while too little backs them.
///
/// - *Issue.* In every epoch users order `usd-per-use` for each use. They burn tokens for it at the
///   price of the epoch and get their worth in dollars less `spread`, rounded down. What was burned is
///   the vault: a credit to mint as many tokens again.
/// - *Settlement.* Dollars are spent in equal parts over `lease` epochs from the one of their issue, the
///   last of which takes what rounding leaves. What is due is paid in tokens at the price of the epoch,
///   rounded down, out of the credit first and beyond it by dilution, whatever the collateral.
/// - *Breaker.* Collateral is vault · price ⁄ dollars outstanding. At `warn` and below orders are executed
///   in batches that grow longer, so that those of the last unfinished batch wait for the next epoch; at
///   `halt` and below users' orders are refused.
///
/// Example: 10 000 tokens burned at 1 dollar back 9 975 dollars. At 0.95 dollars a token the collateral is
/// 0.9523 and all is well; at 0.94 it is 0.9423, and a batch lasts ⌊10 · 1.1⁷⌋ = 19 blocks instead of 10; at
/// 0.89 it is 0.8922, and nothing more is issued.
///
/// Departures: dollars are not lent or traded, so that none come back to the vault but by leases; the
/// price has no error and no delay, where the chain takes a mean of an hour and stops if that is stale.
///
/// Attacks: whoever can hold the price down for an epoch closes the market; once collateral is below
/// 1, paying leases takes it further down, so that the breaker opens again only with the price or
/// when all leases have run out.
///
/// Properties: mints no more than was burned where the price does not fall; the memory is the vault, the
/// dollars that wait and the dollars due in each epoch to come; O(lease).
///
/// - SeeAlso: Akash, `bme` module.
public struct CollateralMintEmission: Emission {
  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "collateral-mint",
      summary:
        "Users burn tokens for the network's own dollars, work priced in those is paid in new "
        + "tokens, and a breaker halts the issue where too little backs it.",
      parameters: [
        .number(
          "usd-per-use", in: 0...1_000_000_000, unit: "dollars", default: "1",
          "What a use costs, in dollars.", control: .environment),
        .share("spread", default: "0.0025", "Share of what is burned that buys no dollars."),
        .count(
          "lease", in: 1...10_000, unit: "epochs", default: "10",
          "Epochs over which dollars are spent, in equal parts."),
        .amount("vault", default: "0", "Tokens that back dollars before any are issued."),
        .number(
          "warn", in: 0...10, unit: "ratio", default: "0.95",
          "Collateral at which orders are executed in longer batches."),
        .number(
          "halt", in: 0...10, unit: "ratio", default: "0.90",
          "Collateral at which none are executed; 0 for never."),
        .count(
          "batch", in: 1...14_400, unit: "blocks", default: "10", "Blocks of the shortest batch."),
        .number(
          "backoff", in: 0...10, unit: "share", default: "0.10",
          "How much longer a batch is for each tenth of a percent below the warning."),
        .number(
          "block-seconds", in: 0.001...86_400, unit: "seconds", default: "6",
          "What a block takes.", control: .environment),
      ],
      instruments: ["The price of the token in dollars, without error or delay: an idealisation."],
      reference: "Akash, bme module")
  ) { values in
    let (warn, halt) = (values.number("warn"), values.number("halt"))
    guard halt <= warn else {
      throw ParameterConflict(
        parameter: "halt", "'halt' must not be above 'warn': the warning comes first.")
    }
    return CollateralMintEmission(
      usdPerUse: values.number("usd-per-use"), spread: values.proportion("spread"),
      lease: values.count("lease"), vault: values.amount("vault"),
      breaker: CollateralBreaker(
        warn: Int64((warn * 10_000).rounded()), halt: Int64((halt * 10_000).rounded()),
        batch: values.count("batch"), backoff: values.number("backoff")),
      blockSeconds: values.number("block-seconds"))
  }

  let usdPerUse: Double
  let spread: Proportion
  let lease: Int
  let vault: Amount
  let breaker: CollateralBreaker
  let blockSeconds: Double

  /// What is remembered: base units of tokens in the vault, of dollars ordered that wait, and of dollars
  /// due in this epoch and those to come.
  private struct Book {
    var vault: Int64
    var waiting: Int64 = 0
    var due: [Int64] = []

    var outstanding: Int64 { due.reduce(0, +) }
  }

  private func book(_ memory: Memory) -> Book {
    guard memory.integers.count >= 2 else { return Book(vault: vault.units) }
    return Book(
      vault: memory.integers[0], waiting: memory.integers[1], due: Array(memory.integers[2...]))
  }

  private func keep(_ book: Book, in memory: inout Memory) {
    memory.integers = [book.vault, book.waiting] + book.due
  }

  public func useBurn(_ view: PublicView, memory: inout Memory) -> UseBurn? {
    var book = book(memory)
    let ordered = usdPerUse * view.record.uses
    let points = CollateralBreaker.collateral(
      vault: book.vault, price: view.priceUSD, outstanding: book.outstanding)
    guard let blocks = breaker.blocks(at: points) else {
      book.waiting = 0
      keep(book, in: &memory)
      return UseBurn(usd: 0, fee: .zero)
    }
    var late = 0.0
    if breaker.status(at: points) == .warning {
      let all = view.epochDays * 86_400 / blockSeconds
      late = 1 - min(1, (all / Double(blocks)).rounded(.down) * Double(blocks) / all)
    }
    let usd = ordered * (1 - late) + Double(book.waiting) / view.unitsPerToken
    book.waiting = Int64(min(0x1p61, ordered * late * view.unitsPerToken))
    keep(book, in: &memory)
    return UseBurn(usd: usd, fee: .zero)
  }

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    guard view.priceUSD > 0 else { return .zero }
    var book = book(memory)
    let burned = view.record.burnedForUse
    let worth = Double((burned - spread.of(burned)).units) * view.priceUSD
    book.vault = min(1 << 61, book.vault + burned.units)
    issue(Int64(max(0, min(0x1p60 - Double(book.outstanding), worth))), in: &book)
    let due = book.due.removeFirst()
    let tokens = Int64(min(0x1p61, Double(due) / view.priceUSD))
    book.vault -= min(book.vault, tokens)
    keep(book, in: &memory)
    return Amount(units: tokens)
  }

  /// Makes dollars due in equal parts over a lease, and what rounding leaves with the last.
  private func issue(_ dollars: Int64, in book: inout Book) {
    while book.due.count < lease { book.due.append(0) }
    let (part, rest) = dollars.quotientAndRemainder(dividingBy: Int64(lease))
    for epoch in 0..<lease { book.due[epoch] += part }
    book.due[lease - 1] += rest
  }
}
