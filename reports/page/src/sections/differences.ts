/* The strongest differences, each in a sentence with its evidence; with one article an outlet the labels
   side by side. Verdicts are the engine's: a reader's choices change no q. */
import { chart } from "../chart";
import type { ChoiceCount } from "../counts";
import { choiceCount, hasOpportunities } from "../counts";
import type { Child } from "../element";
import { capital, data, grouped, h, joined, lazyDetails, plural, spaced } from "../element";
import { openHits } from "../evidence";
import { boundsOf, figure, show, showInterval } from "../figures";
import { drawIntervals } from "../plots";
import type { ChoiceRow } from "../report";
import { report } from "../report";
import type { DifferenceMeasure, DifferencePair, DifferenceSide, Differences, SensitivityRow } from "../report_parts";
import { parts } from "../report_parts";
import { listTable, sideTable } from "../table";
import { WORDING_NAMES, axisById, choiceName, isStyleTerm, labelName, outlets, targetName, terms } from "../terms_used";
import { outletName, shownOutlets } from "../view";

interface Found { measure: DifferenceMeasure; pair: DifferencePair; at: string; measureAt: number }
const most_in_table = 300;
const most_charted = 20;
const most_labelled = 25;

function measureName(m: DifferenceMeasure): string {
  const about = m.target === null ? "" : ` about ${targetName(m.target)}`;
  if (m.measure === "axis") {
    const axis = axisById.get(m.axis ?? "");
    return `“${(m.pole === "negative" ? axis?.negative : axis?.positive) ?? m.pole}” words${about} (${spaced(m.axis ?? "")})`;
  }
  if (m.measure === "labelling") return `labels for ${targetName(m.target)} (${choiceName(m.choice ?? "")}), of all mentions`;
  return `“${m.term === null ? "" : labelName(m.choice ?? "", m.target, m.term)}” for ${targetName(m.target)}, of its labels`;
}
type Between = Pick<DifferencePair, "a" | "b">;
function visible(): (pair: Between) => boolean {
  const shown = shownOutlets();
  return ({ a, b }) => shown.includes(a) && shown.includes(b);
}
const pairName = (pair: Between) => `${outletName(pair.a)} − ${outletName(pair.b)}`;

const lookOf = (m: DifferenceMeasure) => (m.kind === "rate" ? { digits: 2 } : { percent: true });

function allPairs(d: Differences): Found[] {
  const seen = visible();
  return d.measures.flatMap((measure, i) => measure.pairs.map((pair, j) => ({ measure, pair, measureAt: i, at: `/differences/measures/${i}/pairs/${j}` }))).filter(({ pair }) => seen(pair));
}

function openSide(m: DifferenceMeasure, outlet: number, other: number, count: number): () => void {
  const common = new Set(report.events.filter((e) => e.documents[outlet] > 0 && e.documents[other] > 0).map((e) => e.event));
  return () => openHits([data(outletName(outlet)), ": ", measureName(m), ", on events that both cover"], (x) => x.outlet === outlets[outlet] && common.has(x.event) && x.wording === m.wording && x.target === m.target && x.flags.length === 0 &&
    (m.measure === "axis" ? x.axis === m.axis && (m.pole === "negative" ? x.weight < 0 : x.weight > 0) : x.choice === m.choice && (m.measure === "labelling" || x.term === m.term)), count);
}
function showSide({ measure, pair, at }: Found, which: "first" | "second"): Child {
  const side: DifferenceSide = pair[which];
  const outlet = which === "first" ? pair.a : pair.b;
  const other = which === "first" ? pair.b : pair.a;
  const value = side.value === null ? null : figure(side.value, `${at}/${which}/value`);
  return [value ? show(value, lookOf(measure)) : "–", measure.kind === "rate" ? " per 1,000 words" : " %",
    h("span", { class: "rate nowrap" }, " (", show(figure(side.count, `${at}/${which}/count`), { some: true, label: `${outletName(outlet)}, ${measureName(measure)}`, action: openSide(measure, outlet, other, side.count) }), " of ", show(figure(side.of, `${at}/${which}/of`)), ")")];
}
function showEstimate({ measure, pair, at }: Found): Child {
  if (pair.estimate === null) return "–";
  const look = lookOf(measure);
  return [h("strong", null, show(figure(pair.estimate, `${at}/estimate`), { ...look, sign: pair.estimate > 0 ? "+" : "" }), measure.kind === "rate" ? "" : " points"), " ",
    showInterval(boundsOf(pair.interval, `${at}/interval`), look)];
}

