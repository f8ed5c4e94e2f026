import MesoScenario

extension ResultPage {
  /// What was asked, and the way to the sections.
  var masthead: Markup {
    // What an author expects goes with the author's own question.
    let expected = story.question == nil ? folder.scenario?.expectation : nil
    let expectation = expected.map {
      Markup.element(
        "p", [("class", "expectation")], [Markup.element("b", "Expected: "), Markup($0)])
    }
    return Markup.element(
      "header",
      [
        Markup.element(
          "p", [("class", "kicker")], "\(Words.capitalised(kindName)) · \(folder.manifest.scenario)"
        ),
        Markup.element("h1", question), expectation ?? Markup([]),
        Markup.element(
          "nav", [("aria-label", "Sections")],
          [
            ("#answer", "Answer"), ("#pictures", "Pictures"), ("#tables", "Tables"),
            ("#origin", "How it was made"),
          ]
          .map { link, name in Markup.element("a", [("href", link)], name) }
            + [
              Markup.element(
                "button", [("type", "button"), ("id", "theme"), ("hidden", "")], "Light or dark")
            ]),
      ])
  }

  /// What was found, in words.
  var answer: Markup {
    let points = story.points.map { point in
      Markup.element(
        "li", [("class", point.mark.rawValue)],
        [
          Markup.element("span", [("class", "mark"), ("aria-hidden", "true")], point.mark.sign),
          point.mark.word.isEmpty
            ? Markup([]) : Markup.element("span", [("class", "heard")], "\(point.mark.word): "),
          Markup(point.text),
        ])
    }
    let shown = points.count <= 8
    let list = Markup.element("ul", [("class", "points")], points)
    return Markup.element(
      "section", [("id", "answer")],
      [
        Markup.element("h2", "Answer"),
        Markup(
          [folder.problems].flatMap { $0 }.map { Markup.element("p", [("class", "problem")], $0) }),
        Markup(story.answer.map { Markup.element("p", [("class", "answer")], $0) }),
        points.isEmpty
          ? Markup([])
          : shown
            ? list
            : Markup.element(
              "details", [Markup.element("summary", "All \(points.count) in detail"), list]),
        Markup(story.cautions.map { Markup.element("p", [("class", "note")], $0) }),
      ])
  }

  func pictures(_ areDrawn: Bool) -> Markup {
    guard !story.pictures.isEmpty else { return Markup([]) }
    let hint = Markup.element(
      "p", [("class", "problem")],
      "Pictures are left out, as the chart renderer is not installed: run scripts/charts once and "
        + "make this page again.")
    let galleries = story.pictures.flatMap { gallery in
      [
        Markup.element("h3", gallery.title),
        Markup.element("div", [("class", "gallery")], gallery.charts.map(figure)),
      ]
    }
    let noScript = Markup.element(
      "noscript",
      [Markup.element("p", [("class", "problem")], "Pictures need JavaScript; tables do not.")])
    return Markup.element(
      "section", [("id", "pictures")],
      [Markup.element("h2", "Pictures")] + (areDrawn ? [noScript] + galleries : [hint]))
  }

  private func figure(_ chart: Chart) -> Markup {
    Markup.element(
      "figure", [("data-chart", chart.name)],
      [
        Markup.element("h4", chart.title),
        Markup.element(
          "div", [("class", "chart"), ("role", "img"), ("aria-label", chart.caption)], ""),
        Markup.element("figcaption", chart.caption),
        Markup.element(
          "p", [("class", "tools"), ("hidden", "")],
          ["SVG", "PNG", "Vega-Lite"].map {
            Markup.element(
              "button",
              [
                ("type", "button"), ("data-save", $0),
                ("aria-label", "Save \(chart.title) as \($0)"),
              ], $0)
          }),
        Markup.verbatim(
          "script", [("type", "application/json")], "\n\(chart.specification.text)\n"),
        Markup.newline,
      ])
  }

  var tables: Markup {
    Markup.element(
      "section", [("id", "tables")],
      [
        Markup.element("h2", "Tables"),
        Markup.element(
          "p", [("class", "note")],
          "Numbers are rounded to four digits; what is saved has them in full. A heading sorts."),
      ] + story.tables.enumerated().map { $1.markup($0 + 1) })
  }

  var footer: Markup {
    Markup.element(
      "footer",
      [
        Markup.element(
          "p",
          "Made by mesocosm \(Mesocosm.version) from the tables in this folder. Nothing on this page is "
            + "fetched, and nothing leaves it.")
      ])
  }
}
