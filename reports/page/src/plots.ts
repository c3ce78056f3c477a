/* The few kinds of chart the page uses. Outlets are always rows, so that no colour stands for an outlet;
   a filled bar is the outlet's wording, a hollow one its sources'. */
import { barX, barY, dot, gridX, gridY, line, link, plot, ruleX, ruleY, text } from "@observablehq/plot";
import type { Markish } from "@observablehq/plot";
import type { Interval } from "./report";

export interface Bar { row: string; value: number | null; interval?: Interval | null; hollow: boolean; note: string }
export interface Poles { row: string; negative: number; positive: number; hollow: boolean; note: string }
export interface Pair { row: string; first: number | null; second: number | null }

const letter_width = 6.9;
const most_letters = 26;

/** Names that fit the margin; two that would look the same get their number. */
function shortNames(rows: string[], width: number): Map<string, string> {
  const room = Math.max(8, Math.min(Math.max(most_letters, Math.floor(width * 0.06)), Math.floor((width * 0.5) / letter_width)));
  const used = new Map<string, string>();
  for (const row of rows) {
    let name = row.length <= room ? row : `${row.slice(0, room - 1).trimEnd()}…`;
    while ([...used.values()].includes(name)) name = `${name.slice(0, room - 2)}…${used.size}`;
    used.set(row, name);
  }
  return used;
}

interface Frame { width: number; rows: string[]; height?: number; right?: number; marks: (name: (row: string) => string) => Markish[]; x: object }

function draw({ width, rows, height = 26, right = 8, marks, x }: Frame): SVGSVGElement | HTMLElement {
  const names = shortNames(rows, width);
  const longest = Math.max(...[...names.values()].map((n) => n.length), 1);
  return plot({
    width, height: 24 + rows.length * height, marginLeft: Math.ceil(longest * letter_width) + 10, marginRight: right, marginTop: 4, marginBottom: 22,
    style: { background: "none", color: "inherit", fontFamily: "inherit", fontSize: "11.5px", overflow: "visible" },
    x: { label: null, tickSize: 3, ...x },
    y: { type: "band", domain: [...names.values()], label: null, tickSize: 0, padding: 0 },
    marks: marks((row) => names.get(row) ?? row),
  });
}

/** Bars from 0 with intervals; the note at the right says of how many. */
export function drawShares(width: number, rows: string[], bars: Bar[], { most = 1, two = bars.some((b) => b.hollow && (b.value ?? 0) > 0) } = {}): SVGSVGElement | HTMLElement {
  const filled = bars.filter((b) => !b.hollow);
  const hollow = bars.filter((b) => b.hollow && (b.value ?? 0) > 0);
  const notes = Math.max(3, ...filled.map((b) => b.note.length));
  return draw({
    width, rows, height: two ? 28 : 22, right: notes * 6 + 12,
    x: { domain: [0, most], ticks: 3, tickFormat: (v: number) => `${Math.round(100 * v)} %` },
    marks: (name) => [
      gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks: 3 }),
      barX(filled.filter((b) => b.value), { y: (b: Bar) => name(b.row), x1: 0, x2: "value", fill: "var(--bar)", insetTop: 4, insetBottom: two ? 12 : 4 }),
      barX(hollow, { y: (b: Bar) => name(b.row), x1: 0, x2: "value", fill: "none", stroke: "var(--own)", strokeWidth: 1.5, strokeDasharray: "3 2", insetTop: 18, insetBottom: 4 }),
      ruleY(filled.filter((b) => b.interval), { y: (b: Bar) => name(b.row), x1: (b: Bar) => b.interval?.low ?? 0, x2: (b: Bar) => Math.min(most, b.interval?.high ?? 0), stroke: "var(--ink)", strokeWidth: 1.5, dy: two ? -4 : 0 }),
      ruleX([0], { stroke: "var(--strong-line)" }),
      text(filled, { y: (b: Bar) => name(b.row), text: "note", frameAnchor: "right", textAnchor: "end", dx: notes * 6 + 8, dy: two ? -4 : 0, fill: "var(--soft)" }),
    ],
  });
}