function sentence(found: Found): HTMLElement {
  const { measure, pair, at } = found;
  return h("li", { class: "finding" },
    h("p", null, h("strong", null, capital(measureName(measure))), `, ${WORDING_NAMES[measure.wording]}: `, data(outletName(pair.a)), " ", showSide(found, "first"), "; ", data(outletName(pair.b)), " ", showSide(found, "second"), "."),
    h("p", { class: "meta" }, "Difference ", showEstimate(found), "; ", show(figure(pair.common_events, `${at}/common_events`)), ` ${plural(pair.common_events, "event", "events")} that both cover`,
      pair.q === null ? "" : ["; q ", show(figure(pair.q, `${at}/q`), { digits: 3 })],
      pair.driven_by.length ? ["; driven by ", joined(pair.driven_by.map((by) => [`the ${by.kind} “`, data(by.name), "”"]))] : null, "."));
}

function pairTable(id: string, rows: Found[], caption: string): Child {
  const listed = rows.slice(0, most_in_table);
  return [rows.length > listed.length ? h("p", { class: "soft" }, `The first ${listed.length} of ${grouped(rows.length)}; differences.csv has all.`) : null,
    listTable(id, caption, "Measure", listed.map((_, i) => i), (i) => [measureName(listed[i].measure), h("span", { class: "row-note" }, data(pairName(listed[i].pair)))], [
      { name: "first", head: "First", cell: (i) => showSide(listed[i], "first") },
      { name: "second", head: "Second", cell: (i) => showSide(listed[i], "second") },
      { name: "difference", head: "Difference", cell: (i) => showEstimate(listed[i]) },
      { name: "q", head: "q", cell: (i) => { const q = listed[i].pair.q; return q === null ? "–" : show(figure(q, `${listed[i].at}/q`), { digits: 3 }); } },
      { name: "verdict", head: "Verdict", cell: (i) => { const p = listed[i].pair; return [p.verdict, p.reason_text ? h("span", { class: "row-note" }, p.reason_text) : null,
        p.smallest_detectable === null ? null : h("span", { class: "row-note" }, "could have shown ", show(figure(p.smallest_detectable, `${listed[i].at}/smallest_detectable`), lookOf(listed[i].measure)), listed[i].measure.kind === "rate" ? " per 1,000 words" : " points")]; } },
    ], "verdicts")];
}

function differenceChart(rows: Found[]): Child {
  const kinds: [DifferenceMeasure["kind"], string][] = [["rate", "hits by 1,000 words"], ["share", "percentage points"]];
  return kinds.map(([kind, unit]) => {
    const charted = rows.filter((r) => r.measure.kind === kind && r.pair.estimate !== null).slice(0, most_charted);
    if (charted.length === 0) return null;
    return chart({
      name: `differences-${kind}`, title: `Differences found, in ${unit}`, about: "first outlet less second, with interval", wide: "full",
      smalls: [{ title: "", draw: (width) => drawIntervals(width, charted.map((r, i) => ({ row: `${i + 1} ${pairName(r.pair)}: ${measureName(r.measure)}`, value: r.pair.estimate ?? 0, interval: r.pair.interval })), { percent: kind === "share" }) }],
      rows: () => rows.filter((r) => r.measure.kind === kind).map(({ measure, pair }) => ({ measure: measure.id, first: outletName(pair.a), second: outletName(pair.b), estimate: pair.estimate, low: pair.interval?.low ?? null, high: pair.interval?.high ?? null, q: pair.q, verdict: pair.verdict })),
    });
  });
}

/** Of each other way of counting: which differences stay, or why it was not gone. */
function sensitivityList(d: Differences): Child {
  const ways = d.sensitivity.map((s, i) => ({ s, i })).filter(({ s }) => s.variant !== "without_entry");
  if (ways.length === 0) return null;
  return h("ul", null, ways.map(({ s, i }) => {
    if (s.why_not !== null) return h("li", null, capital(s.title), ": not counted. ", s.why_not);
    const were = s.rows.filter((r) => r.headline_verdict === "difference");
    const stay = were.filter((r) => r.verdict === "difference").length;
    const come = s.rows.length - were.length;
    const kept = were.length === 0 ? (come === 0 ? "no difference is found this way either" : `${grouped(come)} ${plural(come, "difference is", "differences are")} found only this way`)
      : [`${grouped(stay)} of ${grouped(were.length)} ${plural(were.length, "difference is", "differences are")} found this way too, ${grouped(were.filter((r) => r.same_sign).length)} with the same sign`, come > 0 ? `; ${grouped(come)} more ${plural(come, "is", "are")} found only this way` : "; no other is"];
    return h("li", null, capital(s.title), ": ", kept, "; something is counted otherwise in ", show(figure(s.documents, `/differences/sensitivity/${i}/documents`)), plural(s.documents, " article.", " articles."));
  }));
}

