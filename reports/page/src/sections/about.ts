/* Method and limits, glossary, and what went in. */
import type { Child } from "../element";
import { grouped, h } from "../element";
import { report } from "../report";
import { parts } from "../report_parts";
import { maskNames } from "../view";

const terms = (entries: [string, string][]) => h("dl", { class: "terms" }, entries.map(([term, text]) => [h("dt", null, term), h("dd", null, text)]));

/** What this report has too little for. */
const missing = (): [string, string][] => [
  ...(parts.time?.unit === null && parts.time.dated_apart.length === 0 ? [["Why nothing is shown over time", "The dates span less than two weeks: nothing can be told by week."] as [string, string]] : []),
  ...(parts.map && parts.map.why_not_text !== null ? [["Why there is no map of outlets", parts.map.why_not_text] as [string, string]] : []),
];
export const method = (): Child => terms([...report.method.map((n): [string, string] => [n.title, n.text]), ...missing()]);

export const glossary = (): Child => terms([
  ["Outlet, event, article", "Who published; the story that several outlets cover; one published text."],
  ["Target", "An actor or place that is named and judged. An armed group, a people, its civilians, a government and an army are different targets."],
  ["Axis", "A dimension with a negative and a positive pole, such as delegitimising and legitimising. The sign names the pole, not good or bad."],
  ["Hit", "A lexicon entry found at a place."],
  ["Wording", "Whose words a hit is made of: the outlet’s, a source’s, uncertain, or marked off by scare quotes."],
  ["Voice", "Whose claim a passage is: own, quoted (in quotation marks), reported (indirect speech), scare (quotation marks although nobody speaks), borrowed (a statement reproduced without marks)."],
  ["Label choice", "Terms among which a writer chooses when naming one thing. Labelling rate: labelled noun phrases of all that refer to the target. Label share: this label of all labels."],
  ["Function", "What a term does in Entman’s account of framing: define the problem, name a cause, judge morally, recommend a remedy."],
  ["Prominence", "Where words stand: in the headline and first paragraph, or in the rest."],
  ["Rate", "Hits by 1,000 words of the outlet, all its words, titles included."],
  ["Shared text", "Words in a run of at least 12 that an article of another outlet on the same event has too. Wire copy: an article whose own by-line, date line or sign-off names an agency."],
  ["Set aside", "Negated, hypothetical and so-called uses; they are in no other number."],
  ["Interval", "The range in which the value would lie in 95 of 100 such samples of articles. None is given where there is one article."],
  ["q value", "The share of false findings to expect among the differences that are called found, at this strictness."],
  ["Logit", "What a score is measured in: the sum of value times weight. It is no probability."],
]);

export function manifest(): Child {
  const m = report.manifest;
  const item = (name: string, ...text: Child[]) => h("li", null, name, " ", h("span", { class: "mono" }, text));
  return h("details", null, h("summary", null, "Files, lexicons, model, options and digests"), h("ul", null,
    item("Parallax", m.version, `, seed ${m.seed}`), item("Model", m.model.id, ", SHA-256 ", m.model.sha256),
    m.lexicons.map((l) => item("Lexicon", l.id, " ", l.version, ` (${l.kind}, ${grouped(l.terms)} terms), SHA-256 `, l.sha256)), m.rules.map((r) => item("Rules", r.name, ", SHA-256 ", r.sha256)),
    m.options.map((o) => item("Option", o.name, " = ", maskNames(o.value))), m.inputs.map((i) => item("Input", maskNames(i.name), `, ${grouped(i.bytes)} bytes, SHA-256 `, i.sha256))));
}
