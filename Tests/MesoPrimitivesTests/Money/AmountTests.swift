import MesoPrimitives
import Testing

@Suite struct AmountTests {
  @Test(
    arguments: [
      (1_500_000, 6, "1.5"), (0, 6, "0"), (-1, 6, "-0.000001"), (42, 0, "42"),
      (-1_000_000, 6, "-1"), (1_000_001, 6, "1.000001"), (100, 1, "10"),
      (Int64.min, 18, "-9.223372036854775808"), (Int64.max, 0, "9223372036854775807"),
    ])
  func `an amount prints exactly and briefly and reads back`(
    units: Int64, decimals: Int, text: String
  ) throws {
    #expect(Amount(units: units).text(decimals: decimals) == text)
    #expect(try Amount.parse(text, decimals: decimals) == Amount(units: units))
  }

  @Test func `random amounts read back what they print`() throws {
    var stream = Distances.stream(31)
    for _ in 0..<2_000 {
      let shift = stream.below(63)
      let amount = Amount(units: Int64(bitPattern: stream.word64()) >> Int64(shift))
      let decimals = stream.below(19)
      #expect(try Amount.parse(amount.text(decimals: decimals), decimals: decimals) == amount)
    }
  }

  @Test func `separators and trailing zeros are read`() throws {
    #expect(try Amount.parse("-1_000.250", decimals: 3) == Amount(units: -1_000_250))
    #expect(try Amount.parse("007", decimals: 0) == Amount(units: 7))
  }

  @Test(
    arguments: ["", "-", ".", "1.", ".5", "1.2.3", "_1", "1_", "1__0", "+1", "1e3", " 1", "١"])
  func `what is not a number is refused`(text: String) {
    #expect(throws: AmountError.notANumber(text: text)) { try Amount.parse(text, decimals: 6) }
  }

  @Test func `a decimal too many is refused`() {
    #expect(throws: AmountError.tooManyDecimals(text: "1.25", allowed: 1)) {
      try Amount.parse("1.25", decimals: 1)
    }
  }

  @Test(arguments: ["9223372036854.775808", "-9223372036854.775809", "10000000000000000000000"])
  func `an amount beyond 64 bits is refused`(text: String) {
    #expect(throws: AmountError.outOfRange(text: text)) { try Amount.parse(text, decimals: 6) }
  }

  @Test func `errors are sentences`() {
    let error = AmountError.tooManyDecimals(text: "1.25", allowed: 1)

    #expect("\(error)" == "'1.25' has too many decimals; the token has 1.")
  }

  @Test func `sums and differences are those of the units`() {
    var amount = Amount(units: 5) + Amount(units: 7) - Amount(units: 20)
    #expect(amount == Amount(units: -8))
    amount += Amount(units: 10)
    amount -= Amount(units: 1)
    #expect(amount == Amount(units: 1))
    #expect(Amount.zero < amount)
  }

  @Test func `overflow stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Amount(units: .max) + Amount(units: 1)
    }
  }
}
