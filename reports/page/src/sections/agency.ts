/* Who is harmed, and who acts: records in the outlet's own voice, those it passes on beside them. */
import { chart } from "../chart";
import { countIn } from "../counts";
import type { Child } from "../element";
import { capital, data, h } from "../element";
import { openHarms } from "../evidence";
import type { Figure } from "../figures";
import { boundsOf, figure, show, showInterval, sum } from "../figures";
import type { Harm } from "../hits";
import { drawPairs } from "../plots";
import type { Agency, DocumentRow, Share, Voice } from "../report";
import { report } from "../report";
import { sideTable } from "../table";
import { VOICES, outlets } from "../terms_used";
import { allEvents, outletName, shownOutlets } from "../view";
import { wordingMark } from "./compared";

type SideHarm = Agency["sides"][number];
type Entry = NonNullable<DocumentRow["harms"]>[number];
interface IndexedSide { row: SideHarm; index: number }
/** `text` names the measure; `said` ends "2 of 3 …". */
interface Measure { key: string; text: string; said: string; counted: (e: Entry) => boolean; of: (e: Entry) => boolean; item: (r: Harm) => boolean; voices: Voice[] }

/** Shares of one outlet and side: key, words, records of an event that count and of what, items that fit,
    in which voices. Whoever gives a source for a figure passes it on: in the own voice alone none would. */
const MEASURES: Measure[] = [
  { key: "agent_named", text: "who acts is told", said: "say who acts", counted: (e) => e.agent_named, of: () => true, item: (r) => r.acting, voices: ["own"] },
  { key: "victims_named", text: "with a victim’s name", said: "name a victim", counted: (e) => e.victims_named, of: () => true, item: (r) => r.named, voices: ["own"] },
  { key: "agentless", text: "passive without agent", said: "are passive, without an agent", counted: (e) => e.form === "passive-agentless", of: () => true, item: (r) => r.form === "passive-agentless", voices: ["own"] },
  { key: "figures_attributed", text: "figures with a source", said: "figures have a source", counted: (e) => e.figure === "attributed", of: (e) => e.figure !== "none", item: (r) => r.sourced, voices: ["own", "reported"] },
];
/** Compared between sides: what the own voice shows. */
const COMPARED = MEASURES.filter(({ voices }) => voices.length === 1);
const passed_on: Voice[] = VOICES.filter((v) => v !== "own");

function harmCount(row: SideHarm, o: number, voice: Voice, fits: (e: Entry) => boolean): Figure {
  return countIn(o, "harms", "count", (e) => !e.flagged && e.side === row.side && e.voice === voice && fits(e));
}
function harmRecords({ row, index }: IndexedSide, o: number, voice: Voice): Figure {
  if (allEvents()) return figure(row.outlets[o][voice].records, `/agency/sides/${index}/outlets/${o}/${voice}/records`);
  return harmCount(row, o, voice, () => true);
}
function harmShare({ row, index }: IndexedSide, o: number, { key, counted, of, voices }: Measure): { count: Figure; of: Figure } {
  const each = (part: "count" | "of", fits: (e: Entry) => boolean): Figure => sum(voices.map((voice) => {
    if (!allEvents()) return harmCount(row, o, voice, fits);
    const cell = row.outlets[o][voice];
    const share: Share = key === "agentless" ? cell.forms["passive-agentless"] : cell[key as "agent_named" | "victims_named" | "figures_attributed"];
    return figure(share[part], `/agency/sides/${index}/outlets/${o}/${voice}/${key === "agentless" ? "forms/passive-agentless" : key}/${part}`);
  }));
  return { count: each("count", (e) => of(e) && counted(e)), of: each("of", of) };
}

function sidesTable(rows: IndexedSide[]): Child {
  return sideTable("agency", "Acts of violence and harm told in the outlet’s own voice, by the side of those affected; those it passes on beside them. Force of a word: 1 mild or a plain outcome (“attack”, “died”), 2 an act (“killed”), 3 an act that the word condemns (“massacred”)", "Harm to the side", rows.map((side) => ({
    head: data(capital(side.row.side)),
    cell: (o) => {
      const name = outletName(o);
      const open = (text: string, fits: (r: Harm) => boolean, count: number, voices: Voice[]) => () =>
        openHarms([data(name), ": harm to the ", data(side.row.side), ` side${text}`], (r) => r.outlet === outlets[o] && r.side === side.row.side && voices.includes(r.voice) && fits(r), count);
      const own = harmRecords(side, o, "own");
      const passed = sum(passed_on.map((v) => harmRecords(side, o, v)));
      const force = allEvents() ? side.row.outlets[o].own.mean_force : null;
      return [
        h("div", { class: "main" }, show(own, { label: `records, ${name}, ${side.row.side}`, action: open("", () => true, own.value, ["own"]) })),
        h("ul", { class: "others" },
          MEASURES.map((measure) => ({ measure, share: harmShare(side, o, measure) })).filter(({ share }) => share.of.value > 0).map(({ measure, share }) =>
            h("li", null, h("span", null, show(share.count, { label: `${measure.text}, ${name}`, action: open(`, ${measure.text}`, measure.item, share.count.value, measure.voices) }), " of ", show(share.of), ` ${measure.said}`))),
          force === null ? null : h("li", null, h("span", null, "mean force of its words ", show(figure(force, `/agency/sides/${side.index}/outlets/${o}/own/mean_force`), { digits: 2 }), "\u00a0of\u00a03")),
          passed.value > 0 ? h("li", null, wordingMark("source"), h("span", null, show(passed, { label: `passed on, ${name}, ${side.row.side}`, action: open(", in others’ voices", () => true, passed.value, passed_on) }), " in others’ voices")) : null),
      ];
    },
  })));
}

