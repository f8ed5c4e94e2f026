/// The script of a page: draws pictures, sorts tables, saves both.
enum PageScript {
  static let text = #"""
    (() => {
      "use strict";
      const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
      const save = (name, type, parts) => {
        const link = document.createElement("a");
        link.download = name;
        link.href = URL.createObjectURL(new Blob(parts, {type}));
        document.body.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      };

      // Light or dark.
      const root = document.documentElement;
      const theme = document.getElementById("theme");
      theme.hidden = false;
      theme.addEventListener("click", () => {
        const dark = root.dataset.theme
          ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
        root.dataset.theme = dark ? "light" : "dark";
      });

      // Tables. A cell that a spreadsheet would take for a formula is saved as text.
      const value = cell => cell.dataset.v ?? cell.textContent;
      const quoted = text => /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
      const safe = text => quoted(
        /^[=+\-@\t\r]/.test(text) && !/^-?[0-9.]+(e[-+]?[0-9]+)?$/i.test(text) ? "'" + text : text);
      for (const table of all("table[data-file]")) {
        const heads = all("th", table);
        heads.forEach((head, place) => head.addEventListener("click", () => {
          const up = head.getAttribute("aria-sort") !== "ascending";
          heads.forEach(other => other.removeAttribute("aria-sort"));
          head.setAttribute("aria-sort", up ? "ascending" : "descending");
          const keys = all("tbody tr", table).map((row, order) => {
            const text = value(row.cells[place]);
            return {row, order, text, number: text === "" ? NaN : Number(text)};
          });
          const numbers = head.classList.contains("number");
          const missing = key => numbers ? Number.isNaN(key.number) : key.text === "";
          keys.sort((a, b) => {
            // What is missing goes last either way.
            if (missing(a) || missing(b)) return missing(a) - missing(b) || a.order - b.order;
            const order = numbers ? a.number - b.number
              : a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
            return (up ? order : -order) || a.order - b.order;
          });
          table.tBodies[0].append(...keys.map(key => key.row));
        }));
        table.closest("section").querySelector(".save").addEventListener("click", () => {
          const lines = [heads.map(head => safe(head.dataset.name))].concat(
            all("tbody tr", table).map(row => Array.from(row.cells, cell => safe(value(cell)))));
          save(table.dataset.file, "text/csv", lines.map(line => line.join(",") + "\n"));
        });
      }

      // Pictures.
      if (!window.vegaEmbed) return;
      const tip = document.createElement("div");
      tip.id = "tip";
      tip.hidden = true;
      document.body.append(tip);
      const tooltip = (handler, event, item, value) => {
        tip.hidden = value === null || value === undefined || value === "";
        if (tip.hidden) return;
        const lines = typeof value === "object" ? Object.entries(value) : [["", value]];
        tip.textContent = lines.filter(([, text]) => text !== null && text !== undefined)
          .map(([name, text]) => name ? name + ": " + text : text).join("\n");
        const left = Math.min(event.pageX + 12, scrollX + innerWidth - tip.offsetWidth - 8);
        tip.style.left = Math.max(0, left) + "px";
        tip.style.top = event.pageY + 12 + "px";
      };
      // As many columns as the names leave room for.
      const fitLegends = (part, width) => {
        if (part === null || typeof part !== "object") return;
        if (part.legend && part.scale && Array.isArray(part.scale.domain)) {
          const longest = Math.max(...part.scale.domain.map(name => String(name).length));
          part.legend.columns = Math.max(
            1, Math.min(part.scale.domain.length, Math.floor(width / (6.6 * longest + 46))));
        } else if (part.legend && part.legend.gradientLength) {
          part.legend.gradientLength = Math.min(part.legend.gradientLength, width * .6);
        }
        Object.values(part).forEach(child => fitLegends(child, width));
      };
      const draw = async figure => {
        const text = figure.querySelector("script").textContent;
        const written = JSON.parse(text);
        const spec = JSON.parse(text);
        const place = figure.querySelector(".chart");
        delete spec.title;
        delete spec.description;
        spec.config.background = null;
        spec.config.padding = 0;
        spec.config.axis.labelLimit = Math.min(190, Math.round(place.clientWidth * .42));
        // A legend stands beside the names of lines, not above them.
        const isNamed = /"y": \{"field": "label"/.test(text);
        fitLegends(spec, place.clientWidth - (isNamed ? spec.config.axis.labelLimit : 40));
        spec.width = "container";
        spec.autosize = {type: "fit-x", contains: "padding"};
        const result = await vegaEmbed(place, spec, {
          actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip,
        });
        const tools = figure.querySelector(".tools");
        tools.hidden = false;
        tools.addEventListener("click", async event => {
          const kind = event.target.dataset.save;
          const name = figure.dataset.chart;
          if (kind === "Vega-Lite") {
            save(name + ".vl.json", "application/json", [JSON.stringify(written, null, 2)]);
          } else if (kind === "SVG" || kind === "PNG") {
            const {view} = await vegaEmbed(document.createElement("div"), written,
              {actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip: false});
            if (kind === "SVG") save(name + ".svg", "image/svg+xml", [await view.toSVG()]);
            else (await view.toCanvas(2)).toBlob(blob => save(name + ".png", "image/png", [blob]));
          }
        });
        figure.dataset.drawn = "";
      };
      // What is far down is drawn when it comes near, so that a long page opens at once.
      const seen = new IntersectionObserver(entries => {
        for (const entry of entries) {
          if (!entry.isIntersecting) continue;
          seen.unobserve(entry.target);
          draw(entry.target).catch(error => {
            entry.target.querySelector(".chart").textContent = "This picture cannot be drawn: " + error;
            console.error(error);
          });
        }
      }, {rootMargin: "600px"});
      const figures = all("figure[data-chart]");
      figures.forEach(figure => seen.observe(figure));
      const drawAll = () => figures.forEach(figure => {
        if ("drawn" in figure.dataset) return;
        seen.unobserve(figure);
        draw(figure);
      });
      addEventListener("beforeprint", drawAll);
    })();

    """#
}