/** Rates to the left (negative pole) and right (positive pole) of a middle line. */
export function drawPoles(width: number, rows: string[], bars: Poles[], most: number): SVGSVGElement | HTMLElement {
  const two = bars.some((b) => b.hollow && b.negative + b.positive > 0);
  const part = (hollow: boolean) => bars.filter((b) => b.hollow === hollow);
  const filled = { insetTop: 4, insetBottom: two ? 12 : 4 };
  const thin = { fill: "none", strokeWidth: 1.5, strokeDasharray: "3 2", insetTop: 18, insetBottom: 4 };
  const notes = Math.max(3, ...part(false).map((b) => b.note.length));
  return draw({
    width, rows, height: two ? 28 : 22, right: notes * 6 + 14,
    x: { domain: [-most, most], ticks: 4, tickFormat: (v: number) => String(Math.abs(v)) },
    marks: (name) => {
      const at = { y: (b: Poles) => name(b.row) };
      return [
        gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks: 4 }),
        barX(part(false).filter((b) => b.negative), { ...at, x1: (b: Poles) => -b.negative, x2: 0, fill: "var(--neg)", ...filled }),
        barX(part(false).filter((b) => b.positive), { ...at, x1: 0, x2: "positive", fill: "var(--pos)", ...filled }),
        barX(part(true).filter((b) => b.negative), { ...at, x1: (b: Poles) => -b.negative, x2: 0, stroke: "var(--neg)", ...thin }),
        barX(part(true).filter((b) => b.positive), { ...at, x1: 0, x2: "positive", stroke: "var(--pos)", ...thin }),
        ruleX([0], { stroke: "var(--strong-line)" }),
        text(part(false), { ...at, text: "note", frameAnchor: "right", textAnchor: "end", dx: notes * 6 + 10, dy: two ? -4 : 0, fill: "var(--soft)" }),
      ];
    },
  });
}

/** Two shares a row, a line between them: filled circle the first, hollow square around it the second. */
export function drawPairs(width: number, rows: string[], pairs: Pair[]): SVGSVGElement | HTMLElement {
  return draw({
    width, rows, height: 22, right: 12,
    x: { domain: [0, 1], ticks: 3, tickFormat: (v: number) => `${Math.round(100 * v)} %` },
    marks: (name) => {
      const at = { y: (p: Pair) => name(p.row) };
      return [
        gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks: 3 }),
        link(pairs.filter((p) => p.first !== null && p.second !== null), { x1: "first", x2: "second", y1: at.y, y2: at.y, stroke: "var(--strong-line)" }),
        dot(pairs.filter((p) => p.first !== null), { ...at, x: "first", r: 3.5, fill: "var(--neg)" }),
        dot(pairs.filter((p) => p.second !== null), { ...at, x: "second", symbol: "square", r: 6, fill: "none", stroke: "var(--pos)", strokeWidth: 2 }),
      ];
    },
  });
}

/** Values with intervals around a middle line: filled where the interval leaves the middle out. */
export function drawIntervals(width: number, rows: { row: string; value: number; interval: Interval | null }[], { percent = false } = {}): SVGSVGElement | HTMLElement {
  const most = Math.max(1e-9, ...rows.flatMap((r) => [Math.abs(r.value), Math.abs(r.interval?.low ?? 0), Math.abs(r.interval?.high ?? 0)]));
  const apart = (r: { interval: Interval | null }) => r.interval !== null && r.interval.low * r.interval.high > 0;
  return draw({
    width, rows: rows.map((r) => r.row), height: 24, right: 12,
    x: { domain: [-most, most], ticks: 5, tickFormat: percent ? (v: number) => `${Math.round(100 * v)}` : undefined },
    marks: (name) => {
      const at = { y: (r: { row: string }) => name(r.row) };
      return [
        gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks: 5 }), ruleX([0], { stroke: "var(--strong-line)" }),
        ruleY(rows.filter((r) => r.interval), { ...at, x1: (r: { interval: Interval }) => r.interval.low, x2: (r: { interval: Interval }) => r.interval.high, stroke: "var(--ink)", strokeWidth: 1.5 }),
        dot(rows, { ...at, x: "value", r: 4.5, fill: (r: { interval: Interval | null }) => (apart(r) ? "var(--ink)" : "var(--paper)"), stroke: "var(--ink)", strokeWidth: 1.5 }),
      ];
    },
  });
}

