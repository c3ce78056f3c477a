/* The articles side by side, hits marked by axis and voice. */
import type { Child, LazyDetails } from "../element";
import { append, button, byId, capital, data, grouped, h, lazyDetails, moveFocus, plural, safeLink, select } from "../element";
import { aside, nameOfDocument, onRead, openPlace, titleOf } from "../evidence";
import { show, figure } from "../figures";
import type { Hit, Place } from "../hits";
import { allHits, complete, sentenceParts } from "../hits";
import { hideTip, showTip } from "../panel";
import type { Article, Field, Score } from "../report";
import { report } from "../report";
import { bytesOf, cut, paragraphsOf, sectionAt } from "../source_text";
import { region } from "../table";
import { VOICES, VOICE_NAMES, WORDINGS, WORDING_NAMES, axisTag, hueOf, isStyleTerm, signed, targetName, terms } from "../terms_used";
import { inEvent, nameOfOutlet, outletsHidden, remember, shownNames, viewed } from "../view";
import { leftOutNote } from "./shared";

const at_first = 40;
let listAll: () => void = () => undefined;

interface Group { begin: number; end: number; hits: Hit[] }

function tipOf(group: Hit[]): Child {
  return group.map((x) => h("p", null, h("strong", null, sentenceParts(x)[1]), x.axis ? `: ${x.axis} ${signed(x.weight)}` : `: ${x.choice ?? "label"}`, `, about ${targetName(x.target)}; ${WORDING_NAMES[x.wording]}, ${VOICE_NAMES[x.voice]}`,
    x.speaker ? `, ${x.speaker}` : x.voice === "own" || x.voice === "scare" ? "" : ", an unnamed source", x.flags.length ? `; set aside: ${aside(x)}` : "", terms[x.term].note ? h("span", { class: "tip-note" }, terms[x.term].note) : null));
}

function hitButton(index: number, field: Field, group: Hit[], text: string): HTMLElement {
  const tags = [...new Set(group.flatMap((x) => (x.axis ? [axisTag(x.axis) + (x.weight < 0 ? "−" : x.weight > 0 ? "+" : "")] : [])))];
  const mark = h("button", {
    type: "button", class: `${group.some((x) => !isStyleTerm(x.term)) ? "hit" : "hit style"}${text.length < 4 ? " short" : ""}`, "data-aside": group.every((x) => x.flags.length > 0), "data-wordings": group.map((x) => x.wording).join(" "), "data-place": `${index} ${field} ${group[0].begin}`,
    on: {
      click: () => openPlace(text, group),
      mouseenter: () => showTip(mark, tipOf(group)), focus: () => showTip(mark, tipOf(group)), mouseleave: hideTip, blur: hideTip,
    },
  }, text, tags.length ? h("span", { class: "tag" }, tags.join(" ")) : null);
  mark.style.setProperty("--hit", `var(${hueOf(group.find((x) => x.axis)?.axis ?? null)})`);
  return mark;
}

function groupHits(list: Hit[]): Group[] {
  const groups: Group[] = [];
  for (const hit of list) {
    const last = groups[groups.length - 1];
    if (last && hit.begin < last.end) { last.hits.push(hit); last.end = Math.max(last.end, hit.end); } else groups.push({ begin: hit.begin, end: hit.end, hits: [hit] });
  }
  return groups;
}

/** A stretch of text in pieces: voices outside, hits inside. */
function stretch(article: Article, index: number, field: Field, begin: number, end: number, groups: Group[]): Child[] {
  const pieces: Child[] = [];
  const hitsIn = (from: number, to: number): Child[] => {
    const parts: Child[] = [];
    let at = from;
    for (const group of groups) {
      const start = Math.max(group.begin, from);
      const stop = Math.min(group.end, to);
      if (start >= stop) continue;
      if (start > at) parts.push(cut(article, field, at, start));
      const words = cut(article, field, start, stop);
      parts.push(words.trim() === "" ? words : hitButton(index, field, group.hits, words));
      at = stop;
    }
    if (at < to) parts.push(cut(article, field, at, to));
    return parts;
  };
  let at = begin;
  for (const passage of article.annotation[field].passages) {
    const start = Math.max(passage.begin, begin);
    const stop = Math.min(passage.end, end);
    if (start >= stop) continue;
    if (start > at) pieces.push(hitsIn(at, start));
    pieces.push(h("span", { class: `v-${passage.voice}` }, h("span", { class: "hidden" }, `[${VOICE_NAMES[passage.voice]}] `), hitsIn(start, stop)));
    at = stop;
  }
  if (at < end) pieces.push(hitsIn(at, end));
  return pieces;
}

