/* Shared text: runs of words that another outlet's article on the same event has too. */
import type { Child } from "../element";
import { data, grouped, h, plural } from "../element";
import { originOf, placeFact, quoteOf, titleOf } from "../evidence";
import { boundsOf, figure, show, showInterval } from "../figures";
import { articleOf } from "../hits";
import { openPanel } from "../panel";
import type { Article, Shared, SharedCell, SharedPlace } from "../report";
import { report } from "../report";
import { cut } from "../source_text";
import type { Row } from "../table";
import { sideTable } from "../table";
import { VOICES, VOICE_NAMES, outlets } from "../terms_used";
import { outletName, shownOutlets } from "../view";

type Run = Shared["runs"][number];
const documents = new Map(report.shared.documents.map((d) => [d.document, d]));

function placeOfRun(name: string, place: SharedPlace): Child {
  const row = place.document === null ? null : report.documents[place.document];
  const article = articleOf(place.document);
  const x = place.excerpt;
  const credits = (documents.get(place.document)?.credits ?? []).map((c) => ["; ", c.kind === "copy" ? "says it is copy of " : "says it has material of ", data(c.agency), " (“", data(c.text), "”)"]);
  return [
    x && (article !== null || x.text !== null) ? quoteOf({ ...x, sentence: [x.sentences.begin, x.sentences.end], article, text: x.text ?? undefined }) : h("p", { class: "soft" }, "The words are not kept in this report."),
    h("p", { class: "meta" }, originOf(name, row?.date, titleOf(place.document)), x ? `; ${placeFact(x)}` : "", credits),
  ];
}

function openRuns(title: Child, fits: (run: Run) => boolean, all: boolean): void {
  const found = report.shared.runs.filter(fits);
  openPanel(title, h("p", { class: "soft" }, `${grouped(found.length)} ${plural(found.length, "run", "runs")} of words${all ? "" : ", of the longest, which this report keeps"}.`),
    found.length ? h("ol", { class: "evidence" }, found.map((run) => h("li", { "data-evidence": true },
      h("p", { class: "meta" }, `${grouped(run.words)} words in a row; in the first article `, VOICES.filter((v) => run.voices[v] > 0).map((v, i) => `${i > 0 ? ", " : ""}${grouped(run.voices[v])} ${VOICE_NAMES[v]}`)),
      placeOfRun(run.outlet, run.here), placeOfRun(run.other, run.there)))) : h("p", { class: "soft", "data-evidence": true }, "None of the longest runs, which this report keeps, holds these words."));
}

function openCredits(title: Child, outlet: string, kind: string, agency: string): void {
  openPanel(title, h("ol", { class: "evidence" }, report.shared.documents.filter((d) => d.document !== null && report.documents[d.document].outlet === outlet).flatMap((d) =>
    d.credits.filter((c) => c.kind === kind && c.agency === agency).map((c) => h("li", { "data-evidence": true }, h("blockquote", null, h("mark", null, c.text)), h("p", { class: "meta" }, titleOf(d.document), `; ${grouped(d.words)} words, of which ${grouped(d.shared)} shared`))))));
}

function sharedCell(o: number, found: SharedCell, at: string, what: Child, fits: (run: Run) => boolean, all: boolean): Child {
  const name = outletName(o);
  const open = (text: string, more: (run: Run) => boolean) => () => openRuns([data(name), ": words ", what, text], (r) => r.outlet === outlets[o] && fits(r) && more(r), all);
  return [
    h("div", { class: "main" }, show(figure(found.words.count, `${at}/words/count`), { some: true, label: `shared words, ${name}`, action: open("", () => true) }),
      found.words.share === null ? null : h("span", { class: "rate nowrap" }, " (", show(figure(found.words.share, `${at}/words/share`), { percent: true }), " % of ", show(figure(found.words.of, `${at}/words/of`)), ")")),
    found.words.count > 0 ? showInterval(boundsOf(found.words.interval, `${at}/words/interval`), { percent: true, unit: " %" }) : null,
    found.words.count === 0 ? null : h("ul", { class: "others" },
      VOICES.filter((v) => found.voices[v] > 0).map((v) => h("li", null, h("span", null, show(figure(found.voices[v], `${at}/voices/${v}`), { some: true, label: `shared words, ${name}, ${VOICE_NAMES[v]}`, action: open(`, ${VOICE_NAMES[v]}`, (r) => r.voices[v] > 0) }), ` ${VOICE_NAMES[v]}`))),
      (found.wire ?? []).map((w, i) => h("li", null, h("span", null, show(figure(w.words, `${at}/wire/${i}/words`)), " where a by-line says ", data(w.agency)))),
      h("li", null, h("span", null, "in ", show(figure(found.documents, `${at}/documents`)), ` ${plural(found.documents, "article", "articles")}`,
        found.longest ? ["; longest run ", show(figure(found.longest, `${at}/longest`)), " words"] : ""))),
  ];
}