export interface Part { row: string; part: string; value: number }
/** Shares that add up to the whole; parts differ by pattern as well as colour. */
export function drawParts(width: number, rows: string[], parts: Part[], fills: Record<string, string>, patterns: SVGDefsElement): SVGSVGElement | HTMLElement {
  const svg = draw({
    width, rows, height: 28, right: 12,
    x: { domain: [0, 1], ticks: 5, tickFormat: (v: number) => `${Math.round(100 * v)} %` },
    marks: (name) => [
      barX(parts, { y: (p: Part) => name(p.row), x: "value", fill: (p: Part) => fills[p.part], order: null, insetTop: 4, insetBottom: 4, insetLeft: 0.5, insetRight: 0.5 }),
    ],
  });
  svg.prepend(patterns);
  return svg;
}

export interface Period { at: number; negative: number; positive: number; documents: number }
/** Rates period by period: positive pole above the line, negative below, or shares; a mark where
    events begin. */
export function drawPeriods(width: number, names: string[], rows: Period[], most: number, marks: number[], share = false): SVGSVGElement | HTMLElement {
  const step = Math.ceil(names.length / Math.max(2, Math.floor(width / 90)));
  return plot({
    width, height: 130, marginLeft: share ? 44 : 34, marginRight: 8, marginTop: 12, marginBottom: 24,
    style: { background: "none", color: "inherit", fontFamily: "inherit", fontSize: "11.5px", overflow: "visible" },
    x: { label: null, domain: names.map((_, i) => i), tickFormat: (i: number) => (i % step === 0 ? names[i] : ""), tickSize: 0, padding: 0.15, type: "band" },
    y: { label: null, domain: [share ? 0 : -most, most], ticks: 4, tickFormat: (v: number) => (share ? `${Math.round(100 * v)} %` : String(Math.abs(v))) },
    marks: [
      gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 4 }),
      ruleX(marks, { x: (i: number) => i, stroke: "var(--strong-line)", strokeDasharray: "2 3" }),
      barY(rows.filter((r) => r.positive), { x: "at", y1: 0, y2: "positive", fill: "var(--pos)" }),
      barY(rows.filter((r) => r.negative), { x: "at", y1: (r: Period) => -r.negative, y2: 0, fill: "none", stroke: "var(--neg)", strokeWidth: 1.5 }),
      text(rows.filter((r) => r.documents === 0), { x: "at", y: 0, text: () => "·", fill: "var(--soft)" }),
      ruleY([0], { stroke: "var(--strong-line)" }),
    ],
  });
}

export interface Spot { name: string; x: number; y: number; ellipse: { half_length: number; half_width: number; angle: number } | null }
export interface Arrow { name: string; x: number; y: number }
interface Label { x: number; y: number; text: string; anchor: "start" | "end" | "middle" }

const around = 48;
const bold_letter_width = 7.6;
function outlineOf(spot: Spot): { x: number; y: number; name: string }[] {
  const { ellipse } = spot;
  if (!ellipse) return [];
  return Array.from({ length: around + 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / around;
    const [a, b] = [ellipse.half_length * Math.cos(turn), ellipse.half_width * Math.sin(turn)];
    return { name: spot.name, x: spot.x + a * Math.cos(ellipse.angle) - b * Math.sin(ellipse.angle), y: spot.y + a * Math.sin(ellipse.angle) + b * Math.cos(ellipse.angle) };
  });
}

/** Names beside their dots, where the fewest others stand: to the right, to the left, above or below. */
function placeLabels(spots: { x: number; y: number; text: string }[], taken: { x: number; y: number }[], width: number): Label[] {
  const boxes: [number, number, number, number][] = taken.map(({ x, y }) => [x - 7, y - 7, x + 7, y + 7]);
  return spots.map(({ x, y, text: words }) => {
    const long = words.length * bold_letter_width;
    const middle = Math.max(long / 2, Math.min(width - long / 2, x));
    const choices: (Label & { box: [number, number, number, number] })[] = [
      { x: x + 10, y, text: words, anchor: "start", box: [x + 9, y - 8, x + 10 + long, y + 8] }, { x: x - 10, y, text: words, anchor: "end", box: [x - 10 - long, y - 8, x - 9, y + 8] },
      { x: middle, y: y - 15, text: words, anchor: "middle", box: [middle - long / 2, y - 23, middle + long / 2, y - 7] }, { x: middle, y: y + 15, text: words, anchor: "middle", box: [middle - long / 2, y + 7, middle + long / 2, y + 23] },
    ];
    const cost = ({ box }: { box: number[] }) => boxes.reduce((n, b) => n + Math.max(0, Math.min(b[2], box[2]) - Math.max(b[0], box[0])) * Math.max(0, Math.min(b[3], box[3]) - Math.max(b[1], box[1])), 0)
      + 1e4 * (Math.max(0, -box[0]) + Math.max(0, box[2] - width));
    const best = choices.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    boxes.push(best.box);
    return best;
  });
}

