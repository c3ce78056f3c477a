/* For a lesson: guess the outlets, code sentences yourself and compare, print a worksheet. */
import type { Child } from "../element";
import { button, byId, capital, data, fill, grouped, h, moveFocus, plural, select, spaced } from "../element";
import { framingHits, titleOf } from "../evidence";
import type { Hit, Place } from "../hits";
import { allMentions, complete, sentenceParts } from "../hits";
import { report } from "../report";
import { saveCsv } from "../save";
import { axisById, outlets, targetName } from "../terms_used";
import { choose, inEvent, nameOfOutlet, outletName, outletsHidden, remember, shownNames, shownOutlets, viewed, withoutNames } from "../view";

type Rating = "negative" | "neither" | "positive";
interface Sentence { unit: string; place: Place; engine: Rating }

const sentences_in_lesson = 12;
const ratings = new Map<string, Rating>();

/** A number that depends on the words alone: the same sentences for a whole class. */
function scatter(text: string): number {
  let state = report.manifest.seed >>> 0;
  for (let at = 0; at < text.length; at += 1) state = (Math.imul(state ^ text.charCodeAt(at), 2654435761) >>> 0) ^ (state >>> 13);
  return state >>> 0;
}

/** Axis and target pairs with hits in the outlets' own wording, most used first. */
function questions(): { axis: string; target: string; uses: number }[] {
  const uses = new Map<string, number>();
  for (const x of ownHits()) uses.set(`${x.axis}|${x.target}`, (uses.get(`${x.axis}|${x.target}`) ?? 0) + 1);
  return [...uses].map(([key, n]) => { const [axis, target] = key.split("|"); return { axis, target, uses: n }; }).sort((a, b) => b.uses - a.uses || (a.axis + a.target < b.axis + b.target ? -1 : 1));
}
function shownHere(): (x: Place) => boolean {
  const names = shownNames();
  return (x) => inEvent(x.event) && names.has(x.outlet);
}
const ownHits = (): Hit[] => framingHits().filter((x) => x.target !== null && x.wording === "outlet" && x.flags.length === 0 && x.document !== null).filter(shownHere());
const unitOf = (x: Place) => `${report.documents[x.document ?? 0].id}:${x.field}:${x.sentence[0]}-${x.sentence[1]}`;

/** Sentences that name the target or hold a hit about it; the engine's rating is the sign of its own-wording weights. */
function sentencesFor(axis: string, target: string): Sentence[] {
  const found = new Map<string, { place: Place; sum: number }>();
  const here = shownHere();
  for (const x of allMentions()) if (x.target === target && x.document !== null && here(x) && !found.has(unitOf(x))) found.set(unitOf(x), { place: x, sum: 0 });
  for (const x of ownHits()) {
    if (x.axis !== axis || x.target !== target) continue;
    const known = found.get(unitOf(x)) ?? { place: x, sum: 0 };
    found.set(unitOf(x), { place: known.place, sum: known.sum + x.weight });
  }
  const all = [...found].map(([unit, { place, sum }]): Sentence => ({ unit, place, engine: sum < 0 ? "negative" : sum > 0 ? "positive" : "neither" }))
    .sort((a, b) => scatter(a.unit) - scatter(b.unit) || (a.unit < b.unit ? -1 : 1));
  const marked = all.filter((s) => s.engine !== "neither").slice(0, sentences_in_lesson / 2);
  return [...marked, ...all.filter((s) => !marked.includes(s)).slice(0, sentences_in_lesson - marked.length)].sort((a, b) => scatter(b.unit) - scatter(a.unit));
}

function guessSection(): Child {
  if (!outletsHidden()) {
    return [h("p", { class: "prose" }, "Hide the names, read the tables and the articles, and guess which outlet is which. Names inside the articles are blacked out too."),
      h("p", null, button("Hide outlets, guess first", () => choose("hide", "1")))];
  }
  const shown = shownOutlets();
  const result = h("p", { role: "status", id: "guess-result" });
  const guesses = new Map<number, string>();
  const names = shown.map((o) => outlets[o]).sort();
  return [
    h("p", { class: "prose" }, "The outlets’ names are hidden on the whole page. Say which is which:"),
    h("div", { class: "filters guesses" }, shown.map((o) => select(outletName(o), [["", "?"], ...names.map((n): [string, string] => [n, n])], "", (v) => guesses.set(o, v)))),
    h("p", null, button("Check my guesses", () => {
      const right = shown.filter((o) => guesses.get(o) === outlets[o]).length;
      result.textContent = `${right} of ${shown.length} right. By chance alone one would be right on average.`;
    }), " ", button("Show outlets’ names", () => choose("hide", ""))), result,
  ];
}

const poleName = (axis: string, rating: Rating) => (rating === "neither" ? "neither" : (rating === "negative" ? axisById.get(axis)?.negative : axisById.get(axis)?.positive) ?? rating);
const sentenceOf = (place: Place) => sentenceParts(place).join("");

