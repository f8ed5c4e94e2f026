import MesoPrimitives
import MesoReport
import Testing

@Suite struct CSVTextTests {
  private func text(_ build: (inout CSVText) -> Void) -> String {
    var csv = CSVText()
    build(&csv)
    return String(decoding: csv.bytes, as: UTF8.self)
  }

  @Test func `cells are quoted where they must be and nowhere else`() {
    let text = text {
      $0.add("plain")
      $0.add("a,b")
      $0.add("say \"no\"")
      $0.add("two\nlines")
      $0.add("")
      $0.add("größer")
      $0.endRow()
    }

    #expect(text == "plain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",,größer\n")
  }

  @Test func `numbers are shortest, missing ones empty, amounts exact`() {
    let text = text {
      $0.add(0.1)
      $0.add(3.0)
      $0.add(nil as Double?)
      $0.add(Double.nan)
      $0.add(-12)
      $0.add(Amount(units: 1_500_000_001), decimals: 9)
      $0.endRow()
    }

    #expect(text == "0.1,3,,,-12,1.500000001\n")
  }

  @Test func `a row may begin with a missing cell or with cells rendered before`() {
    var ids = CSVText()
    ids.add("tiny")
    ids.add(1)

    let text = text {
      $0.addMissing()
      $0.add(1)
      $0.endRow()
      $0.add(cells: ids)
      $0.add(2)
      $0.endRow()
    }

    #expect(text == ",1\ntiny,1,2\n")
  }
}
