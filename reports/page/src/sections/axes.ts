/* Framing by target: for each axis a chart and a table of outlets; never summed over targets. */
import { chart } from "../chart";
import type { AxisCount } from "../counts";
import { axisCount, hasPoles, wordsOf } from "../counts";
import type { Child } from "../element";
import { capital, data, grouped, h, lazyDetails, plural, spaced } from "../element";
import { openHits } from "../evidence";
import { show, showInterval, sum } from "../figures";
import { drawPoles } from "../plots";
import type { Poles } from "../plots";
import type { AxisRow, Wording } from "../report";
import { report } from "../report";
import type { Table } from "../save";
import { sideTable } from "../table";
import { PASSED_ON, WORDINGS, WORDING_NAMES, WORDING_SHORT, axisById, axisKind, outlets, targetById, targetName } from "../terms_used";
import { outletName, shownOutlets } from "../view";
import { wordingMark } from "./compared";

type Cells = Record<Wording, AxisCount>;
/** `cells`: the counts, by outlet. */
interface IndexedRow { row: AxisRow; index: number; uses: number; cells: Cells[] }
const most_charted = 9;
const fewest_charted = 3;
const fewest_unfolded = 5;

function rowsByAxis(kinds: string[]): Map<string, IndexedRow[]> {
  const groups = new Map<string, IndexedRow[]>();
  report.axes.forEach((row, index) => {
    if (!kinds.includes(axisKind(row.axis))) return;
    const cells: Cells[] = [];
    for (const o of shownOutlets()) cells[o] = Object.fromEntries(WORDINGS.map((w) => [w, axisCount(row, index, o, w)])) as Cells;
    const uses = cells.reduce((n, of) => n + WORDINGS.reduce((m, w) => m + of[w].hits.value + of[w].flagged.value, 0), 0);
    if (uses > 0) groups.set(row.axis, [...(groups.get(row.axis) ?? []), { row, index, uses, cells }]);
  });
  return groups;
}

function axisCell(row: AxisRow, cells: Cells, outlet: number): Child {
  const label = `${outletName(outlet)}, ${row.axis}, ${targetName(row.target)}`;
  const title = (rest: string) => [data(outletName(outlet)), ": ", data(row.axis), " about ", data(targetName(row.target)), `, ${rest}`];
  const here = (x: { outlet: string | null; axis: string | null; target: string | null }) => x.outlet === outlets[outlet] && x.axis === row.axis && x.target === row.target;
  const open = (wording: Wording, pole?: "negative" | "positive") => () => openHits(title(WORDING_NAMES[wording] + (pole ? `, ${pole} pole` : "")),
    (x) => here(x) && x.wording === wording && x.flags.length === 0 && (!pole || (pole === "negative" ? x.weight < 0 : x.weight > 0)),
    (pole ? cells[wording][pole] : cells[wording].hits)?.value ?? 0);
  const own = cells.outlet;
  const flagged = sum(WORDINGS.map((w) => cells[w].flagged));
  const pole = (name: "negative" | "positive", sign: string, cls: string) => {
    const n = own[name];
    return n && n.value > 0 ? h("span", { class: cls }, show(n, { sign, label: `${name}, ${label}`, action: open("outlet", name) })) : null;
  };
  return [
    h("div", { class: "main" }, show(own.hits, { label: `${label}, outlet’s wording`, action: open("outlet") }),
      own.hits.value > 0 && hasPoles(row) ? h("span", { class: "pole-counts" }, pole("negative", "−", "neg-text"), " ", pole("positive", "+", "pos-text")) : null,
      own.rate && own.hits.value > 0 ? h("span", { class: "rate" }, show(own.rate, { digits: 1 }), " per 1,000 words") : h("span", { class: "rate" }, "in ", show(wordsOf(outlet)), " words")),
    own.hits.value > 0 ? showInterval(own.bounds, { digits: 1 }) : null,
    h("ul", { class: "others" }, PASSED_ON.filter((w) => cells[w].hits.value > 0).map((w) =>
      h("li", null, wordingMark(w), h("span", null, show(cells[w].hits, { label: `${label}, ${WORDING_NAMES[w]}`, action: open(w) }), ` ${WORDING_SHORT[w]}`))),
      flagged.value > 0 ? h("li", null, wordingMark("aside"), h("span", null, show(flagged, { label: `${label}, set aside`, action: () => openHits(title("set aside"), (x) => here(x) && x.flags.length > 0, flagged.value) }), " set aside")) : null),
  ];
}

/** `poles`: whether they are told apart where there is no target. */
export function rowHead(target: string | null, poles = false): Child {
  if (target === null) return [h("span", { class: "soft" }, "no target"), h("span", { class: "row-note" }, "words that the sentence ties to nobody", poles ? "" : "; they may speak of either side, so their poles are not told apart")];
  const kind = targetById.get(target)?.kind;
  return [data(targetName(target)), kind ? h("span", { class: "row-note" }, data(spaced(kind))) : null];
}

