import MesoModel
import MesoPrimitives
import Testing

/// What is put into a pool and taken out of it, against the vector `amm_sequence`.
struct PoolLiquidityTests {
  private func scenario(tokens: String, reserve: String, others: String) -> String {
    """
    scenario: liquidity
    seed: 5
    epochs: 1
    warm-up: 0
    replicates: 1
    supply: 5_000
    treasury: {balance: 500\(others)}
    token: {price: {kind: constant-product, tokens: \(tokens), reserve: \(reserve), fee: 0.003}}
    contributors: {idle: {strategy: honest, operators: 1}}
    mechanism: {verification: {kind: none}, reward: {kind: per-task, amount: 0}}
    """
  }

  /// 100 and 200.949 on top of 997.781 and 2 005.034 are 141.736 shares of 1 555.949.
  @Test func `what the treasury adds is matched, and its claims grow in proportion`() throws {
    let text = scenario(
      tokens: "997.781103498", reserve: "2005.034052484",
      others: ", reserve: 200.949290927, liquidity: 1")
    let frame = try frames(of: try world(text))[0]
    #expect(abs(Double(frame.balances[.pool]) / 1e9 - 1_097.781_103_498_339_7) < 1e-8)
    #expect(abs(Double(frame.market.balances[.pool]) / 1e9 - 2_205.983_343_410_706) < 1e-8)
    let share = try #require(frame.market.ownedShare)
    #expect(abs(share - 141.735_853_426_637_73 / 1_555.949_415_799_732_8) < 1e-9)
  }

  /// 200 of 1 555.949 shares take 142.393 and 281.003 out and leave 965.388 and 1 905.126: providers leave
  /// with that share because the pool returns less than they ask. The share has nine decimals.
  @Test func `who leaves takes its share of both sides`() throws {
    let text = scenario(tokens: "1107.781103498", reserve: "2186.129015246", others: "")
    let world = try world(text, "token.price.lp-return=0.1", "token.price.lp-exit=0.128538883")
    let frame = try frames(of: world)[0]
    func isClose(_ units: Int64, _ expected: Double) -> Bool {
      abs(Double(units) / 1e9 / expected - 1) < 1e-8
    }
    #expect(abs(200 / 1_555.949_415_799_732_8 - 0.128_538_883) < 5e-10)
    #expect(isClose(frame.balances[.pool], 965.388_157_783_075_8))
    #expect(isClose(frame.market.balances[.pool], 1_905.126_433_407_8))
    let (token, dollar) = (
      frame.flows.first { $0.from == .pool }, frame.market.flows.first { $0.from == .pool }
    )
    #expect(isClose(try #require(token).units, 142.392_945_715_263_9))
    #expect(isClose(try #require(dollar).units, 281.002_581_838_079_1))
  }
}
