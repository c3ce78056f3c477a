/* Label choices: which of the terms that name one thing each outlet takes. */
import { chart } from "../chart";
import type { ChoiceCount, SurfaceCount } from "../counts";
import { choiceCount, hasOpportunities } from "../counts";
import type { Child } from "../element";
import { data, grouped, h, lazyDetails, plural } from "../element";
import { openHits } from "../evidence";
import { show } from "../figures";
import { drawShares } from "../plots";
import type { ChoiceRow, Wording } from "../report";
import { report } from "../report";
import type { Table } from "../save";
import { sideTable } from "../table";
import { PASSED_ON, WORDINGS, WORDING_NAMES, WORDING_SHORT, choiceName, isStyleTerm, outlets, targetName, terms } from "../terms_used";
import { outletName, shownOutlets } from "../view";
import { wordingMark } from "./compared";

type Cells = Record<Wording, ChoiceCount>;
/** `cells`: the counts, by outlet. */
interface IndexedRow { row: ChoiceRow; cells: Cells[]; uses: number; users: number; ownUses: number; ownUsers: number }
const fewest_charted = 4;
const most_labels = 6;
const most_targets = 6;
const most_words = 4;
const CHARTED: Wording[] = ["outlet", "source"];

const namesOf = (uses: SurfaceCount[]) => uses.map((use) => use.surface).join("”, “");
const listOf = (uses: SurfaceCount[]): Child => (uses.length === 1 ? data(uses[0].surface)
  : uses.map((use, i) => [i > 0 ? ", " : null, data(use.surface), " ", h("span", { class: "ratio" }, "×", show(use.count))]));

function choiceCell(row: ChoiceRow, cells: Cells, outlet: number): Child {
  const label = `${outletName(outlet)}, ${row.choice}, ${targetName(row.target)}`;
  const here = (x: { outlet: string | null; choice: string | null; target: string | null; flags: string[] }) => x.outlet === outlets[outlet] && x.choice === row.choice && x.target === row.target && x.flags.length === 0;
  const openLabel = (wording: Wording, term: number, uses: SurfaceCount[], total: number) => () => openHits([data(outletName(outlet)), ": “", data(namesOf(uses)), "” for ", data(targetName(row.target)), `, ${WORDING_NAMES[wording]}`],
    (x) => here(x) && x.wording === wording && x.term === term, total);
  const used = (w: Wording) => cells[w].labels.map((share, i) => ({ w, share, term: row.terms[i], uses: cells[w].surfaces[i] })).filter(({ share }) => share.count.value > 0);
  const own = used("outlet");
  const labelled = cells.outlet.labelling;
  return [
    !hasOpportunities(row) ? null : labelled.of.value === 0 ? h("div", { class: "rate" }, "not mentioned in its own wording") : h("div", { class: "rate" }, "labelled ", show(labelled.count, { label: `${label}, labelled`, action: () =>
      openHits([data(outletName(outlet)), ": labels for ", data(targetName(row.target)), `, ${WORDING_NAMES.outlet}`], (x) => here(x) && x.wording === "outlet", labelled.count.value) }),
      " of ", show(labelled.of), plural(labelled.of.value, " mention", " mentions"), labelled.share && labelled.count.value > 0 ? h("span", { class: "nowrap" }, " (", show(labelled.share, { percent: true }), " %)") : null),
    own.length === 0 && !hasOpportunities(row) ? h("div", { class: "rate" }, "not in its own wording") : null,
    h("ul", { class: "labels" }, own.map(({ share, term, uses }) => {
      const bar = h("span", { class: "share", "aria-hidden": "true" });
      bar.style.width = `${100 * (share.share?.value ?? 0)}%`;
      return h("li", null, h("span", { class: "line" }, h("span", { class: "term" }, listOf(uses)),
        h("span", { class: "ratio" }, show(share.count, { label: `${label}, ${namesOf(uses)}`, action: openLabel("outlet", term, uses, share.count.value) }), " of ", show(share.of))), bar);
    })),
    h("ul", { class: "others" }, PASSED_ON.flatMap(used).map(({ w, share, term, uses }) => h("li", null, wordingMark(w), h("span", { class: "grow" },
      show(share.count, { label: `${label}, ${namesOf(uses)}, ${WORDING_NAMES[w]}`, action: openLabel(w, term, uses, share.count.value) }), " ", listOf(uses), ` (${WORDING_SHORT[w]})`)))),
  ];
}

function rowsInUse(): IndexedRow[] {
  return report.choices.map((row, index) => {
    const found: IndexedRow = { row, cells: [], uses: 0, users: 0, ownUses: 0, ownUsers: 0 };
    for (const o of shownOutlets()) {
      found.cells[o] = Object.fromEntries(WORDINGS.map((w) => [w, choiceCount(row, index, o, w)])) as Cells;
      const [own, ...others] = WORDINGS.map((w) => found.cells[o][w].labels.reduce((m, l) => m + l.count.value, 0));
      const all = others.reduce((n, x) => n + x, own);
      found.uses += all;
      found.users += all > 0 ? 1 : 0;
      found.ownUses += own;
      found.ownUsers += own > 0 ? 1 : 0;
    }
    return found;
  }).filter(({ uses }) => uses > 0);
}

/** The words that stand in the articles for a label, most used first: an entry holds several, and an
    outlet must not seem to write those of another. */
