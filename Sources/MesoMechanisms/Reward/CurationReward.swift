public import MesoModel
import MesoPrimitives

/// Lets curators put tokens behind work, and share in what users pay for it.
///
/// When work is accepted, validators that come upon it and like it put `deposit` tokens behind it, one
/// after the other: `tax` is burned, and the rest buys signal on the work's Bancor curve. Of what
/// users pay for a work `curator-share` goes into its curve, the rest to its author; a work that
/// nobody signals gives its author everything. A curator leaves with the probability `exit` in an
/// epoch, and everyone does after `life` epochs, in the order in which they came. Signal is turned
/// back by the curve, rounded down; the last to leave takes all that is left.
///
/// Example: with a ratio of ½ and a tax of 1 % a first curator puts in 10 000 and others 10 000 more.
/// After fees of 1 000 the curve holds 20 800; the first takes 19 016 if it leaves first, and
/// 1 784 remain for the others.
///
/// Attacks: the early-exit rent above, which a flat curve (`ratio: 1`) does not have; signalling
/// one's own work early; following others' signal in place of looking. Duplicates draw curators
/// to themselves.
///
/// Properties: budget-balanced but for the tax; needs curators with tokens; O(validators) an
/// accepted work and O(works + positions) an epoch; pure.
///
/// - SeeAlso: graphprotocol/contracts, Curation.sol (ratio ½, tax 1 %) and L2Curation.sol (flat).
public struct CurationReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "curation",
      summary: "Lets curators put tokens behind work, and share in what users pay for it.",
      parameters: [
        .number(
          "ratio", in: 0.05...1, unit: "reserve ratio", default: "0.5",
          "Reserve ratio of the curves; 1 for a flat price."),
        .share("tax", default: "0.01", "Share of a deposit that is burned."),
        .amount("deposit", default: "1", "Tokens that a curator puts behind a work."),
        .share("curator-share", default: "0.1", "Share of a work's fees that goes to its curve."),
        .share(
          "attention", default: "0.1", "Probability that a curator comes upon a new work.",
          control: .environment),
        .share(
          "exit", default: "0.05", "Probability that a curator leaves a work in an epoch.",
          control: .environment),
        .count("life", in: 1...1_000_000, unit: "epochs", default: "40", "Epochs of a curve."),
        .qualityExponent, .decay,
      ],
      instruments: [
        "How often each work is used: a public count that follows its quality.",
        "What curators think of a work: a look at its quality with their own error.",
      ],
      reference: "graphprotocol/contracts, Curation.sol.")
  ) { values in CurationReward(values) }

  let ratio: Double
  let tax: Proportion
  let deposit: Amount
  let curatorShare: Proportion
  let attention: Double
  let exit: Double
  let life: Int
  let terms: UsageTerms

  init(_ values: ParameterValues) {
    ratio = values.number("ratio")
    tax = values.proportion("tax")
    deposit = values.amount("deposit")
    curatorShare = values.proportion("curator-share")
    attention = values.number("attention")
    exit = values.number("exit")
    life = values.count("life")
    terms = UsageTerms(
      qualityExponent: values.number("quality-exponent"), decay: values.proportion("decay"))
  }

  public var source: FundingSource { .fees }
  public var usage: UsageTerms? { terms }

  public func purse(_ totals: RewardTotals) -> Purse {
    .shared(Amount(units: Int64(min(0x1p62, totals.usage * Double(totals.fee.units)))))
  }

  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    var book = CurationBook(memory, ratio: ratio)
    payForUse(roll, &book)
    leave(roll, &book)
    for work in book.works.indices {
      book.works[work].use = terms.decay.of(Amount(units: book.works[work].use)).units
    }
    book.drop { roll.epoch - Int($0.accepted) >= life || $0.use == 0 && $0.curve.supply == 0 }
    for index in roll.accepted { list(index, of: roll, in: &book) }
    memory = book.memory
  }

  /// Splits what users pay among works by use, and each part between curators and author.
  private func payForUse(_ roll: Roll, _ book: inout CurationBook) {
    let total = book.works.reduce(Int64(0)) { $0 + $1.use }
    guard total > 0 else { return }
    let before = roll.reserve
    let paid = roll.collectFees()
    var kept: Int64 = 0
    for work in book.works.indices {
      let part = mulDivFloor(paid, book.works[work].use, total)
      let isCurated = book.works[work].curve.supply > 0
      let curators = isCurated ? curatorShare.of(Amount(units: part)).units : 0
      book.works[work].curve.reserve += curators
      kept += curators
      roll.pay(part - curators, to: Int(book.works[work].author), because: "use of its work")
    }
    // What rounding leaves goes to the treasury.
    roll.release(roll.reserve - before - kept, burn: false)
  }

  /// Lets curators leave, and all of them where a curve's time is over.
  private func leave(_ roll: Roll, _ book: inout CurationBook) {
    var staying: [CurationBook.Position] = []
    for position in book.positions {
      let work = book.works[position.work]
      let isOver = roll.epoch - Int(work.accepted) >= life
      let curator = Int(position.curator)
      let salt = Int(work.accepted) &* 1_000_003 &+ Int(work.author)
      guard isOver || roll.leaves(curator, work: salt, probability: exit) else {
        staying.append(position)
        continue
      }
      let tokens = book.works[position.work].curve.withdraw(position.signal)
      roll.withdraw(tokens, principal: position.principal, to: curator)
    }
    book.positions = staying
  }

  /// Opens a curve for a new work and takes its first curators' deposits.
  private func list(_ index: Int, of roll: Roll, in book: inout CurationBook) {
    let entry = roll.entries[index]
    var work = CurationBook.Work(
      author: Int64(entry.identity), accepted: Int64(roll.epoch), use: entry.appeal,
      curve: BancorCurve(ratio: ratio))
    let levy = tax.of(deposit).units
    for curator in roll.admirers(of: index, attention: attention) {
      var curve = work.curve
      let signal = curve.deposit(deposit.units - levy)
      guard signal > 0, roll.deposit(deposit.units, of: curator) else { continue }
      roll.tax(levy, of: curator)
      work.curve = curve
      book.positions.append(
        CurationBook.Position(
          work: book.works.count, curator: Int64(curator), signal: signal,
          principal: deposit.units - levy))
    }
    book.works.append(work)
  }
}