function sensitivityTable(d: Differences): Child {
  const seen = visible();
  const rows = d.sensitivity.flatMap((s, i) => s.rows.map((row, j) => ({ s, row, at: `/differences/sensitivity/${i}/rows/${j}` }))).filter(({ row }) => seen(row));
  const list = sensitivityList(d);
  if (rows.length === 0) return list === null ? null : [h("h3", null, "Counted in other ways"), list];
  const stays = ({ row }: { row: SensitivityRow }) => !row.moved && (row.verdict === null || row.verdict === row.headline_verdict);
  const listed = [...rows.filter((r) => !stays(r)), ...rows.filter(stays)].slice(0, most_in_table);
  const look = (row: { measure: number }) => lookOf(d.measures[row.measure]);
  return [h("h3", null, "Counted in other ways"), list,
    lazyDetails([h("h4", null, "How far each difference depends on choices of ours"), h("span", { class: "soft" }, ` (${grouped(rows.filter((r) => !stays(r)).length)} of ${grouped(rows.length)} rows move by more than half or change their verdict)`)],
      () => listTable("sensitivity", "The differences found, counted in other ways", "Counted", listed.map((_, i) => i), (i) => [listed[i].s.title, h("span", { class: "row-note" }, measureName(d.measures[listed[i].row.measure]), ", ", data(pairName(listed[i].row)))], [
        { name: "above", head: "above", cell: (i) => { const n = listed[i].row.headline; return n === null ? "–" : show(figure(n, `${listed[i].at}/headline`), look(listed[i].row)); } },
        { name: "counted so", head: "counted so", cell: (i) => { const n = listed[i].row.estimate; return n === null ? "–" : [show(figure(n, `${listed[i].at}/estimate`), look(listed[i].row)), " ", showInterval(boundsOf(listed[i].row.interval, `${listed[i].at}/interval`), look(listed[i].row))]; } },
        { name: "q", head: "q", cell: (i) => { const q = listed[i].row.q; return q === null ? "–" : show(figure(q, `${listed[i].at}/q`), { digits: 3 }); } },
        { name: "sign", head: "sign", cell: (i) => (listed[i].row.same_sign ? "same" : "changes") },
        { name: "moved", head: "moved by half", cell: (i) => (listed[i].row.moved ? "yes" : "no") },
        { name: "verdict so", head: "verdict so", cell: (i) => [listed[i].row.verdict ?? "not tested anew", listed[i].row.reason_text ? h("span", { class: "row-note" }, listed[i].row.reason_text) : null] },
      ], "verdicts"))];
}

/** What each outlet calls each thing, in its own wording: facts, no ranking. */
function labelFacts(): Child {
  const rows = report.choices.map((row, index) => ({ row, index, named: shownOutlets().map((o) => ({ o, cell: choiceCount(row, index, o, "outlet") })).filter(({ cell }) => cell.labels.some((l) => l.count.value > 0)) }))
    .filter(({ row, named }) => row.target !== null && named.length > 1)
    // Names before words for how somebody speaks, which are style.
    .sort((a, b) => Number(isStyleTerm(a.row.terms[0])) - Number(isStyleTerm(b.row.terms[0])) || b.named.length - a.named.length || a.index - b.index);
  if (rows.length === 0) return h("p", { class: "soft" }, "No thing is labelled by two outlets in their own wording.");
  const called = rows.filter(({ row }) => hasOpportunities(row));
  const verbs = rows.filter(({ row }) => !hasOpportunities(row) && isStyleTerm(row.terms[0]));
  const deeds = rows.filter((r) => !called.includes(r) && !verbs.includes(r));
  return [labelTable("labels", "What each outlet calls the same thing, in its own wording, with the number of uses", "Who or what", called),
    labelTable("labels-deeds", "Its words for the same deed or matter", "Whose, or about whom", deeds),
    labelTable("labels-verbs", "The verbs with which it lets each speak", "Who speaks", verbs)];
}

