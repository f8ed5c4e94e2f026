extension PageTable {
  /// What a column is called on a page.
  private static let names: [String: String] = [
    "mechanism": "treatment", "ci_low": "95 % from", "ci_high": "95 % to", "diff": "difference",
    "diff_ci_low": "difference from", "diff_ci_high": "difference to", "sd": "standard deviation",
    "q05": "5 % quantile", "q50": "median", "q95": "95 % quantile", "n": "replicates",
    "n_pairs": "pairs", "p_value": "p", "p_adjusted": "p, Holm", "p_rank": "p, Wilcoxon",
  ]

  private static func title(_ column: String) -> String {
    if let name = names[column] { return name }
    return column.hasPrefix("p.") ? Words.lever(column) : column.replacing("_", with: " ")
  }

  /// The table, with buttons that sort and save it.
  ///
  /// - Parameter number: Its number on the page.
  func markup(_ number: Int) -> Markup {
    let id = "table-\(number)"
    let numeric = columns.indices.map { column in
      rows.contains { !$0[column].isEmpty }
        && rows.allSatisfy { $0[column].isEmpty || Self.number($0[column]) != nil }
    }
    let head = columns.enumerated().map { place, column in
      Markup.element(
        "th", [("scope", "col"), ("data-name", column), ("class", numeric[place] ? "number" : "")],
        [
          Markup.element(
            "button", [("type", "button"), ("title", "Sort by \(column)")], Self.title(column))
        ])
    }
    let body = rows.map { row in
      Markup.element(
        "tr",
        zip(row, numeric).map { cell, isNumeric in
          guard isNumeric, let value = Self.number(cell) else {
            return Markup.element("td", cell)
          }
          let text = NumberText.significant(value)
          var attributes: [Markup.Attribute] = [("class", "number")]
          if text != cell { attributes.append(("data-v", cell)) }
          return Markup.element("td", attributes, text)
        })
    }
    return Markup.element(
      "section", [("class", "table"), ("id", id)],
      [
        Markup.element("h3", title),
        remark,
        Markup.element(
          "div",
          [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)],
          [
            Markup.element(
              "table", [("data-file", file)],
              [
                Markup.element("thead", [Markup.element("tr", head)]), Markup.newline,
                Markup.element("tbody", body.flatMap { [$0, Markup.newline] }),
              ])
          ]),
        save,
      ])
  }

  private var remark: Markup {
    let cut =
      rows.count < rowCount
      ? "The first \(rows.count) of \(rowCount) rows; all are in \(file)." : ""
    let text = [note, cut].filter { !$0.isEmpty }.joined(separator: " ")
    return text.isEmpty ? Markup([]) : Markup.element("p", [("class", "note")], text)
  }

  private var save: Markup {
    Markup.element(
      "p", [("class", "tools")],
      [
        Markup.element(
          "button", [("type", "button"), ("class", "save")],
          rows.count < rowCount ? "Save these \(rows.count) rows as CSV" : "Save as CSV")
      ])
  }

  /// A cell as a number, if it is one in full.
  private static func number(_ cell: String) -> Double? {
    guard cell.utf8.allSatisfy({ (0x2B...0x39).contains($0) || $0 == 0x65 || $0 == 0x45 }),
      let number = Double(cell), number.isFinite
    else { return nil }
    return number
  }
}
