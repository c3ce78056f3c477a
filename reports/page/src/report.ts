/* The shape of report.json (parallax-report/1) as far as the page reads it. The full contract is
   reports/schema/report.schema.json. */

import { fromColumns } from "./columns";

export type Voice = "own" | "quoted" | "reported" | "scare" | "borrowed";
export type Wording = "outlet" | "source" | "uncertain" | "scare";
export type Field = "title" | "text";
export type Kind = "label" | "bare" | "generic";

export interface Interval { low: number; high: number; level: number }
export interface Share { count: number; of: number; share: number | null; interval: Interval | null }
export interface Rate { count: number; words: number; per_thousand: number | null; interval: Interval | null }
export interface Span { begin: number; end: number }

export interface Outlet {
  outlet: string; documents: number; without_hits: Share; sentences: number; words: number;
  voices: Record<Voice, Share>; first_date: string | null; last_date: string | null;
}
export interface Event { event: string | null; documents: number[]; first_date: string | null; last_date: string | null }
export interface AxisCell { hits: number; negative: number; positive: number; flagged: number; rate: Rate }
export interface AxisRow { axis: string; target: string | null; outlets: Record<Wording, AxisCell>[] }
export interface Surface { surface: string; count: number }
export interface ChoiceCell { labelling: Share; labels: Share[]; surfaces: Surface[][] }
export interface ChoiceRow { choice: string; target: string | null; terms: number[]; outlets: Record<Wording, ChoiceCell>[] }
export interface MentionRow { target: string | null; outlets: Record<Wording, Record<Kind | "of", number>>[] }
export interface Cue { cue: string | null; endorsement: string; passages: number }
export interface SourceRow { speaker: string | null; target: string | null; written: string[]; outlets: { words: number; cues: Cue[] }[] }
export interface SideRow { side: string | null; outlets: { words: Share; passages: Record<string, number> }[] }
export interface HarmCell {
  records: number; mean_force: number | null; forms: Record<string, Share>;
  agent_named: Share; victims_named: Share; figures_attributed: Share;
}
export interface Difference { first: Share; second: Share; difference: number | null; interval: Interval | null }
export interface Agency {
  sides: { side: string; outlets: Record<Voice, HarmCell>[] }[];
  verbs: { lemma: string; kind: string; force: number; side: string; outlets: { own: number }[] }[];
  contrasts: { first: string; second: string; outlets: { own: Record<string, Difference> }[] }[];
}
/** In a large report the page has no counts of single documents: the lists are absent. */
export interface DocumentRow {
  id: string; outlet: string; event: string | null; date: string | null; title: string | null; opening: string | null; url: string | null;
  words: Record<Voice, number>;
  axes?: { axis: string; target: string | null; wording: Wording; hits: number; negative: number; positive: number; flagged: number }[];
  labels?: { choice: string; target: string | null; term: number; wording: Wording; surface: string; count: number }[];
  opportunities?: { target: string | null; kind: Kind; wording: Wording; count: number }[];
  sources?: { speaker: string | null; target: string | null; endorsement: string; cue: string | null; passages: number; words: number }[];
  harms?: {
    side: string | null; lemma: string; voice: Voice; kind: string; form: string; force: number; agent_named: boolean;
    victims_named: boolean; figure: string; flagged: boolean; count: number;
  }[];
}
export interface HitFacts {
  term: number; begin: number; end: number; section: string; voice: Voice; wording: Wording; target: string | null;
  link: string; axis: string | null; weight: number; choice: string | null; flags: string[];
}
export interface EvidenceRow extends HitFacts {
  document: number | null; field: Field; sentence: Span; text: string; endorsement: string; speaker: string | null;
}
export interface HarmEvidence extends Span {
  document: number | null; field: Field; sentence: Span; text: string; lemma: string; kind: string; form: string; force: number;
  voice: Voice; agent: string | null; agent_text: string | null; affected: string | null; side: string | null; link: string;
  named: boolean; figure: string | null; speaker: string | null; flags: string[];
}
export interface Passage extends Span {
  voice: Voice; endorsement: string; speaker: [number, number] | null; cue: [number, number] | null;
  source: { speaker: string | null; written: string | null; target: string | null; words: number } | null;
}
export interface HarmRecord extends Span {
  sentence: number; lemma: string; kind: string; form: string; force: number; agent: string | null;
  agent_span: [number, number] | null; affected: string | null; side: string | null; link: string; named: boolean;
  figure: { attributed: boolean } | null; voice: Voice; flags: string[];
}
export interface Mention extends Span { target: string | null; sentence: number; kind: Kind; part: "headline" | "lead" | "rest"; voice: Voice; wording: Wording }
export interface Annotation {
  sections: (Span & { section: string })[]; sentences: [number, number][]; passages: Passage[];
  hits: (HitFacts & { sentence: number; passage: number | null })[];
  opportunities: Mention[]; agency: HarmRecord[];
}
export interface Contribution {
  term?: number; feature?: string; wording?: string; value: number; weight: number; contribution: number;
  places: (Span & { field: Field })[];
}
export interface Score {
  model: string; axis: string | null; target: string | null; class: string; logit: number; probability: number | null;
  intercept: number; contributions: Contribution[];
}
export interface Article {
  document: number; id: string; outlet: string; event: string | null; date: string | null; title: string; url: string | null;
  text: string; annotation: Record<Field, Annotation>; scores: Score[];
}
export interface SharedExcerpt extends Span { field: Field; sentences: Span; text: string | null }
export interface SharedPlace { document: number | null; excerpt: SharedExcerpt | null }
export interface SharedCell {
  words: Share; voices: Record<Voice, number>; wire?: { agency: string; words: number }[]; documents: number; longest?: number;
}
export interface SharedWith extends SharedCell { outlet: string; runs: number; shown: number }
export interface Credit { agency: string; kind: string; text: string }
export interface Shared {
  shortest_run: number; collapsed: boolean;
  outlets: (SharedCell & {
    left_out: number; copies: { agency: string; documents: number }[]; material: { agency: string; documents: number }[];
    shared_with: SharedWith[];
  })[];
  runs: { outlet: string; other: string; words: number; voices: Record<Voice, number>; here: SharedPlace; there: SharedPlace }[];
  documents: { document: number | null; words: number; shared: number; credits: Credit[]; left_out: (Span & { field: Field })[] }[];
}
export interface Term {
  id: string; label: string; phrase: string; axis: string | null; weight: number | null; choice: string | null;
  target: string | null; function: string | null; pair: string | null; reference: boolean; note: string; source: string;
  lexicon: string;
}
export interface Axis { id: string; kind: string; negative: string; positive: string; about: string }
export interface Target { id: string; name: string; kind: string | null; side: string | null }
export interface Manifest {
  version: string; seed: number; model: { id: string; sha256: string };
  lexicons: { id: string; version: string; kind: string; terms: number; sha256: string }[];
  rules: { name: string; sha256: string }[]; options: { name: string; value: string }[];
  inputs: { name: string; bytes: number; sha256: string }[];
}
export interface Report {
  counts: { read: number; analysed: number; rejected: number; left_out: number; left_out_means: string };
  one_document_each: boolean; documents_left_out: number;
  rejects: { file: string; line: number; reason: string; message: string }[];
  outlets: Outlet[]; events: Event[]; axes: AxisRow[]; choices: ChoiceRow[]; mentions: MentionRow[]; sources: SourceRow[];
  sides: SideRow[]; agency: Agency; shared: Shared; documents: DocumentRow[]; evidence: EvidenceRow[];
  harm_evidence: HarmEvidence[]; articles: Article[];
  lexicon: { language: string; axes: Axis[]; targets: Target[]; choices: { id: string; about: string }[]; terms: Term[] };
  method: { id: string; title: string; text: string }[]; manifest: Manifest;
}

/** Each member is made when it is first read: a large report is on the screen before its evidence is. */
function openMembers(written: Record<string, unknown>): Report {
  const members = {};
  for (const [name, value] of Object.entries(written)) {
    let made: unknown;
    Object.defineProperty(members, name, { enumerable: true, get: () => (made ??= fromColumns(value)) });
  }
  return members as Report;
}

const written = JSON.parse((document.getElementById("report") as HTMLElement).textContent as string) as Record<string, unknown>;
export const report: Report = openMembers(written);

/** Whether a member that is a list has rows, without making them. */
export const hasRows = (name: "articles"): boolean => !Array.isArray(written[name]) || written[name].length > 0;
