/* What opens behind a number: the sentences, with outlet, date, offset and link. */
import type { Child } from "./element";
import { button, data, grouped, h, plural, safeLink, spaced } from "./element";
import { eventDocuments } from "./counts";
import type { Harm, Hit, MentionPlace, Place, Quote } from "./hits";
import { allHarms, allHits, allMentions, complete, sentenceParts } from "./hits";
import { closePanel, openPanel } from "./panel";
import type { DocumentRow, Field, Passage, Voice } from "./report";
import { report } from "./report";
import { cut } from "./source_text";
import { ENDORSEMENTS, FLAGS, HARM_LINKS, LINKS, VOICES, VOICE_NAMES, WORDING_NAMES, axisKind, choiceName, outlets, poleOf, signed, targetName, terms } from "./terms_used";
import { inEvent, maskNames, nameOfOutlet, outletName, outletsHidden } from "./view";

const fact = (name: string, ...value: Child[]): Child => [h("dt", null, name), h("dd", null, value)];
export const aside = (item: { flags: string[] }): string => item.flags.map((f) => FLAGS[f] ?? f).join(", ");

/** By what a reader knows a document: its title, else its first words. */
export function nameOfDocument(document: number | null): string {
  const row = document === null ? null : report.documents[document];
  if (!row) return "a document that is not listed";
  return maskNames(row.title || (row.opening ? `“${row.opening}”` : row.id));
}
export const titleOf = (document: number | null): Child => data(nameOfDocument(document));
/** Who speaks, by name; a pronoun that means nobody known names nobody. */
const speakerOf = (item: { voice: Voice; speaker: string | null }): Child => (item.speaker ? data(item.speaker) : item.voice === "own" || item.voice === "scare" ? null : "an unnamed source");
export const originOf = (outlet: string | null, date: string | null | undefined, title: Child): Child =>
  [h("strong", null, data(nameOfOutlet(outlet))), date ? ["; ", h("time", null, date)] : null, "; ", title];
export const originalLink = (url: string | null | undefined): Child => (url && !outletsHidden() ? ["; ", safeLink(url, "original") ?? data(url)] : null);
/** Outlet, date, title and link of the document. */
export function documentLine(document: number | null, outlet: string | null): Child {
  const row = document === null ? null : report.documents[document];
  return [originOf(outlet, row?.date, titleOf(document)), originalLink(row?.url)];
}
const excerptsOnly = report.manifest.options.some((o) => o.name === "excerpts-only");
/** Whether the report holds only the words that count, because whole articles were not wanted. */
const isCutOut = (item: Quote): boolean => excerptsOnly && item.field === "text" && item.sentence[0] === item.begin && item.sentence[1] === item.end;
export function quoteOf(item: Quote): HTMLElement {
  const [before, phrase, after] = sentenceParts(item);
  return h("blockquote", null, before, h("mark", null, phrase), after, isCutOut(item) ? h("span", { class: "soft" }, " (sentence not shown: excerpts only)") : null);
}
/** " 12 sentences not shown (excerpts only)." */
function cutOutNote(items: Quote[]): string {
  const hidden = items.filter(isCutOut).length;
  return hidden === 0 ? "" : ` ${grouped(hidden)} ${plural(hidden, "sentence", "sentences")} not shown (excerpts only).`;
}

let showInArticle: (item: Place) => void = () => undefined;
export const onRead = (action: (item: Place) => void): void => { showInArticle = action; };
function readButton(item: Place): Child {
  if (item.article === null) return null;
  return h("p", null, button("Read in the article", () => { closePanel(); showInArticle(item); }));
}
export const placeFact = (item: { field: Field; begin: number; end: number }): string => `${item.field}, bytes ${item.begin}–${item.end}`;

