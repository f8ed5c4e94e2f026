/// The style sheet of a page.
enum PageStyle {
  static let text = """
    :root {
      --paper: #ffffff; --ink: #1b1f24; --soft: #575e66; --line: #dfe3e7; --wash: #f5f7f8;
      --link: #1f5f99; --yes: #1f6fb2; --no: #b8481b; --open: #6a7077; --grid: #e6e9ec;
      --alarm: #fdf3ec;
    }
    @media (prefers-color-scheme: dark) {
      :root:not([data-theme="light"]) {
        --paper: #14171b; --ink: #e7eaed; --soft: #a3abb3; --line: #30363c; --wash: #1b1f24;
        --link: #7db8ec; --yes: #7db8ec; --no: #f0956a; --open: #a3abb3; --grid: #2a2f35;
        --alarm: #2b211b; color-scheme: dark;
      }
    }
    :root[data-theme="dark"] {
      --paper: #14171b; --ink: #e7eaed; --soft: #a3abb3; --line: #30363c; --wash: #1b1f24;
      --link: #7db8ec; --yes: #7db8ec; --no: #f0956a; --open: #a3abb3; --grid: #2a2f35;
      --alarm: #2b211b; color-scheme: dark;
    }
    :root[data-theme="light"] { color-scheme: light; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
    }
    header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
    header { padding-top: 2.5rem; }
    .kicker { margin: 0; color: var(--soft); font-size: .875rem; letter-spacing: .02em; }
    h1 {
      max-width: 44rem; margin: .4rem 0 .8rem; font-size: clamp(1.35rem, 1rem + 1.7vw, 2rem);
      line-height: 1.25; font-weight: 650; letter-spacing: -.012em; text-wrap: balance;
    }
    h2 { margin: 3rem 0 .8rem; font-size: 1.35rem; font-weight: 650; letter-spacing: -.008em; }
    h3 { margin: 2rem 0 .6rem; font-size: 1.05rem; font-weight: 620; }
    h4 { margin: 0 0 .5rem; font-size: .95rem; font-weight: 600; }
    p, ul, dl { max-width: 46rem; }
    .expectation, .note, figcaption { color: var(--soft); font-size: .9rem; }
    nav { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; align-items: center;
      margin-top: 1.2rem; padding: .5rem 0; border-top: 1px solid var(--line);
      border-bottom: 1px solid var(--line); font-size: .9rem; }
    a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .3rem .6rem; }
    .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .answer { font-size: 1.12rem; line-height: 1.5; margin: .5rem 0; }
    .problem { background: var(--alarm); border-left: 3px solid var(--no); padding: .5rem .8rem; }
    .points { list-style: none; padding: 0; margin: 1rem 0; }
    .points li { position: relative; padding: .15rem 0 .15rem 1.6rem; overflow-wrap: anywhere; }
    .mark { position: absolute; left: 0; width: 1.2rem; text-align: center; font-weight: 700; }
    .yes .mark { color: var(--yes); } .no .mark { color: var(--no); }
    .open .mark, .plain .mark { color: var(--open); }
    .gallery { display: grid; gap: 1.25rem;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 31rem), 1fr)); }
    figure { margin: 0; padding: 1rem 1.1rem .7rem; border: 1px solid var(--line);
      border-radius: 6px; min-width: 0; display: flex; flex-direction: column; }
    figcaption { margin-top: .6rem; line-height: 1.45; font-size: .84rem; }
    .chart { width: 100%; min-height: 4rem; overflow: hidden; }
    .chart svg { display: block; max-width: 100%; overflow: visible; }
    .chart svg text { fill: var(--soft); }
    .chart svg .role-axis-title text, .chart svg .role-legend-label text,
    .chart svg .role-legend-title text { fill: var(--ink); }
    .chart svg .role-axis-grid line { stroke: var(--grid); }
    .chart svg .role-axis-tick line { stroke: var(--line); }
    .chart svg .role-mark.mark-text text { fill: revert-layer; }
    .tools { margin: .5rem 0 0; display: flex; gap: .4rem; }
    figure .tools { margin-top: auto; padding-top: .5rem; }
    button { font: inherit; font-size: .8rem; color: var(--soft); background: none; cursor: pointer;
      border: 1px solid var(--line); border-radius: 4px; padding: .15rem .55rem; }
    button:hover { color: var(--ink); border-color: var(--soft); }
    #theme { margin-left: auto; }
    .scroll { overflow: auto; max-height: 34rem; border: 1px solid var(--line); border-radius: 6px; }
    table { border-collapse: collapse; font-size: .85rem; width: 100%;
      font-variant-numeric: tabular-nums; }
    th, td { padding: .3rem .7rem; text-align: left; vertical-align: top; white-space: nowrap; }
    td { border-top: 1px solid var(--line); max-width: 30rem; overflow: hidden;
      text-overflow: ellipsis; }
    th { position: sticky; top: 0; background: var(--wash); font-weight: 600; z-index: 1; }
    th button { all: unset; cursor: pointer; font-weight: 600; }
    th button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    th[aria-sort="ascending"] button::after { content: " ↑"; }
    th[aria-sort="descending"] button::after { content: " ↓"; }
    .number { text-align: right; }
    tbody tr:hover { background: var(--wash); }
    #origin td { white-space: normal; min-width: 7rem; overflow-wrap: anywhere; }
    pre { background: var(--wash); border: 1px solid var(--line); border-radius: 6px;
      padding: .8rem 1rem; overflow: auto; max-height: 34rem; font-size: .85rem; }
    .command { white-space: pre-wrap; overflow-wrap: anywhere; }
    code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; }
    dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
    details { margin: 1rem 0; } summary { cursor: pointer; color: var(--link); }
    footer { margin-top: 4rem; padding-bottom: 2rem; color: var(--soft); font-size: .85rem; }
    #tip { position: absolute; z-index: 9; max-width: 20rem; padding: .4rem .6rem; font-size: .8rem;
      background: var(--paper); color: var(--ink); border: 1px solid var(--line);
      border-radius: 4px; box-shadow: 0 2px 8px #0003; pointer-events: none; white-space: pre-line; }
    @media (max-width: 40rem) {
      header, main, footer { padding-left: 1rem; padding-right: 1rem; }
      header { padding-top: 1.5rem; } figure { padding: .8rem .7rem .5rem; }
      dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
    }
    @media print {
      :root, :root[data-theme="dark"] { --paper: #fff; --ink: #000; --soft: #444; --line: #ccc;
        --wash: #fff; --grid: #e6e9ec; --yes: #1f6fb2; --no: #b8481b; --open: #444; }
      nav, .tools, .skip { display: none; } figure, tr { break-inside: avoid; }
      .gallery { display: block; } figure { margin-bottom: 1rem; max-width: 40rem; }
      .scroll, pre { max-height: none; overflow: visible; } th { position: static; }
      table { font-size: .7rem; } th, td { white-space: normal; padding: .15rem .3rem; }
    }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }

    """
}
