import MesoPrimitives
import Testing

struct FormulaTests {
  private func value(_ text: String, _ values: [Double] = [2, 3]) throws -> Double {
    try Formula(text, variables: ["x", "y"]).value(values)
  }

  @Test(arguments: [
    ("1 + 2 * x - y / 4", 4.25), ("-x", -2), ("min(x, y, 1)", 1), ("max(x, y)", 3),
    ("clamp(x, 0, 1)", 1), ("clamp(-x, 0, 1)", 0), ("sqrt(x + 2)", 2), ("abs(x - y)", 1),
    ("if(x > y, 10, 20)", 20), ("x < y ? 10 : 20", 10), ("x >= 2 && y != 3", 0),
    ("x == 2 || y == 0", 1), ("1.5e1 * x", 30), ("pow(x, y)", 8), ("1e-1 * 10", 1),
  ])
  func `a formula has the value that its words say`(text: String, expected: Double) throws {
    #expect(abs(try value(text) - expected) < 1e-14)
  }

  @Test func `elementary functions are our own to the last bit`() throws {
    for x in stride(from: 0.01, through: 30, by: 0.37) {
      #expect(try value("exp(-x)", [x, 0]) == Elementary.exp(-x))
      #expect(try value("log(x)", [x, 0]) == Elementary.log(x))
      #expect(try value("pow(x, 1.7)", [x, 0]) == Elementary.pow(x, 1.7))
    }
  }

  @Test func `what has no value is not a number, or infinite, and no error`() throws {
    #expect(try value("x / 0") == .infinity)
    #expect(try value("log(-x)").isNaN)
    #expect(try value("0 / 0").isNaN)
  }

  /// The column at which each fault stands, from 0.
  @Test(arguments: [
    ("x + z", 4, "there is no value 'z'"), ("x + foo(y)", 4, "there is no function 'foo'"),
    ("x ^ 2", 2, "write pow"), ("x = 3", 2, "compare with '=='"), ("x + \"a\"", 4, "no meaning"),
    ("x *", 3, "unexpected end"), ("(x", 2, "parenthesis"), ("x y", 2, "unexpected variable"),
    ("x, y", 0, "2 values"), ("  ", 0, "empty"), ("sin(x)", 0, "no function 'sin'"),
    ("log(x, 2)", 8, "too many parameters"), ("_pi * x", 0, "no value '_pi'"),
    ("min", 0, "no value 'min'"), ("x(2)", 0, "no function 'x'"), ("score + x", 0, "score"),
  ])
  func `a fault is reported at its character`(text: String, offset: Int, words: String) throws {
    let error = try #require(throws: FormulaError.self) { try value(text) }
    #expect(error.offset == offset, "\(error)")
    #expect(error.description.contains(words), "\(error)")
  }

  @Test func `a misspelt name is answered with the nearest`() throws {
    let error = try #require(throws: FormulaError.self) {
      _ = try Formula("scroe * 2", variables: ["score", "stake"])
    }
    #expect(error.description.contains("did you mean 'score'?"))
  }

  @Test func `only the variables in the formula are used`() throws {
    let formula = try Formula("max(y, 0)", variables: ["x", "y", "yy"])
    #expect(formula.used == ["y"])
  }

  @Test func `rows are evaluated on many threads as on one`() async throws {
    let formula = try Formula("x * exp(-y) + (x > y ? 1 : 0)", variables: ["x", "y"])
    func rows() -> [Double] {
      var results = [Double](repeating: 0, count: 600)
      formula.evaluate(
        rows: 600, value: { variable, row in variable == 0 ? Double(row) : Double(row % 7) },
        store: { results[$0] = $1 })
      return results
    }
    let expected = rows()
    await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<16 { group.addTask { rows() } }
      for await result in group { #expect(result == expected) }
    }
  }
}