export function hitItem(item: Hit): HTMLElement {
  const term = terms[item.term];
  return h("li", { "data-evidence": true }, quoteOf(item), h("p", { class: "meta" }, documentLine(item.document, item.outlet)),
    h("dl", { class: "facts" },
      fact("Wording, voice", `${WORDING_NAMES[item.wording]}, ${VOICE_NAMES[item.voice]}`, ENDORSEMENTS[item.endorsement] ? `; ${ENDORSEMENTS[item.endorsement]}` : ""),
      speakerOf(item) === null ? null : fact("Speaker", speakerOf(item)),
      fact("About", data(targetName(item.target)), item.target === null ? "" : ` (${LINKS[item.link] ?? item.link})`),
      item.axis ? fact("Axis", data(item.axis), `: weight ${signed(item.weight)}, `, data(poleOf(item.axis, item.weight))) : null,
      item.choice ? fact("Label choice", data(choiceName(item.choice)), term.reference ? " (the reference term)" : "") : null,
      item.flags.length ? fact("Set aside", aside(item)) : null,
      fact("Lexicon entry", data(term.phrase), ` (${term.lexicon})`),
      term.note ? fact("Note", data(term.note)) : null,
      term.source ? fact("Source of the note", data(term.source)) : null,
      fact("Place", placeFact(item))),
    readButton(item));
}

const list = (items: HTMLElement[]) => h("ol", { class: "evidence" }, items);
/** All about hits at one place. */
export const openPlace = (phrase: Child, hits: Hit[]): void => openPanel(["“", phrase, "” in ", data(nameOfOutlet(hits[0].outlet))], list(hits.map(hitItem)));

/** The same on the page itself: one line of facts, the rest on demand. */
export function shortHit(item: Hit): HTMLElement {
  const phrase = sentenceParts(item)[1];
  return h("li", null, quoteOf(item),
    h("p", { class: "meta" }, documentLine(item.document, item.outlet), `; ${WORDING_NAMES[item.wording]}, ${VOICE_NAMES[item.voice]}`, speakerOf(item) === null ? null : [" (", speakerOf(item), ")"],
      item.target === null ? "; tied to nobody" : ["; about ", data(targetName(item.target))], item.axis ? ["; ", data(item.axis), ` ${signed(item.weight)}, `, data(poleOf(item.axis, item.weight))] : null, item.flags.length ? `; set aside: ${aside(item)}` : null, ". ",
      h("button", { type: "button", class: "number", "aria-haspopup": "dialog", on: { click: () => openPlace(data(phrase), [item]) } }, "Note and source")));
}

const howMany = (found: number, total: number, one: string, many: string) => (found === total
  ? `${grouped(total)} ${plural(total, one, many)}.`
  : `${grouped(found)} of ${grouped(total)} ${many}: the sample that the report keeps.`);
const soft = (...text: Child[]) => h("p", { class: "soft" }, text);
/** A long list is cut: a panel of thousands of sentences helps nobody. */
const most_items = 400;
function cutList<T>(items: T[], make: (item: T) => HTMLElement): Child {
  return [list(items.slice(0, most_items).map(make)), items.length > most_items ? soft(`The first ${most_items} are shown; evidence.jsonl holds all that were kept.`) : null];
}

export function openHits(title: Child, fits: (hit: Hit) => boolean, total: number): void {
  const found = allHits().filter((item) => inEvent(item.event) && fits(item));
  openPanel(title, soft(howMany(found.length, total, "hit", "hits"), cutOutNote(found)), found.length === 0 ? h("p", { "data-evidence": true }, "None of them is in the sample that the report keeps.") : cutList(found, hitItem));
}

export function openMentions(title: Child, fits: (mention: MentionPlace) => boolean, total: number): void {
  const items = allMentions().filter((o) => inEvent(o.event) && fits(o));
  openPanel(title, h("p", { class: "soft", "data-evidence": !complete }, complete ? `${grouped(total)} noun ${plural(total, "phrase", "phrases")}.` : "This report does not hold the articles, so noun phrases cannot be shown; annotate lists every one."),
    cutList(items, (item) => h("li", { "data-evidence": true }, quoteOf(item),
      h("p", { class: "meta" }, documentLine(item.document, item.outlet), `; ${WORDING_NAMES[item.wording]}; ${placeFact(item)}`), readButton(item))));
}

