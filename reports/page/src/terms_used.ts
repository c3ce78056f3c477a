/* The words the page uses for the report's ids, and look-ups of its lexicon. */
import type { Voice, Wording } from "./report";
import { report } from "./report";

export const VOICES: Voice[] = ["own", "quoted", "reported", "scare", "borrowed"];
export const WORDINGS: Wording[] = ["outlet", "source", "uncertain", "scare"];
export const PASSED_ON: Wording[] = ["source", "uncertain", "scare"];
export const WORDING_NAMES: Record<string, string> = {
  outlet: "outlet’s wording", source: "source’s wording", uncertain: "uncertain wording", scare: "in scare quotes",
};
export const WORDING_SHORT: Record<string, string> = { outlet: "own", source: "from sources", uncertain: "uncertain", scare: "scare quotes" };
export const VOICE_NAMES: Record<string, string> = {
  own: "own voice", quoted: "quoted", reported: "reported", scare: "scare quotes", borrowed: "borrowed",
};
export const LINKS: Record<string, string> = {
  none: "not attached to a target", fixed: "the lexicon entry itself names the target", apposition: "stands beside the target’s name",
  genitive: "joined by a possessive", copula: "said to be it (“is a …”)", modifier: "compound with the target’s name",
  relative: "relative clause", clause: "nearest fitting name in the clause", anaphora: "refers back to a target just named",
};
export const HARM_LINKS: Record<string, string> = {
  none: "not said", named: "named", pronoun: "by a pronoun", scene: "by the place", event: "by the attack", role: "by their role",
  opponent: "by who attacks them", source: "by whose officials count", foreign: "of another country", neighbour: "by the sentence beside",
};
export const FLAGS: Record<string, string> = { negated: "negated", hypothetical: "hypothetical", so_called: "so-called" };
export const ENDORSEMENTS: Record<string, string> = { factive: "the cue presents it as true", doubtful: "the cue casts doubt on it" };

export const outlets: string[] = report.outlets.map((o) => o.outlet);
export const terms = report.lexicon.terms;
export const axisById = new Map(report.lexicon.axes.map((a) => [a.id, a]));
export const targetById = new Map(report.lexicon.targets.map((t) => [t.id, t]));
export const choiceById = new Map(report.lexicon.choices.map((c) => [c.id, c]));
const styleLexicons = new Set(report.manifest.lexicons.filter((l) => l.kind === "style").map((l) => l.id));

export const targetName = (id: string | null): string => (id === null ? "no target" : targetById.get(id)?.name ?? id);
export const axisKind = (id: string): string => axisById.get(id)?.kind ?? "framing";
export const eventName = (event: string | null): string => event ?? "without an event";
export const sideName = (side: string | null): string =>
  (side === null ? "side not known" : targetById.has(side) ? targetName(side) : side.charAt(0).toUpperCase() + side.slice(1));
export const sideOf = (target: string | null): string | null => (target === null ? null : targetById.get(target)?.side ?? target);
export const isStyleTerm = (term: number): boolean => styleLexicons.has(terms[term].lexicon);
export const signed = (weight: number): string => (weight > 0 ? "+" : weight < 0 ? "−" : "") + Math.abs(weight);

/** What a choice is about, in the lexicon's words: "Naming of a leader". */
export const choiceName = (id: string): string => choiceById.get(id)?.about.replace(/\.$/, "") || id.replace(/-/g, " ");

const written = new Map<string, string>();
/** A label of a target as it stands in the articles most often; else the lexicon's name of the label. */
export function labelName(choice: string, target: string | null, term: number): string {
  const key = `${choice} ${target} ${term}`;
  if (!written.has(key)) {
    const row = report.choices.find((r) => r.choice === choice && r.target === target);
    const at = row?.terms.indexOf(term) ?? -1;
    const uses = new Map<string, number>();
    for (const cells of at < 0 || !row ? [] : row.outlets) for (const w of WORDINGS) for (const use of cells[w].surfaces[at]) uses.set(use.surface, (uses.get(use.surface) ?? 0) + use.count);
    written.set(key, [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))[0]?.[0] ?? terms[term].label);
  }
  return written.get(key) as string;
}

export function poleOf(axis: string, weight: number): string {
  const about = axisById.get(axis);
  if (!about || weight === 0) return "neither pole";
  return weight < 0 ? about.negative : about.positive;
}

/** The shortest beginning that tells the axis from the others: a mark beside coloured words. */
export function axisTag(id: string): string {
  const all = report.lexicon.axes.map((a) => a.id);
  let size = 1;
  while (size < id.length && all.filter((a) => a.startsWith(id.slice(0, size))).length > 1) size += 1;
  return id.charAt(0).toUpperCase() + id.slice(1, size);
}

const HUES = ["--neg", "--pos", "--quoted", "--borrowed", "--reported", "--scare"];
export const hueOf = (axis: string | null): string =>
  (axis === null ? "--own" : HUES[Math.max(0, report.lexicon.axes.findIndex((a) => a.id === axis)) % HUES.length]);