function articleText(article: Article, index: number): HTMLElement {
  const own = allHits().filter((x) => x.article === index);
  const groups = (field: Field) => groupHits(own.filter((x) => x.field === field));
  const inText = groups("text");
  return h("div", null,
    h("div", { class: "article-text", lang: report.lexicon.language || "en" },
      article.title ? h("h4", null, stretch(article, index, "title", 0, bytesOf(article, "title").length, groups("title"))) : null,
      paragraphsOf(article).map(([begin, end]) => h("p", { class: sectionAt(article, begin) }, stretch(article, index, "text", begin, end, inText)))),
    article.scores.length ? lazyDetails(["Scores of this article, and what they are made of"], () => scoreTables(article, index)) : null);
}

function scoreTables(article: Article, index: number): Child {
  const head = (score: Score) => [data(score.axis ?? score.model), score.axis ? [" about ", data(targetName(score.target))] : null];
  return h("div", { class: "scores" }, h("p", { class: "soft" }, "logit = intercept + the sum of the contributions. A contribution is its value (occurrences by scored sentence) times its weight."),
    article.scores.map((score, s) => {
      const at = `/articles/${index}/scores/${s}`;
      return h("div", null, h("h5", null, head(score)),
        h("p", null, "logit ", show(figure(score.logit, `${at}/logit`), { digits: 4 }), ", intercept ", show(figure(score.intercept, `${at}/intercept`), { digits: 4 }), `, from ${score.contributions.length} ${plural(score.contributions.length, "contribution", "contributions")}`,
          score.probability === null ? "; no probability, because the model is not calibrated" : [`; probability of “${score.class}” `, show(figure(score.probability, `${at}/probability`), { digits: 3 })]),
        score.contributions.length ? region(h("table", { class: "simple" }, h("caption", { class: "hidden" }, "Contributions to ", head(score)), h("thead", null, h("tr", null, ["Feature", "Wording", "Places", "Value", "Weight", "Contribution"].map((t) => h("th", { scope: "col" }, t)))),
          h("tbody", null, score.contributions.map((c, i) => h("tr", null, h("th", { scope: "row" }, data(c.term === undefined ? c.feature ?? "" : c.places.length ? cut(article, c.places[0].field, c.places[0].begin, c.places[0].end) : terms[c.term].label)),
            [["Wording", c.wording ? WORDING_NAMES[c.wording] ?? c.wording : ""], ["Places", String(c.places.length)], ...(["value", "weight", "contribution"] as const).map((name): [string, Child] => [capital(name), show(figure(c[name], `${at}/contributions/${i}/${name}`), { digits: 4 })])].map(([name, text]) => h("td", { "data-column": name as string }, text as Child)))))), "simple") : null);
    }));
}

function legend(): Child {
  return [
    h("ul", { class: "legend", "aria-label": "Voices in the text" }, VOICES.map((v) => h("li", null, h("span", { class: `v-${v}` }, VOICE_NAMES[v])))),
    h("ul", { class: "legend", "aria-label": "Axes of the marked words" }, report.lexicon.axes.map((a) => {
      const mark = h("span", null, axisTag(a.id));
      mark.style.borderBottom = `2px solid var(${hueOf(a.id)})`;
      mark.style.fontWeight = "600";
      return h("li", null, mark, " ", data(a.id));
    })),
  ];
}

