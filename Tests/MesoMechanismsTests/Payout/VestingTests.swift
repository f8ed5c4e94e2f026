import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct VestingTests {
  /// E11: 4 800 over 48 epochs with a cliff of 12, at t = 0, 11, 12, 30, 48.
  @Test func `a cliff holds back what accrues and then pays evenly`() throws {
    let schedule = try VestingPayout.entry.made(["cliff": "12", "duration": "48"]).schedule
    let received = [0, 11, 12, 30, 48].map { schedule[...$0].reduce(0, +) * 100 }

    #expect(received == [0, 0, 1_200, 3_000, 4_800])
  }

  @Test func `a cliff beyond the duration is refused`() throws {
    let error = try #require(throws: ParameterConflict.self) {
      _ = try VestingPayout.entry.made(["cliff": "49", "duration": "48"])
    }
    #expect(error.parameter == "cliff")
  }

  /// E10: 1 000 for days left of four years.
  @Test func `a vote-escrow balance falls in a straight line`() throws {
    let day: Int64 = 86_400
    let maximum = 1_460 * day
    // Locks end on whole weeks, so the days that are left count from a week's start.
    for (days, expected) in [
      (1_456, 1_000.0 * 1_456 / 1_460), (728, 1_000.0 * 728 / 1_460), (7, 7_000.0 / 1_460), (0, 0),
    ] as [(Int64, Double)] {
      let balance = VoteEscrow.balance(
        of: 1_000_000_000_000_000_000_000, unlock: days * day, now: 0, maximum: maximum)
      #expect(abs(Double(try #require(balance)) / 1e18 - expected) < 1e-6)
    }
  }

  /// The vector `ve_lock_integer`.
  @Test func `integer balances are those of the contract`() {
    let four = Int64(4 * 365 * 86_400)
    let now: Int64 = 1_700_000_000
    let token: Int128 = 1_000_000_000_000_000_000
    func balance(_ amount: Int128, _ unlock: Int64, at time: Int64) -> Int128? {
      VoteEscrow.balance(of: amount, unlock: unlock, now: time, maximum: four)
    }
    #expect(balance(1_000 * token, 1_826_144_000, at: now) == 997_995_941_146_607_619_200)
    #expect(balance(1_000 * token, 1_731_536_000, at: now) == 245_256_215_119_224_281_600)
    #expect(balance(token, 1_700_259_200, at: now) == 735_667_173_936_000)
    #expect(balance(1_000 * token, 1_826_144_000, at: 1_826_144_000) == 0)
    #expect(balance(token, 1_827_353_600, at: now) == nil)
  }

  /// min(10, 4 + 0.6 × 100·share).
  @Test func `a boost rises with the share of all locks up to the whole`() throws {
    let boost = try #require(VeLockPayout.entry.made().boost)

    #expect(boost.boosted(10, of: 100, balance: 0, of: 100) == 4)
    #expect(boost.boosted(10, of: 100, balance: 5, of: 100) == 7)
    #expect(boost.boosted(10, of: 100, balance: 10, of: 100) == 10)
    #expect(boost.boosted(10, of: 100, balance: 60, of: 100) == 10)
    #expect(boost.boosted(10, of: 100, balance: 0, of: 0) == 4)
  }

  @Test func `a lock keeps its share until its end`() throws {
    let payout = try VeLockPayout.entry.made(["share": "0.25", "lock": "3"])
    #expect(payout.schedule == [750_000_000, 0, 0, 250_000_000])
    #expect(payout.holding == .locked)
  }
}