export function sharedSection(): Child {
  const s = report.shared;
  const shown = shownOutlets();
  const others = shown.filter((other) => shown.some((o) => s.outlets[o].shared_with.some((w) => w.outlet === outlets[other])));
  const credited = shown.some((o) => s.outlets[o].copies.length + s.outlets[o].material.length > 0);
  if (others.length === 0 && !credited && !s.collapsed) return h("p", { class: "soft" }, `No run of ${s.shortest_run} words stands in articles of two outlets on one event.`);
  const whole = (o: number) => s.outlets[o].shared_with.every((w) => w.shown === w.runs);
  const rows: Row[] = [{ head: "with any other outlet", cell: (o) => sharedCell(o, s.outlets[o], `/shared/outlets/${o}`, "that another outlet has too", () => true, whole(o)) }];
  for (const other of others) {
    rows.push({ head: ["with ", data(outletName(other))], cell: (o) => {
      const i = s.outlets[o].shared_with.findIndex((w) => w.outlet === outlets[other]);
      if (i < 0) return h("span", { class: "soft" }, o === other ? "itself" : "–");
      const found = s.outlets[o].shared_with[i];
      return sharedCell(o, found, `/shared/outlets/${o}/shared_with/${i}`, ["that ", data(outletName(other)), " has too"], (r) => r.other === outlets[other], found.shown === found.runs);
    } });
  }
  const creditRow = (member: "copies" | "material", kind: string, text: string): Row[] => (shown.some((o) => s.outlets[o][member].length > 0) ? [{ head: text,
    cell: (o) => h("ul", { class: "others" }, s.outlets[o][member].map((w, i) => h("li", null, h("span", null,
      show(figure(w.documents, `/shared/outlets/${o}/${member}/${i}/documents`), { label: `articles of ${outletName(o)}, ${w.agency}`, action: () => openCredits([data(outletName(o)), ": ", data(w.agency)], outlets[o], kind, w.agency) }), ` ${plural(w.documents, "article", "articles")}: `, data(w.agency))))) }] : []);
  rows.push(...creditRow("copies", "copy", "articles that say they are an agency’s"), ...creditRow("material", "material", "articles that say an agency had a part"));
  if (s.collapsed) rows.push({ head: "not counted in the other sections", cell: (o) => show(figure(s.outlets[o].left_out, `/shared/outlets/${o}/left_out`)) });
  return [
    s.collapsed ? h("p", { class: "notice" }, h("strong", null, "The other sections count shared text once"), ": in the article of the earliest day that has it, whatever its outlet; of articles of one day in the one that passes it on in nobody else’s voice; where that tells nothing, in none. This section shows it in full.") : null,
    h("p", { class: "prose" }, `Words of one outlet that stand in a run of at least ${s.shortest_run} words which an article of the other has too, on the same event. Copying, a common agency and a common quotation look alike: the voice the words stand in and the by-lines help to tell them apart.`),
    sideTable("shared", "Words of each outlet that another outlet has too, of its words on events that both cover", "Shared", rows),
  ];
}

/** What an article's counts leave out because an earlier article has it. */
export function leftOutNote(article: Article): Child {
  const known = documents.get(article.document);
  if (!known || known.left_out.length === 0) return null;
  return h("details", null, h("summary", null, "Not counted here, because an earlier article has it"), h("ol", { class: "evidence" }, known.left_out.map((x) => h("li", null, h("blockquote", null, cut(article, x.field, x.begin, x.end))))));
}