const rateOf = (count: number, outlet: number) => (wordsOf(outlet).value > 0 ? (1000 * count) / wordsOf(outlet).value : 0);

function axisChart(axis: string, rows: IndexedRow[]): Child {
  const own = ({ cells }: IndexedRow) => cells.reduce((n, of) => n + of.outlet.hits.value, 0);
  const charted = rows.filter((r) => hasPoles(r.row) && own(r) >= fewest_charted)
    .sort((a, b) => b.uses - a.uses || a.index - b.index).slice(0, most_charted);
  if (charted.length === 0) return null;
  const shown = shownOutlets();
  const barsOf = ({ cells }: IndexedRow): Poles[] => shown.flatMap((o) => (["outlet", "source"] as Wording[]).map((w) => {
    const c = cells[o][w];
    const negative = c.negative?.value ?? 0;
    const positive = c.positive?.value ?? 0;
    return { row: outletName(o), negative: rateOf(negative, o), positive: rateOf(positive, o), hollow: w === "source", note: [negative ? `−${negative}` : "", positive ? `+${positive}` : ""].filter(Boolean).join(" ") };
  }));
  const bars = charted.map(barsOf);
  const most = Math.max(0.1, ...bars.flat().map((b) => Math.max(b.negative, b.positive)));
  const about = axisById.get(axis);
  const table = (): Table => charted.flatMap(({ row, cells }) => shown.flatMap((o) => WORDINGS.map((w) => {
    const c = cells[o][w];
    return { outlet: outletName(o), axis, target: row.target, wording: w, hits: c.hits.value, negative: c.negative?.value, positive: c.positive?.value,
      words: wordsOf(o).value, per_thousand: c.rate?.value ?? null, low: c.bounds?.low ?? null, high: c.bounds?.high ?? null };
  })));
  return chart({
    name: `axis-${axis}`, title: `${capital(spaced(axis))}: hits by 1,000 words`,
    about: ["left ", h("span", { class: "neg-text" }, "− ", data(about?.negative ?? "negative")), ", right ", h("span", { class: "pos-text" }, "+ ", data(about?.positive ?? "positive")), "; filled: the outlet’s wording, dashed: its sources’",
      charted.length < rows.length ? `; targets with at least ${fewest_charted} hits` : ""],
    smalls: charted.map(({ row }, i) => ({ title: targetName(row.target), draw: (width: number) => drawPoles(width, shown.map(outletName), bars[i], most) })),
    rows: table,
  });
}

/** Hits in the outlets' own wording that are about a target. */
const aboutSomebody = (rows: IndexedRow[]): number => rows.filter(({ row }) => row.target !== null).reduce((n, { cells }) => n + cells.reduce((m, of) => m + of.outlet.hits.value, 0), 0);

const axisHeading = (id: string): HTMLElement => h("h3", null, data(capital(spaced(id))));

function axisBody(id: string, rows: IndexedRow[]): Child {
  const axis = axisById.get(id);
  const corner = [h("span", { class: "neg-text" }, "− ", data(axis?.negative ?? "negative")), h("br"), h("span", { class: "pos-text" }, "+ ", data(axis?.positive ?? "positive"))];
  return [axisChart(id, rows),
    sideTable(`axis-${id}`, h("span", { class: "about" }, data(axis?.about ?? "")), corner, rows.map(({ row, cells }) => ({ head: rowHead(row.target, hasPoles(row)), cell: (o) => axisCell(row, cells[o], o) })))];
}

/** Charts and tables of the axes of these kinds (framing, style, outlet); of framing those with most hits about
    somebody first, and those with few to be opened. */
export function axisTables(kinds: string[]): Child {
  const groups = rowsByAxis(kinds);
  if (groups.size === 0) return h("p", { class: "soft" }, "No hit on these axes.");
  const all = [...groups].map(([id, rows]) => ({ id, rows, about: aboutSomebody(rows) }));
  const folds = kinds.includes("framing") && !report.one_document_each;
  const main = folds ? all.filter(({ about }) => about >= fewest_unfolded).sort((a, b) => b.about - a.about) : all;
  if (main.length === 0) return all.map(({ id, rows }) => [axisHeading(id), axisBody(id, rows)]);
  return [main.map(({ id, rows }) => [axisHeading(id), axisBody(id, rows)]),
    h("div", { class: "more-choices" }, all.filter((group) => !main.includes(group)).map(({ id, rows, about }) =>
      lazyDetails([axisHeading(id), h("span", { class: "soft" }, ` (${grouped(about)} ${plural(about, "hit", "hits")} about somebody)`)], () => axisBody(id, rows))))];
}