interface Labelled { row: ChoiceRow; named: { o: number; cell: ChoiceCount }[] }
function labelTable(id: string, caption: string, corner: string, all: Labelled[]): Child {
  if (all.length === 0) return null;
  const rows = all.slice(0, most_labelled);
  const alike = all.every(({ row }) => row.choice === all[0].row.choice);
  const cut = all.length > rows.length ? `; ${rows.length} of ${grouped(all.length)}, the rest under “Label choices”` : "";
  return sideTable(id, caption + cut, corner, rows.map(({ row, named }) => ({
    head: [data(targetName(row.target)), alike ? null : h("span", { class: "row-note" }, data(choiceName(row.choice)))],
    cell: (o: number) => {
      const cell = named.find((n) => n.o === o)?.cell;
      if (!cell) return h("span", { class: "soft" }, "–");
      return h("ul", { class: "label-list" }, cell.labels.flatMap((label, i) => (label.count.value === 0 ? [] : [h("li", null, joined(cell.surfaces[i].map((use) => ["“", data(use.surface), "”"])), "\u00a0",
        show(label.count, { label: `${outletName(o)}, ${terms[row.terms[i]].label}`, action: () => openHits([data(outletName(o)), ": labels for ", data(targetName(row.target))], (x) => x.outlet === outlets[o] && x.choice === row.choice && x.target === row.target && x.term === row.terms[i] && x.wording === "outlet" && x.flags.length === 0, label.count.value) }))])));
    },
  })), "compact");
}

export function differenceSection(): Child {
  if (report.one_document_each) return [h("p", { class: "prose" }, "One article an outlet, so nothing is ranked and no difference is tested: here is what each chose to write where others chose too. Words that it only quotes are not here."), labelFacts()];
  const d = parts.differences;
  if (!d) return [h("p", { class: "prose" }, "What each outlet calls the same thing in its own wording."), labelFacts()];
  const notes = [
    d.near_duplicates_left_out > 0 ? [show(figure(d.near_duplicates_left_out, "/differences/near_duplicates_left_out")), plural(d.near_duplicates_left_out, " near-duplicate document is", " near-duplicate documents are"), " left out. "] : null,
    d.documents_without_event > 0 ? [show(figure(d.documents_without_event, "/differences/documents_without_event")), plural(d.documents_without_event, " document names", " documents name"), " no event and cannot be compared here. "] : null];
  if (!d.tested) return [h("p", { class: "notice" }, h("strong", null, "Nothing could be tested. "), d.why_not ?? "", " ", notes), labelFacts()];
  const all = allPairs(d);
  const found = all.filter(({ pair }) => pair.verdict === "difference").sort((a, b) => (a.pair.q ?? 1) - (b.pair.q ?? 1) || Math.abs(b.pair.effect ?? 0) - Math.abs(a.pair.effect ?? 0) || a.measureAt - b.measureAt);
  const untested = d.measures.reduce((n, m) => n + m.pairs_not_tested, 0);
  const unlisted = d.measures.reduce((n, m) => n + m.pairs_left_out, 0);
  const rest = all.filter(({ pair }) => pair.verdict !== "difference").sort((a, b) => (a.pair.q ?? 2) - (b.pair.q ?? 2) || a.measureAt - b.measureAt);
  return [
    h("p", { class: "prose" }, "Outlets are compared only on events that both cover, in their own wording, on measures that were fixed before looking. The difference weighs each event by how much both wrote on it, so that it is not quite the one rate less the other. ", notes,
      h("strong", null, found.length === 0 ? "Not enough evidence for any difference." : `${grouped(found.length)} of ${grouped(all.length + unlisted)} comparisons show a difference; for the others there is not enough evidence.`), untested > 0 ? ` ${grouped(untested)} ${plural(untested, "comparison was", "comparisons were")} not tested: too little for a verdict.` : null),
    found.length ? h("ol", { class: "findings" }, found.slice(0, 12).map(sentence)) : null,
    found.length ? differenceChart(found) : null,
    found.length > 12 ? lazyDetails([h("h3", null, "All differences found"), h("span", { class: "soft" }, ` (${grouped(found.length)})`)], () => pairTable("found", found, "Differences found, smallest q first")) : null,
    rest.length ? lazyDetails([h("h3", null, "Not enough evidence"), h("span", { class: "soft" }, ` (${grouped(rest.length)} comparisons, and what could have been shown${unlisted > 0 ? `; differences.csv has ${grouped(unlisted)} more` : ""})`)], () => pairTable("rest", rest, "Comparisons without a verdict")) : null,
    sensitivityTable(d),
    found.length === 0 ? [h("h3", null, "The labels side by side"), h("p", { class: "prose" }, "What was written, without a claim that it differs by more than chance:"), labelFacts()] : null,
  ];
}