/** Dots for outlets with their ellipses, numbered lines from the middle for what pulls; one scale for x and y. */
export function drawMap(width: number, spots: Spot[], arrows: Arrow[]): SVGSVGElement | HTMLElement {
  const outlines = spots.map(outlineOf);
  const reach = Math.max(1e-9, ...spots.map((s) => Math.hypot(s.x, s.y)));
  const pull = Math.max(1e-9, ...arrows.map((a) => Math.hypot(a.x, a.y)));
  const tips = arrows.map((a) => ({ name: a.name, x: (0.8 * reach * a.x) / pull, y: (0.8 * reach * a.y) / pull }));
  const all = [...spots, ...outlines.flat(), ...tips.map((t) => ({ x: 1.12 * t.x, y: 1.12 * t.y }))];
  const margin = 26;
  const extent = (of: "x" | "y"): [number, number] => [Math.min(0, ...all.map((p) => p[of])), Math.max(0, ...all.map((p) => p[of]))];
  const [left, right] = extent("x");
  const [low, high] = extent("y");
  const height = Math.round(Math.min(520, Math.max(300, 2 * margin + ((width - 2 * margin) * (high - low)) / Math.max(1e-9, right - left))));
  // One unit is as long across as along, so that distances can be read.
  const unit = Math.min((width - 2 * margin) / Math.max(1e-9, right - left), (height - 2 * margin) / Math.max(1e-9, high - low));
  const [midX, midY] = [(left + right) / 2, (low + high) / 2];
  const px = (x: number) => width / 2 + (x - midX) * unit;
  const py = (y: number) => height / 2 - (y - midY) * unit;
  // Two numbers at one place stand one behind the other.
  const ends: { name: string; x: number; y: number }[] = [];
  for (const t of tips) {
    let far = 1.09;
    while (far < 1.6 && ends.some((e) => Math.hypot(e.x - px(far * t.x), e.y - py(far * t.y)) < 13)) far += 0.06;
    ends.push({ name: t.name, x: px(far * t.x), y: py(far * t.y) });
  }
  const labels = placeLabels(spots.map((s) => ({ x: px(s.x), y: py(s.y), text: s.name })), [...spots.map((s) => ({ x: px(s.x), y: py(s.y) })), ...ends], width);
  return plot({
    width, height, margin: 0, axis: null,
    style: { background: "none", color: "inherit", fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
    x: { type: "identity" }, y: { type: "identity" },
    marks: [
      ruleX([px(0)], { stroke: "var(--line)" }), ruleY([py(0)], { stroke: "var(--line)" }),
      outlines.filter((o) => o.length).map((outline) => line(outline.map((p) => ({ x: px(p.x), y: py(p.y) })), { x: "x", y: "y", stroke: "var(--own)", strokeWidth: 1.2, fill: "var(--bar)", fillOpacity: 0.12 })),
      link(tips, { x1: px(0), y1: py(0), x2: (t: Arrow) => px(t.x), y2: (t: Arrow) => py(t.y), stroke: "var(--neg)", strokeWidth: 1.5, strokeDasharray: "5 3" }),
      text(ends, { x: "x", y: "y", text: "name", fill: "var(--neg)", fontWeight: 600 }),
      dot(spots, { x: (s: Spot) => px(s.x), y: (s: Spot) => py(s.y), r: 5, fill: "var(--ink)", stroke: "var(--paper)" }),
      (["start", "end", "middle"] as const).map((anchor) => text(labels.filter((l) => l.anchor === anchor), { x: "x", y: "y", text: "text", textAnchor: anchor, fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4, fontWeight: 600 })),
    ],
  });
}