function writtenAs(cells: Cells[], label: number): string[] {
  const uses = new Map<string, { surface: string; count: number }>();
  for (const o of shownOutlets()) for (const w of CHARTED) for (const use of cells[o][w].surfaces[label]) {
    const key = use.surface.toLowerCase();
    const known = uses.get(key);
    uses.set(key, { surface: known && known.surface === key ? key : use.surface, count: (known?.count ?? 0) + use.count.value });
  }
  return [...uses].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1)).map(([, { surface }]) => surface);
}
function chartedName(words: string[], fallback: string): string {
  const named = words.slice(0, most_words).map((word) => `“${word}”`).join(", ");
  return words.length === 0 ? `“${fallback}”` : words.length > most_words ? `${named} and ${words.length - most_words} more` : named;
}

/** Small multiples, one for each label: the share of each outlet's labels. */
function choiceChart({ row, cells }: IndexedRow): Child {
  const shown = shownOutlets();
  const count = (o: number, w: Wording, i: number) => cells[o][w].labels[i];
  const labels = row.terms.map((term, i) => ({ term, i, uses: shown.reduce((n, o) => n + count(o, "outlet", i).count.value + count(o, "source", i).count.value, 0) }))
    .filter(({ uses }) => uses > 0).sort((a, b) => b.uses - a.uses || a.i - b.i);
  const charted = labels.slice(0, most_labels);
  const two = charted.some(({ i }) => shown.some((o) => count(o, "source", i).count.value > 0));
  const table = (): Table => labels.flatMap(({ term, i }) => shown.flatMap((o) => WORDINGS.map((w) => {
    const share = count(o, w, i);
    return { outlet: outletName(o), choice: row.choice, target: row.target, label: terms[term].label, wording: w, count: share.count.value, of: share.of.value,
      share: share.share?.value ?? null, low: share.bounds?.low ?? null, high: share.bounds?.high ?? null };
  })));
  return chart({
    name: `choice-${row.choice}-${row.target ?? "none"}`, title: [...new Set([targetName(row.target), choiceName(row.choice)])].join(": "),
    about: ["share of the labels each outlet used; filled: its own wording, dashed: its sources’; beside the bar: how many of its labels are these words, – if it used none at all", charted.length < labels.length ? `; the ${charted.length} most used of ${labels.length} labels` : ""],
    smalls: charted.map(({ term, i }) => ({
      title: chartedName(writtenAs(cells, i), terms[term].label),
      draw: (width: number) => drawShares(width, shown.map(outletName), shown.flatMap((o) => CHARTED.map((w) => {
        const share = count(o, w, i);
        return { row: outletName(o), value: share.share?.value ?? null, interval: share.bounds, hollow: w === "source", note: share.of.value === 0 ? "–" : `${share.count.value}/${share.of.value}` };
      })), { two }),
    })),
    rows: table,
  });
}

function choiceTable(id: string, rows: IndexedRow[], caption: Child, withTarget: boolean): HTMLElement {
  return sideTable(id, caption, "Choice", rows.map(({ row, cells }) => ({
    head: [data(choiceName(row.choice)), withTarget ? h("span", { class: "row-note" }, "about ", data(targetName(row.target))) : null],
    cell: (o) => choiceCell(row, cells[o], o),
  })), "choices");
}

export function choiceTables(): Child {
  const rows = rowsInUse();
  if (rows.length === 0) return h("p", { class: "soft" }, "No label of any choice was met.");
  // Verbs for how somebody speaks are not names of anybody.
  const isVerb = (r: IndexedRow) => !hasOpportunities(r.row) && isStyleTerm(r.row.terms[0]);
  const main = rows.filter((r) => r.row.target !== null && r.users > 1 && !isVerb(r));
  const rest: [string, string, IndexedRow[]][] = [
    ["choices-verbs", "of reporting verbs", rows.filter((r) => r.row.target !== null && r.users > 1 && isVerb(r))],
    ["choices-one", "met in one outlet only", rows.filter((r) => r.row.target !== null && r.users <= 1)],
    ["choices-none", "not tied to a target", rows.filter((r) => r.row.target === null)],
  ];
  const weight = (target: string | null) => main.filter((r) => r.row.target === target).reduce((n, r) => n + r.uses, 0);
  const targets = [...new Set(main.map((r) => r.row.target))].sort((a, b) => weight(b) - weight(a));
  const body = (target: string | null, own: IndexedRow[]): Child => [own.filter((r) => r.ownUses >= fewest_charted && r.ownUsers > 1).map(choiceChart),
    choiceTable(`choices-${target}`, own, h("span", { class: "hidden" }, "Labels for ", data(targetName(target))), false)];
  // Names of the target before words for what it does.
  const ofTarget = (target: string | null) => main.filter((r) => r.row.target === target)
    .sort((a, b) => Number(hasOpportunities(b.row)) - Number(hasOpportunities(a.row)) || b.ownUses - a.ownUses);
  return [
    h("p", { class: "prose" }, "A writer who names somebody chooses among words that mean the same thing to some readers and not to others. Of each target: how often it is labelled at all, of all its mentions, and with which words."),
    targets.slice(0, most_targets).map((target) => [h("h3", null, data(targetName(target))), body(target, ofTarget(target))]),
    h("div", { class: "more-choices" }, targets.slice(most_targets).map((target) => lazyDetails(
      [h("h3", null, data(targetName(target))), h("span", { class: "soft" }, ` (${grouped(weight(target))} ${plural(weight(target), "use", "uses")})`)], () => body(target, ofTarget(target)))),
    rest.filter(([, , list]) => list.length > 0).map(([id, name, list]) => lazyDetails(
      [h("h3", null, `Choices ${name}`), h("span", { class: "soft" }, ` (${list.length} ${plural(list.length, "row", "rows")})`)],
      () => choiceTable(id, list, `Label choices ${name}`, list.some((r) => r.row.target !== null))))),
  ];
}
