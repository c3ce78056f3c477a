/* Charts by Observable Plot: drawn when they come near the screen, named for screen readers, saved as
   SVG with the colours on the screen and as CSV. What a chart shows also stands in the table below it. */
import type { Child } from "./element";
import { button, data, h } from "./element";
import type { Table } from "./save";
import { saveCsv, saveFile } from "./save";
import { maskNames } from "./view";

type Drawn = SVGSVGElement | HTMLElement;
export interface Small { title: string; draw: (width: number) => Drawn }

const drawings = new WeakMap<Element, () => void>();
const watcher = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) drawNow(target);
}, { rootMargin: "600px 0px" });

function drawNow(target: Element): void {
  watcher.unobserve(target);
  const draw = drawings.get(target);
  drawings.delete(target);
  draw?.();
}
/** Draws what has not come into view yet: for printing. */
export function drawAllCharts(): void {
  document.querySelectorAll(".chart-grid").forEach(drawNow);
}

const own_style = ["fill", "stroke", "color", "font-family", "font-size", "font-weight"];
/** A copy whose colours and fonts stand in its own attributes: a file has no page around it. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  [copy, ...copy.querySelectorAll<SVGElement>("*")].forEach((element, i) => {
    const style = getComputedStyle(from[i]);
    for (const name of own_style) {
      if (element.hasAttribute(name) || element === copy) element.setAttribute(name, style.getPropertyValue(name));
    }
  });
  return copy;
}

/** All small multiples of a chart in one SVG, where they stand on the screen. */
function composeSvg(grid: HTMLElement, title: string): string {
  const space = "http://www.w3.org/2000/svg";
  const around = grid.getBoundingClientRect();
  const page = getComputedStyle(document.body);
  const svg = document.createElementNS(space, "svg");
  const head = 34;
  for (const [name, value] of Object.entries({
    xmlns: space, width: around.width, height: around.height + head, viewBox: `0 0 ${around.width} ${around.height + head}`,
    color: page.color, "font-family": page.fontFamily, "font-size": 12,
  })) svg.setAttribute(name, String(value));
  const ground = document.createElementNS(space, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", page.backgroundColor);
  svg.append(ground, words(title, 0, 18, 15));
  for (const small of grid.querySelectorAll<HTMLElement>(".small")) {
    const name = small.querySelector(".small-title");
    const box = name?.getBoundingClientRect();
    if (name && box) linesOf(name.textContent ?? "", box.width).forEach((line, at) => svg.append(words(line, box.left - around.left, box.top - around.top + head + 12 + 15 * at, 12)));
    small.querySelectorAll<SVGSVGElement>("svg").forEach((part) => {
      const place = part.getBoundingClientRect();
      const copy = standalone(part);
      copy.setAttribute("x", String(place.left - around.left));
      copy.setAttribute("y", String(place.top - around.top + head));
      svg.append(copy);
    });
  }
  return new XMLSerializer().serializeToString(svg);

  /** A name as wide as its chart: about 6.6 px a letter. */
  function linesOf(text: string, width: number): string[] {
    return text.split(" ").reduce<string[]>((lines, word) => {
      const last = lines[lines.length - 1];
      if (last !== undefined && (last.length + 1 + word.length) * 6.6 <= width) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
      return lines;
    }, []);
  }
  function words(text: string, x: number, y: number, size: number): SVGTextElement {
    const element = document.createElementNS(space, "text");
    element.textContent = text;
    for (const [key, value] of Object.entries({ x, y, "font-size": size, "font-weight": 600, fill: page.color })) element.setAttribute(key, String(value));
    return element;
  }
}

interface Chart { name: string; title: string; about?: Child; wide?: boolean | "full"; smalls: Small[]; rows: () => Table; key?: Child; after?: Child }

/** A figure of small multiples. `about` says in words how to read it; `rows` is its data. */
export function chart({ name, title, about, wide, smalls, rows, key, after }: Chart): HTMLElement {
  const grid = h("div", { class: `chart-grid${wide ? " wide" : ""}${wide === "full" ? " full" : ""}` });
  drawings.set(grid, () => {
    for (const small of smalls) {
      const place = h("div", { class: "small" }, small.title ? h("p", { class: "small-title" }, data(small.title)) : null);
      grid.append(place);
      const svg = small.draw(Math.max(200, Math.floor(place.clientWidth)));
      // The picture is one image with one name; its parts have none.
      svg.querySelectorAll("[aria-label], [aria-description]").forEach((part) => { part.removeAttribute("aria-label"); part.removeAttribute("aria-description"); });
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", `${maskNames(title)}${small.title ? `: ${maskNames(small.title)}` : ""}. The numbers are in the table below.`);
      place.append(svg);
    }
    grid.classList.add("drawn");
  });
  watcher.observe(grid);
  return h("figure", { class: "chart" },
    h("figcaption", null, h("strong", null, maskNames(title)), about ? [" ", h("span", { class: "soft" }, about)] : null),
    key ?? null, grid, after ?? null,
    h("p", { class: "chart-tools" },
      button("SVG", () => { drawNow(grid); saveFile(`${name}.svg`, "image/svg+xml", composeSvg(grid, title)); }, { "aria-label": `Save the chart as SVG: ${title}` }),
      button("CSV", () => saveCsv(name, rows()), { "aria-label": `Save the data as CSV: ${title}` })));
}