export function openHarms(title: Child, fits: (harm: Harm) => boolean, total: number): void {
  const items = allHarms().filter((r) => r.flags.length === 0 && inEvent(r.event) && fits(r));
  openPanel(title, soft(howMany(items.length, total, "record", "records"), cutOutNote(items)), items.length === 0 ? h("p", { "data-evidence": true }, "None of them is in the sample that the report keeps.") : null,
    cutList(items, (item) => h("li", { "data-evidence": true }, quoteOf(item),
      h("p", { class: "meta" }, documentLine(item.document, item.outlet), `; ${VOICE_NAMES[item.voice]}; “`, data(item.lemma), `”, force ${item.force} of 3, ${spaced(item.form)}; affected: `, data(targetName(item.affected)), ` (${HARM_LINKS[item.link] ?? item.link})`,
        item.agent ? ["; acting: ", data(targetName(item.agent))] : item.acting ? "" : "; nobody is said to act", `; ${placeFact(item)}`), readButton(item))));
}

interface PassagePlace { p: Passage; field: Field; article: number }
function passagesOf(outlet: number, fits: (p: Passage) => boolean): PassagePlace[] {
  return report.articles.flatMap((article, index) => (article.outlet === outlets[outlet] && inEvent(article.event)
    ? (["title", "text"] as Field[]).flatMap((field) => article.annotation[field].passages.filter(fits).map((p) => ({ p, field, article: index }))) : []));
}
function passageItem({ p, field, article }: PassagePlace): HTMLElement {
  const from = report.articles[article];
  const words = (span: [number, number]) => data(cut(from, field, span[0], span[1]));
  return h("li", { "data-evidence": true }, h("blockquote", null, cut(from, field, p.begin, p.end)),
    h("p", { class: "meta" }, documentLine(from.document, from.outlet), p.source ? `; ${grouped(p.source.words)} ${plural(p.source.words, "word", "words")} ${VOICE_NAMES[p.voice]}` : "",
      p.source?.written ? ["; speaker: ", data(p.source.written)] : p.speaker ? ["; an unnamed source: “", words(p.speaker), "”"] : "; no speaker found", p.cue ? ["; by ", words(p.cue)] : null, ENDORSEMENTS[p.endorsement] ? `; ${ENDORSEMENTS[p.endorsement]}` : ""));
}
const notHeld = () => h("p", { class: "soft", "data-evidence": true }, "This report does not hold the articles, so the passages cannot be shown; annotate lists every one.");

export function openStatements(title: Child, outlet: number, fits: (p: Passage) => boolean): void {
  const found = passagesOf(outlet, (p) => p.source !== null && fits(p));
  openPanel(title, found.length ? cutList(found, passageItem) : notHeld());
}

export function openVoice(outlet: number, voice: Voice): void {
  const rows = eventDocuments(outlet);
  openPanel([data(outletName(outlet)), `: words in ${VOICE_NAMES[voice]}`],
    h("table", { class: "simple" }, h("caption", null, "By article"), h("thead", null, h("tr", null, h("th", { scope: "col" }, "Article"), h("th", { scope: "col" }, "Words"))),
      h("tbody", null, rows.slice(0, most_items).map(({ row, index }) => h("tr", { "data-evidence": true }, h("th", { scope: "row" }, titleOf(index)), h("td", { "data-column": "Words" }, grouped(row.words[voice])))))),
    voice === "own" ? null : cutList(passagesOf(outlet, (p) => p.voice === voice), passageItem));
}

export function openDocuments(title: Child, fits: (row: DocumentRow) => boolean): void {
  const rows = report.documents.map((row, index) => ({ row, index })).filter(({ row }) => fits(row));
  openPanel(title, report.documents_left_out > 0 ? h("p", { class: "soft", "data-evidence": rows.length === 0 }, "Only documents with kept evidence are listed.") : null,
    cutList(rows, ({ row, index }) => h("li", { "data-evidence": true }, h("p", { class: "meta" }, documentLine(index, row.outlet)),
      h("p", { class: "meta" }, row.event ? [data(row.event), "; "] : null, `${grouped(VOICES.reduce((n, v) => n + row.words[v], 0))} words`))));
}

export function openRejects(): void {
  openPanel("Rejected records", cutList(report.rejects, (r) => h("li", { "data-evidence": true },
    h("p", null, data(r.file), r.line > 0 ? `, line ${r.line}` : ""), h("p", { class: "meta" }, r.reason, ": ", data(r.message)))));
}

/** Hits on framing axes, of the event shown. */
export const framingHits = (): Hit[] => allHits().filter((x) => x.axis !== null && axisKind(x.axis) === "framing" && inEvent(x.event));
