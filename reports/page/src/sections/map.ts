/* The map of outlets: near each other if they choose the same labels and poles in their own wording. */
import { chart } from "../chart";
import type { Child } from "../element";
import { data, grouped, h, joined, plural, spaced } from "../element";
import { openHits } from "../evidence";
import { figure, show } from "../figures";
import type { Arrow, Spot } from "../plots";
import { drawMap } from "../plots";
import { report } from "../report";
import type { MapMeasure, OutletMap } from "../report_parts";
import { parts } from "../report_parts";
import { listTable, sideTable } from "../table";
import { axisById, choiceName, labelName, outlets, targetName } from "../terms_used";
import { outletName, shownOutlets } from "../view";

const most_arrows = 6;
const most_words = 3;

const isLabel = (m: MapMeasure) => m.kind === "label" && m.term !== null;
/** As short as an end of the map allows. */
const shortName = (m: MapMeasure) => (isLabel(m) ? `“${labelName(m.choice ?? "", m.target, m.term ?? 0)}” for ${targetName(m.target)}` : `“${axisById.get(m.axis ?? "")?.negative ?? "negative"}” words about ${targetName(m.target)}`);
const noteOf = (m: MapMeasure) => (isLabel(m) ? `of its labels (${choiceName(m.choice ?? "")})` : `of words with a pole (${spaced(m.axis ?? "")})`);

interface Direction { name: string; along: (m: MapMeasure) => number }
const DIRECTIONS: Direction[] = [
  { name: "← left", along: (m) => -m.x }, { name: "right →", along: (m) => m.x }, { name: "↑ up", along: (m) => m.y }, { name: "↓ down", along: (m) => -m.y },
];

/** What pulls to each side, in words, with the numbers of the lines: the map can be read without them. */
function directions(map: OutletMap): Child {
  const numbered = map.measures.map((m, i) => ({ m, number: i < most_arrows ? i + 1 : null }));
  return h("dl", { class: "facts directions" }, DIRECTIONS.map(({ name, along }) => {
    const strongest = numbered.filter(({ m }) => along(m) > Math.hypot(m.x, m.y) / 2).sort((a, b) => along(b.m) - along(a.m))
      .filter(({ number }, rank) => number !== null || rank < most_words);
    return [h("dt", null, name), h("dd", null, strongest.length ? joined(strongest.map(({ m, number }) => [number === null ? null : h("strong", { class: "neg-text" }, `${number} `), data(shortName(m))]), "; ") : "nothing much")];
  }));
}

function pullTable(map: OutletMap, placed: Map<number, number>): Child {
  const listed = map.measures;
  return sideTable("map-pulls", "What pulls outlets which way, the strongest first, with its counts in the outlet’s wording", "Measure", listed.map((m, i) => ({
    head: [data(shortName(m)), h("span", { class: "row-note" }, data(noteOf(m)), "; pulls ", show(figure(m.x, `/map/measures/${i}/x`), { digits: 2, sign: m.x > 0 ? "+" : "" }), " to the right, ", show(figure(m.y, `/map/measures/${i}/y`), { digits: 2, sign: m.y > 0 ? "+" : "" }), " up")],
    cell: (o) => {
      const at = placed.get(o);
      if (at === undefined) return h("span", { class: "soft" }, "not on the map");
      const { count, of } = m.outlets[at];
      if (of === 0) return h("span", { class: "soft" }, "–");
      const where = `/map/measures/${i}/outlets/${at}`;
      const fits = (x: { axis: string | null; weight: number; choice: string | null; term: number }) => (isLabel(m) ? x.choice === m.choice && x.term === m.term : x.axis === m.axis && x.weight < 0);
      return h("div", { class: "main" }, show(figure(count, `${where}/count`), { some: true, label: `${shortName(m)}, ${outletName(o)}`, action: () => openHits([data(outletName(o)), ": ", data(shortName(m))], (x) => x.outlet === outlets[o] && x.target === m.target && x.wording === "outlet" && x.flags.length === 0 && fits(x), count) }),
        h("span", { class: "rate" }, " of ", show(figure(of, `${where}/of`))));
    },
  })), "compact long-heads");
}