function verbTable({ row }: IndexedSide): Child {
  const uses = (verb: Agency["verbs"][number], at: number, o: number) => (allEvents() ? figure(verb.outlets[o].own, `/agency/verbs/${at}/outlets/${o}/own`)
    : harmCount(row, o, "own", (e) => e.lemma === verb.lemma && e.kind === verb.kind && e.force === verb.force));
  const verbs = report.agency.verbs.map((verb, at) => ({ verb, at })).filter(({ verb, at }) => verb.side === row.side && shownOutlets().some((o) => uses(verb, at, o).value > 0));
  if (verbs.length === 0) return null;
  return sideTable(`verbs-${row.side}`, ["Words of harm to the ", data(capital(row.side)), " side, own voice, with the force of each"], "Word and force", verbs.map(({ verb, at }) => ({
    head: [data(verb.lemma), ` (${verb.force})`],
    cell: (o) => {
      const count = uses(verb, at, o);
      return h("div", { class: "main" }, show(count, { label: `${verb.lemma}, ${outletName(o)}, ${row.side}`, action: () => openHarms([data(outletName(o)), ": “", data(verb.lemma), "”, ", data(row.side), " side"],
        (r) => r.outlet === outlets[o] && r.side === row.side && r.voice === "own" && r.lemma === verb.lemma && r.kind === verb.kind, count.value) }));
    },
  })), "compact");
}

function contrastTable(row: Agency["contrasts"][number], index: number): Child {
  const counted = (share: Share, at: string) => [show(figure(share.count, `${at}/count`)), " of ", show(figure(share.of, `${at}/of`))];
  return sideTable(`contrast-${index}`, [data(capital(row.first)), " less ", data(capital(row.second)), ", in percentage points, with the records on either side; no difference where they are too few"], "Measure", COMPARED.map(({ key, text }) => ({
    head: text,
    cell: (o) => {
      const difference = row.outlets[o].own[key];
      const at = `/agency/contrasts/${index}/outlets/${o}/own/${key}`;
      if (difference.first.of + difference.second.of === 0) return h("span", { class: "soft" }, "–");
      const counts = h("div", { class: "soft" }, counted(difference.first, `${at}/first`), " less ", counted(difference.second, `${at}/second`));
      if (difference.difference === null) return [h("span", { class: "soft" }, "too few records"), counts];
      return [h("div", { class: "main" }, show(figure(difference.difference, `${at}/difference`), { percent: true, sign: difference.difference > 0 ? "+" : "" })), counts,
        showInterval(boundsOf(difference.interval, `${at}/interval`), { percent: true })];
    },
  })));
}

/** Chart and table; a sentence where no outlet has enough records for any difference. */
function contrastOf(row: Agency["contrasts"][number], index: number): Child {
  const compared = shownOutlets().some((o) => COMPARED.some(({ key }) => row.outlets[o].own[key].difference !== null));
  if (compared) return [contrastChart(row, index), contrastTable(row, index)];
  return h("p", { class: "soft" }, "No outlet has enough records of harm to the ", data(capital(row.first)), " and to the ", data(capital(row.second)), " side to compare how they are told.");
}

/** For each measure the shares of two sides, one row an outlet. */
function contrastChart(row: Agency["contrasts"][number], index: number): Child {
  const shown = shownOutlets();
  const share = (s: Share) => (s.of > 0 ? s.count / s.of : null);
  const measures = COMPARED.filter(({ key }) => shown.some((o) => row.outlets[o].own[key].first.of > 0 && row.outlets[o].own[key].second.of > 0));
  if (measures.length === 0) return null;
  return chart({
    name: `agency-${index}`, title: `Told of harm to the ${capital(row.first)} and to the ${capital(row.second)} side`,
    about: ["share of the outlet’s own records; ", h("span", { class: "neg-text" }, "● ", data(capital(row.first))), ", ", h("span", { class: "pos-text" }, "□ ", data(capital(row.second)))],
    smalls: measures.map(({ key, text }) => ({
      title: capital(text), draw: (width) => drawPairs(width, shown.map(outletName), shown.map((o) => ({ row: outletName(o), first: share(row.outlets[o].own[key].first), second: share(row.outlets[o].own[key].second) }))),
    })),
    rows: () => measures.flatMap(({ key }) => shown.map((o) => { const d = row.outlets[o].own[key]; return { outlet: outletName(o), measure: key, first: row.first, count: d.first.count, of: d.first.of, second: row.second, second_count: d.second.count, second_of: d.second.of, difference: d.difference, low: d.interval?.low ?? null, high: d.interval?.high ?? null }; })),
  });
}

export function agencySection(): Child {
  const contrasts = report.agency.contrasts;
  const rows = report.agency.sides.map((row, index) => ({ row, index }))
    .filter((side) => shownOutlets().some((o) => VOICES.some((v) => harmRecords(side, o, v).value > 0)) || contrasts.some((c) => c.first === side.row.side || c.second === side.row.side));
  if (rows.length === 0) return h("p", { class: "soft" }, "No harm to a side is told.");
  const both = allEvents() ? contrasts.map(contrastOf) : h("p", { class: "soft" }, "The difference between sides is given for all events together only.");
  return [sidesTable(rows), both, rows.map(verbTable)];
}
