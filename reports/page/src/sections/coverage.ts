/* What the outlets that cover an event give and do not give: facts by outlet, with the sentences. */
import type { Child } from "../element";
import { button, capital, data, dateInWords, fill, grouped, h, moveFocus, plural, select, spaced } from "../element";
import { documentLine, placeFact, quoteOf } from "../evidence";
import { figure, shareAt, show, showInterval, showShare } from "../figures";
import { articleOf } from "../hits";
import { openPanel } from "../panel";
import { report } from "../report";
import type { Coverage, CoverageEvent, Fact, FactCell, FactPlace } from "../report_parts";
import { parts } from "../report_parts";
import { outletTable, sideTable } from "../table";
import { VOICE_NAMES } from "../terms_used";
import { allEvents, maskNames, outletName, remember, shownEvent, shownOutlets, viewed } from "../view";

const KINDS: Record<string, string> = {
  figure: "casualty figure", actor: "named actor", source: "source", quote: "quotation", demand: "demand", date: "date", place: "place", cause: "cause",
};
const at_first = 25;

function factSentence(place: FactPlace): HTMLElement {
  const article = articleOf(place.document);
  if (article === null && place.text === null) return h("blockquote", null, h("span", { class: "soft" }, "The sentence is not kept in this report."));
  return quoteOf({ ...place, sentence: [place.sentence.begin, place.sentence.end], article, text: place.text ?? undefined });
}
const factName = (fact: Fact): string => maskNames(fact.kind === "date" ? dateInWords(fact.text) : fact.text);
const outletOf = (place: FactPlace, otherwise: number) => (place.document === null ? null : report.documents[place.document]?.outlet) ?? parts.outlets[otherwise].outlet;

/** Where a fact is given; for an outlet that does not mention it, where the others give it. */
function openFact(fact: Fact, outlet: number): void {
  const cell = fact.outlets[outlet];
  const given = cell?.status === "given";
  const places = given ? cell.places.map((place) => ({ place, o: outlet })) : fact.outlets.flatMap((c, o) => (c?.status === "given" ? c.places.map((place) => ({ place, o })) : []));
  openPanel([data(outletName(outlet)), given ? ": " : " does not mention: ", data(factName(fact))],
    h("p", { class: "soft" }, given ? `${grouped(cell.count)} ${plural(cell.count, "place", "places")}; the first ${plural(places.length, "is", "are")} shown.` : `${capital(KINDS[fact.kind] ?? fact.kind)} given by ${fact.independent} other ${plural(fact.independent, "outlet", "outlets")} independently of each other:`),
    h("ol", { class: "evidence" }, places.map(({ place, o }) => h("li", { "data-evidence": true }, factSentence(place),
      h("p", { class: "meta" }, documentLine(place.document, outletOf(place, o)), `; ${VOICE_NAMES[place.voice]}; ${placeFact(place)}`, place.shared ? "; in text shared with another outlet" : "")))));
}

function factCell(fact: Fact, cell: FactCell | null, outlet: number, at: string): Child {
  if (cell === null) return h("span", { class: "soft" }, "no article");
  if (cell.status === "given") {
    return [h("span", { class: "given", "aria-hidden": "true" }, "● "), show(figure(cell.count, `${at}/count`), { some: true, label: `places, ${outletName(outlet)}, ${factName(fact)}`, action: () => openFact(fact, outlet) }), fact.only_here === outlet ? h("span", { class: "row-note" }, "only here") : null];
  }
  if (cell.status === "not_mentioned") return h("button", { type: "button", class: "number missing", "aria-haspopup": "dialog", on: { click: () => openFact(fact, outlet) } }, "○ not mentioned");
  return h("span", { class: "soft" }, cell.status === "unclear" ? "? unclear" : "–");
}