function codeSection(): Child {
  const asked = questions();
  if (!complete || asked.length === 0) return h("p", { class: "soft" }, "There is nothing to code: this report holds no articles or no hit about a target.");
  const box = h("div");
  const draw = () => {
    const at = Math.min(asked.length - 1, Number(viewed("c.question") || 0));
    const { axis, target } = asked[at];
    const sentences = sentencesFor(axis, target);
    const keyOf = (s: Sentence) => `${axis}/${target}|${s.unit}`;
    const result = h("div", { role: "status", id: "coding-result" });
    const coder: HTMLInputElement = h("input", { type: "text", value: viewed("c.coder") || "me", maxlength: "40", on: { change: () => remember("c.coder", coder.value) } });
    const compare = () => {
      const done = sentences.filter((s) => ratings.has(keyOf(s)));
      const same = done.filter((s) => ratings.get(keyOf(s)) === s.engine);
      fill(result, h("p", null, h("strong", null, `You and the engine agree on ${same.length} of ${done.length}`), done.length < sentences.length ? `; ${sentences.length - done.length} not marked yet` : "", ". Neither is the truth: look at where you differ."),
        h("ol", { class: "evidence" }, done.filter((s) => ratings.get(keyOf(s)) !== s.engine).map((s) => h("li", null, h("blockquote", null, sentenceOf(s.place)),
          h("p", { class: "meta" }, h("strong", null, data(nameOfOutlet(s.place.outlet))), `; you: `, data(poleName(axis, ratings.get(keyOf(s)) ?? "neither")), "; engine: ", data(poleName(axis, s.engine)))))));
    };
    const save = () => saveCsv("ratings", sentences.flatMap((s) => [
      ...(ratings.has(keyOf(s)) ? [{ unit: s.unit, coder: coder.value || "me", rating: ratings.get(keyOf(s)) }] : []), { unit: s.unit, coder: "parallax", rating: s.engine }]));
    fill(box,
      h("div", { class: "filters" },
        select("Question", asked.map((q, i): [string, string] => [String(i), `${spaced(q.axis)} of ${targetName(q.target)} (${grouped(q.uses)} ${plural(q.uses, "hit", "hits")})`]), String(at), (v) => { remember("c.question", v); draw(); moveFocus(box.querySelector("select")); }),
        h("label", null, h("span", null, "Coder"), coder)),
      h("p", { class: "prose" }, "Are the outlet’s own words about ", h("strong", null, data(targetName(target))), " ", data(poleName(axis, "negative")), ", ", data(poleName(axis, "positive")), " or neither? What somebody else is quoted as saying does not count."),
      h("ol", { class: "coding" }, sentences.map((s, i) => h("li", null, h("fieldset", null, h("legend", { class: "hidden" }, `Sentence ${i + 1}`), h("blockquote", null, sentenceOf(s.place)),
        h("div", { class: "choices-row" }, (["negative", "neither", "positive"] as Rating[]).map((rating) => h("label", null,
          h("input", { type: "radio", name: `code-${i}`, value: rating, checked: ratings.get(keyOf(s)) === rating, on: { change: () => ratings.set(keyOf(s), rating) } }), " ", data(capital(poleName(axis, rating)))))))))),
      h("p", { class: "buttons" }, button("Compare with the engine", compare), " ", button("Save ratings.csv", save), " ", button("Print a worksheet", () => printWorksheet(axis, target, sentences))),
      h("p", { class: "soft" }, "ratings.csv holds your marks and the engine’s; join the files of a class and run ", h("code", null, "parallax agree ratings.csv"), "."),
      result);
  };
  draw();
  return box;
}

/** A sheet for paper: sentences without outlets, boxes to tick, and the key on a page of its own. */
function printWorksheet(axis: string, target: string, sentences: Sentence[]): void {
  const sheet = byId("worksheet");
  const box = () => h("span", { class: "tick", "aria-hidden": "true" });
  fill(sheet,
    h("h1", null, "Worksheet: whose words, which words?"), h("p", null, "Name: ______________________   Date: ______________"),
    h("p", null, "Are the article’s own words about ", data(targetName(target)), " ", data(poleName(axis, "negative")), ", ", data(poleName(axis, "positive")), " or neither? Underline the words that decide it. What somebody is quoted as saying does not count."),
    h("ol", { class: "coding" }, sentences.map((s) => h("li", null, h("p", null, withoutNames(sentenceOf(s.place))), h("p", null, (["negative", "neither", "positive"] as Rating[]).map((r) => [box(), " ", data(poleName(axis, r)), "   "]))))),
    h("h2", null, "To discuss"), h("ol", null, h("li", null, "Which two sentences tell the same fact in different words?"), h("li", null, "Whose voice is missing?"), h("li", null, "Write one of the sentences so that every reader would accept its words.")),
    h("h1", { class: "key-page" }, "Key"), h("ol", null, sentences.map((s) => h("li", null, data(nameOfOutlet(s.place.outlet)), ", ", titleOf(s.place.document), "; the engine: ", data(poleName(axis, s.engine))))));
  sheet.hidden = false;
  document.body.classList.add("print-worksheet");
  const after = () => { document.body.classList.remove("print-worksheet"); sheet.hidden = true; window.removeEventListener("afterprint", after); };
  window.addEventListener("afterprint", after);
  window.print();
}

export function classroomSection(): Child {
  return [outlets.length > 1 ? [h("h3", null, "Guess the outlet"), guessSection()] : null, h("h3", null, "Code it yourself"), codeSection()];
}