function applyMarks(): void {
  const wording = viewed("a.wording");
  document.querySelectorAll<HTMLElement>("button.hit").forEach((b) => b.classList.toggle("dim",
    (wording !== "" && !(b.dataset.wordings ?? "").split(" ").includes(wording)) || (viewed("a.mark") !== "all" && b.classList.contains("style"))));
}
const heading = (article: Article): Child => [h("h3", null, titleOf(article.document)),
  h("div", { class: "meta" }, h("strong", null, data(nameOfOutlet(article.outlet))), article.date ? ["; ", h("time", null, article.date)] : null, article.event ? ["; ", data(article.event)] : null)];

function sideBySide(listed: { article: Article; index: number }[]): Child {
  const column = (name: "a.left" | "a.right", otherwise: number): HTMLElement => {
    const at = Number(viewed(name) || listed[otherwise].index);
    const { index } = listed.find((x) => x.index === at) ?? listed[otherwise];
    const body = h("div", { class: "column" });
    const draw = (which: number) => { const one = report.articles[which]; body.replaceChildren(h("div", { class: "column-head" }, heading(one)), articleText(one, which)); applyMarks(); };
    draw(index);
    const options = listed.map((x): [string, string] => [String(x.index), `${nameOfOutlet(x.article.outlet)}: ${nameOfDocument(x.article.document)}`]);
    return h("div", null, h("div", { class: "filters" }, select(name === "a.left" ? "Left" : "Right", options, String(index), (v) => { remember(name, v); draw(Number(v)); })), body);
  };
  // Two outlets on one event, where there are such.
  const [first] = listed;
  const other = listed.findIndex(({ article }) => article.event === first.article.event && article.outlet !== first.article.outlet);
  return h("div", { class: "columns" }, column("a.left", 0), column("a.right", other < 0 ? 1 : other));
}

export function articleSection(): Child {
  if (!complete) return h("p", { class: "soft" }, "This report does not hold the articles: only the sentences that its evidence needs.");
  const names = shownNames();
  const listed = report.articles.map((article, index) => ({ article, index })).filter(({ article }) => inEvent(article.event) && names.has(article.outlet));
  const make = ({ article, index }: { article: Article; index: number }): HTMLElement => {
    const details = lazyDetails([heading(article)], () => [leftOutNote(article),
      outletsHidden() ? null : h("p", { class: "meta" }, article.url ? safeLink(article.url, "original article") ?? ["Address, not a web link: ", data(article.url)] : null), articleText(article, index)], { id: `article-${index}` });
    details.addEventListener("toggle", applyMarks);
    return details;
  };
  const list = h("div", { class: "article-list" });
  const rest = listed.slice(at_first);
  const more = rest.length === 0 ? null : button(`List the other ${grouped(rest.length)}`, () => { listAll(); moveFocus(list.children[at_first]?.querySelector("summary")); }, { class: "plain-button more" });
  listAll = () => { append(list, rest.splice(0).map(make)); more?.remove(); };
  append(list, listed.slice(0, at_first).map(make));
  const again = (name: string) => (v: string) => { remember(name, v); applyMarks(); };
  return [
    h("div", { class: "filters" }, select("Mark", [["", "framing and labels"], ["all", "style too"]], viewed("a.mark"), again("a.mark")),
      select("in", [["", "any wording"], ...WORDINGS.map((w): [string, string] => [w, WORDING_NAMES[w]])], viewed("a.wording"), again("a.wording"))),
    legend(),
    listed.length > 1 ? lazyDetails([h("h3", null, "Two articles side by side")], () => sideBySide(listed), { class: "side-by-side", id: "side-by-side" }) : null,
    list, more,
  ];
}

function showInArticle(item: Place): void {
  if (!byId(`article-${item.article}`)) listAll();
  const details = byId(`article-${item.article}`) as LazyDetails | null;
  if (!details) return;
  details.build();
  details.open = true;
  applyMarks();
  const place = [...details.querySelectorAll<HTMLElement>("button.hit")].find((b) => {
    const [, field, begin] = (b.dataset.place ?? "").split(" ");
    return field === item.field && Number(begin) <= item.begin && item.begin <= Number(begin) + 60;
  });
  (place ?? details).scrollIntoView({ block: "center" });
  (place ?? details.querySelector("summary"))?.focus({ preventScroll: true });
}
onRead(showInArticle);