function eventFacts(event: CoverageEvent, at: number): Child {
  const box = h("div");
  const kinds = [...new Set(event.facts.map((f) => f.kind))];
  let most = at_first;
  const draw = () => {
    const kind = viewed("f.kind");
    const missing = viewed("f.show") !== "all";
    const rows = event.facts.map((fact, i) => ({ fact, i })).filter(({ fact }) => (kind === "" || fact.kind === kind) && (!missing || fact.outlets.some((c, o) => shownOutlets().includes(o) && c?.status === "not_mentioned")));
    const listed = rows.slice(0, most);
    fill(box,
      h("p", { class: "soft", role: "status" }, `${grouped(listed.length)} of ${grouped(rows.length)} facts`, event.facts_left_out > 0 ? [", and ", show(figure(event.facts_left_out, `/coverage/events/${at}/facts_left_out`)), " more that are counted but not listed"] : "", "."),
      listed.length === 0 ? null : sideTable("facts", [`● given, ○ not mentioned though at least ${(parts.coverage as Coverage).least_outlets} others give it independently, ? unclear: words of it stand here too, but not read as this fact, so nothing is claimed, – not given`], "Fact", [
        { head: h("span", { class: "soft" }, "length and date"), cell: (o) => { const e = event.outlets[o]; return e ? [show(figure(e.words, `/coverage/events/${at}/outlets/${o}/words`)), " words", h("span", { class: "row-note" }, e.documents.map((d) => d.date).filter(Boolean).slice(0, 2).join(", "))] : "–"; } },
        ...listed.map(({ fact, i }) => ({ head: [data(factName(fact)), h("span", { class: "row-note" }, KINDS[fact.kind] ?? fact.kind)], cell: (o: number) => factCell(fact, fact.outlets[o], o, `/coverage/events/${at}/facts/${i}/outlets/${o}`) })),
      ], "compact"),
      listed.length < rows.length ? button("Show more", () => { most += 50; draw(); moveFocus(box.querySelectorAll<HTMLElement>("tbody tr")[listed.length + 1]); }, { class: "plain-button more" }) : null);
  };
  draw();
  return [h("div", { class: "filters" },
    select("Kind", [["", "all kinds"], ...kinds.map((k): [string, string] => [k, KINDS[k] ?? k])], viewed("f.kind"), (v) => { remember("f.kind", v); draw(); }),
    select("Facts", [["", "not mentioned somewhere"], ["all", "all"]], viewed("f.show"), (v) => { remember("f.show", v); draw(); })), box];
}

function coverageTable(coverage: Coverage): Child {
  const kinds = Object.keys(KINDS);
  return outletTable("coverage", "Facts on events that another outlet covers too", [
    { name: "events", head: "events", cell: (o) => show(figure(coverage.outlets[o].events, `/coverage/outlets/${o}/events`)) },
    { name: "facts given", head: "facts given", cell: (o) => show(figure(coverage.outlets[o].all.given, `/coverage/outlets/${o}/all/given`)) },
    { name: "only here", head: "only here", cell: (o) => { const s = shareAt(coverage.outlets[o].all.only_here, `/coverage/outlets/${o}/all/only_here`); return [show(s.count), showShare(s.share)]; } },
    { name: "not mentioned", head: `not mentioned, of facts that at least ${coverage.least_outlets} others give`, cell: (o) => { const s = shareAt(coverage.outlets[o].all.not_mentioned, `/coverage/outlets/${o}/all/not_mentioned`); return [show(s.count), " of ", show(s.of), showShare(s.share), showInterval(s.bounds, { percent: true, unit: " %" })]; } },
    { name: "most often missing", head: "most often missing", cell: (o) => kinds.map((k) => ({ k, s: coverage.outlets[o].kinds[k]?.not_mentioned })).filter(({ s }) => s && s.count > 0).sort((a, b) => b.s.count - a.s.count).slice(0, 3).map(({ k, s }, i) => [i > 0 ? ", " : "", h("span", { class: "nowrap" }, spaced(KINDS[k]), " ", show(figure(s.count, `/coverage/outlets/${o}/kinds/${k}/not_mentioned/count`)))]) },
  ]);
}

export function coverageSection(): Child {
  const coverage = parts.coverage;
  if (!coverage) return null;
  if (coverage.events.length === 0) return h("p", { class: "soft" }, "No event is covered by two outlets, so nothing can be called not mentioned.");
  const chosen = allEvents() ? Number(viewed("f.event") || 0) : coverage.events.findIndex((e) => e.event === shownEvent());
  const box = h("div");
  const draw = (at: number) => fill(box, coverage.events[at] ? eventFacts(coverage.events[at], at) : h("p", { class: "soft" }, "This event is covered by one outlet only."));
  draw(chosen);
  return [
    h("p", { class: "prose" }, "A fact is a casualty figure, a named actor or source, a quotation, a demand, a date, a place or a cause. It is matched by its content, not by its words. That an article does not mention something may have good reasons: it may be shorter, earlier, or about something else; its length and date stand beside it."),
    coverageTable(coverage),
    h("h3", null, "Fact by fact"),
    coverage.events_left_out > 0 ? h("p", { class: "soft" }, show(figure(coverage.events_left_out, "/coverage/events_left_out")), " more events are counted above but not listed.") : null,
    allEvents() && coverage.events.length > 1 ? h("div", { class: "filters" }, select("Event", coverage.events.map((e, i): [string, string] => [String(i), e.event]), String(chosen), (v) => { remember("f.event", v); draw(Number(v)); })) : null,
    box,
  ];
}