function placeTable(map: OutletMap, placed: Map<number, number>, shown: number[]): Child {
  const at = (o: number) => placed.get(o) ?? 0;
  return listTable("map-places", "Where each outlet lies", "Outlet", shown, (o) => data(outletName(o)), [
    { name: "to the right", head: "to the right", cell: (o) => show(figure(map.places[at(o)].x, `/map/places/${at(o)}/x`), { digits: 2 }) },
    { name: "up", head: "up", cell: (o) => show(figure(map.places[at(o)].y, `/map/places/${at(o)}/y`), { digits: 2 }) },
    { name: "labels and hits", head: "labels and hits", cell: (o) => show(figure(map.places[at(o)].counted, `/map/places/${at(o)}/counted`)) },
    { name: "95 % ellipse, half axes", head: "95 % ellipse, half axes", cell: (o) => {
      const ellipse = map.places[at(o)].ellipse;
      if (!ellipse) return "too few articles";
      const half = (name: "half_length" | "half_width") => show(figure(ellipse[name], `/map/places/${at(o)}/ellipse/${name}`), { digits: 2 });
      return [half("half_length"), " and ", half("half_width")];
    } },
  ]);
}

export function mapSection(): Child {
  const map = parts.map;
  if (!map) return null;
  const placed = new Map(map.places.map((place, i) => [place.outlet, i]));
  const shown = shownOutlets().filter((o) => placed.has(o));
  const percent = (i: 0 | 1) => show(figure(map.shares[i], `/map/shares/${i}`), { percent: true });
  const spots = shown.map((o): Spot => ({ name: outletName(o), ...map.places[placed.get(o) ?? 0] }));
  const arrows = map.measures.slice(0, most_arrows).map((m, i): Arrow => ({ name: String(i + 1), x: m.x, y: m.y }));
  return [
    h("p", { class: "prose" }, "Outlets lie near each other if they choose the same labels, and the same pole of each axis, when they speak of the same targets in their own wording. From left to right lie ", percent(0), " % of the differences between them in ", show(figure(map.measures_in_all, "/map/measures_in_all")), ` ${plural(map.measures_in_all, "measure", "measures")}, from top to bottom `, percent(1), " %. Which end is left means nothing.",
      report.one_document_each ? h("strong", null, " It describes these articles only.") : null),
    chart({
      name: "map", title: "Map of outlets by what they choose",
      about: [spots.some((s) => s.ellipse) ? "ellipse: where the outlet would lie in 95 of 100 such samples of its articles; " : "no ellipses: they need ten articles an outlet; ", `dashed, numbered: what pulls that way; an outlet lies towards what it has much of`],
      wide: true, smalls: [{ title: "", draw: (width) => drawMap(width, spots, arrows) }], after: directions(map),
      rows: () => [...shown.map((o) => { const place = map.places[placed.get(o) ?? 0]; return { kind: "outlet", name: outletName(o), x: place.x, y: place.y, counted: place.counted, half_length: place.ellipse?.half_length ?? null, half_width: place.ellipse?.half_width ?? null, angle: place.ellipse?.angle ?? null }; }),
        ...map.measures.map((m) => ({ kind: m.kind, name: shortName(m), x: m.x, y: m.y, counted: m.outlets.reduce((n, c) => n + c.of, 0), half_length: null, half_width: null, angle: null }))],
    }),
    placeTable(map, placed, shown),
    map.left_out.length ? h("p", { class: "soft" }, `Too little is counted of ${grouped(map.left_out.length)} ${plural(map.left_out.length, "outlet", "outlets")}: `, joined(map.left_out.map((o) => data(outletName(o)))), ".") : null,
    pullTable(map, placed),
    map.measures_in_all > map.measures.length ? h("p", { class: "soft" }, `The ${map.measures.length} of ${grouped(map.measures_in_all)} measures that pull most; report.json has all.`) : null,
  ];
}
