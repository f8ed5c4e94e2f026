import MesoPrimitives

extension Engine {
  /// Phase 10: what is due now is received; stakes are topped up; operators close their books.
  func payout() {
    if redistributesSlashes { forEachTile { tile, _ in self.payOut(tile) } }
    var (released, releases) = (Int64(0), 0)
    for tile in 0..<tiles.count {
      released += tileFunding.base[tile].paidOut
      releases += Int(tileFunding.base[tile].paidOutTransfers)
    }
    if !escrow.isImmediate {
      ledger.record(.vest, from: .escrow, to: .liquid, transfers: releases, units: released)
    }
    var (topUp, topUps) = (Int64(0), 0)
    for place in 0..<tileSums.count {
      topUp += tileSums.base[place].topUp
      topUps += Int(tileSums.base[place].topUpTransfers)
    }
    ledger.record(.topUp, from: .liquid, to: .stake, transfers: topUps, units: topUp)
    closeValidatorBooks()
  }

  /// Whether a window of income ends with this epoch.
  private var closesWindow: Bool {
    epoch > world.warmUp && (epoch - world.warmUp) % world.incomeWindow == 0
  }

  /// The cost of holding one base unit of capital for an epoch.
  var capitalRate: Double { world.capitalCost * world.epochDays / 365.25 }

  /// Pays a tile's operators what is due now, tops their stakes up, and closes their books.
  func payOut(_ tile: Tile) {
    let accounts = contributors.accounts
    let books = contributors.books
    let sums = tileSums.base + tile.index * plans.behaviours
    let measured = epoch > world.warmUp
    let (closes, rate) = (closesWindow, capitalRate)
    let immediate = escrow.isImmediate
    let bonds = contributors.bonded.count > 0
    let payoffGain = payoffGain
    let (plans, recording, epoch) = (self.plans, recordsEvents, self.epoch)
    var (paidOut, transfers) = (Int64(0), Int32(0))
    for place in tile.operators {
      let behaviour = Int(contributors.behaviour[place])
      let due = books.open[place].due
      let received = immediate ? due : escrow.exchange(place, earned: due, epoch: epoch)
      if received > 0 {
        accounts.credit(place, received)
        paidOut &+= received
        transfers &+= 1
      }
      let (below, amount) = (plans.topUpBelow[behaviour], plans.topUpAmount[behaviour])
      var stake: Int64 = 0
      for identity in contributors.identities(of: place) {
        if amount > 0, accounts.stake(of: identity) < below, accounts.liquid(of: place) >= amount {
          accounts.lock(amount, of: place, in: identity)
          sums[behaviour].topUp &+= amount
          sums[behaviour].topUpTransfers &+= 1
          if recording {
            note(
              .topUp, .contributors, operator: place, identity: identity, units: amount,
              "stake below the operator's own floor")
          }
        }
        stake &+= accounts.stake(of: identity)
      }
      let held = bonds ? stake &+ contributors.bonded[place] : stake
      let capital = Double(held) * rate
      sums[behaviour].stake &+= stake
      sums[behaviour].balance &+= accounts.liquid(of: place)
      let net = books.close(
        place, received: received, capital: capital, measured: measured, closesWindow: closes)
      if payoffGain > 0 { books.payoff[place] += (net - books.payoff[place]) * payoffGain }
    }
    tileFunding.base[tile.index].paidOut = paidOut
    tileFunding.base[tile.index].paidOutTransfers = transfers
  }

  /// The weight of this epoch's profit in the running mean that adaptation compares; 0 where
  /// nothing compares it.
  ///
  /// The mean is exact over the first `window` epochs and forgets at 1 ⁄ window from then on.
  private var payoffGain: Double {
    guard case .payoff(let window, _) = world.adaptation.rule.basis else { return 0 }
    return 1 / Double(min(epoch, window))
  }

  /// Tops up validators' stakes and closes their books.
  private func closeValidatorBooks() {
    let accounts = validators.accounts
    let measured = epoch > world.warmUp
    var (topUp, topUps) = (Int64(0), 0)
    for place in 0..<validators.operatorCount {
      let behaviour = Int(validators.behaviour[place])
      let below = plans.validatorTopUpBelow[behaviour]
      let amount = plans.validatorTopUpAmount[behaviour]
      var stake: Int64 = 0
      for identity in validators.identities(of: place) {
        if amount > 0, accounts.stake(of: identity) < below, accounts.liquid(of: place) >= amount {
          accounts.lock(amount, of: place, in: identity)
          topUp += amount
          topUps += 1
          note(
            .topUp, .validators, operator: place, identity: identity, units: amount,
            "stake below the operator's own floor")
        }
        stake += accounts.stake(of: identity)
      }
      let held = stake + (validators.bonded.count > 0 ? validators.bonded[place] : 0)
      let capital = Double(held) * capitalRate
      frame.validators[behaviour].stake += stake
      frame.validators[behaviour].balance += accounts.liquid(of: place)
      frame.validators[behaviour].capitalCost += capital
      if present.validators[Int(validators.home[place])] == 1 {
        frame.validators[behaviour].operators += 1
        frame.validators[behaviour].identities += validators.identities(of: place).count
      }
      let net = validators.books.close(
        place, received: validators.books.open[place].due, capital: capital, measured: measured,
        closesWindow: closesWindow)
      if payoffGain > 0 {
        validators.books.payoff[place] += (net - validators.books.payoff[place]) * payoffGain
      }
    }
    ledger.record(.topUp, from: .liquid, to: .stake, transfers: topUps, units: topUp)
  }
}
