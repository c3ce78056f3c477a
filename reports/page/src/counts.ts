/* Counts of an outlet: of all events from the report's tables, of one event from its documents. */
import type { Figure, ShareFigure, Bounds } from "./figures";
import { boundsOf, figure, ratio, shareAt, shareOf, sum } from "./figures";
import type { AxisRow, ChoiceRow, DocumentRow, Kind, MentionRow, Voice, Wording } from "./report";
import { report } from "./report";
import { VOICES, WORDINGS, axisKind, outlets } from "./terms_used";
import { allEvents, inEvent } from "./view";

interface ListedDocument { row: DocumentRow; index: number }
type Counted = "axes" | "labels" | "opportunities" | "sources" | "harms";
type Entry<L extends Counted> = NonNullable<DocumentRow[L]>[number];
/** Whether the page can count one event: not in a large report. */
export const countsEvents = (): boolean => report.documents_left_out === 0 && report.documents.every((row) => row.axes !== undefined);

let kept: ListedDocument[][] | null = null;
function documentsOf(outlet: number): ListedDocument[] {
  if (kept === null) {
    const byOutlet: ListedDocument[][] = outlets.map(() => []);
    report.documents.forEach((row, index) => byOutlet[outlets.indexOf(row.outlet)]?.push({ row, index }));
    kept = byOutlet;
  }
  return kept[outlet];
}

export const eventDocuments = (outlet: number): ListedDocument[] => documentsOf(outlet).filter(({ row }) => inEvent(row.event));

export function wordsOf(outlet: number): Figure {
  if (allEvents()) return figure(report.outlets[outlet].words, `/outlets/${outlet}/words`);
  return sum(eventDocuments(outlet).flatMap(({ row, index }) => VOICES.map((v) => figure(row.words[v], `/documents/${index}/words/${v}`))));
}

export function voiceOf(outlet: number, voice: Voice): ShareFigure {
  if (allEvents()) return shareAt(report.outlets[outlet].voices[voice], `/outlets/${outlet}/voices/${voice}`);
  const count = sum(eventDocuments(outlet).map(({ row, index }) => figure(row.words[voice], `/documents/${index}/words/${voice}`)));
  return shareOf(count, wordsOf(outlet));
}

/** Sum of a member over entries of the event's documents. */
export function countIn<L extends Counted>(outlet: number, list: L, member: string, fits: (entry: Entry<L>) => boolean): Figure {
  return sum(eventDocuments(outlet).flatMap(({ row, index }) => ((row[list] ?? []) as Entry<L>[]).flatMap((entry, at) =>
    (fits(entry) ? [figure((entry as unknown as Record<string, number>)[member], `/documents/${index}/${list}/${at}/${member}`)] : []))));
}

/** Framing about nobody known may be hostile to either side: it is counted, never summed by pole. */
export const hasPoles = (row: AxisRow): boolean => row.target !== null || axisKind(row.axis) !== "framing";

export interface AxisCount {
  hits: Figure; negative: Figure | null; positive: Figure | null; flagged: Figure; rate: Figure | null; bounds: Bounds | null;
}

export function axisCount(row: AxisRow, rowIndex: number, outlet: number, wording: Wording): AxisCount {
  if (allEvents()) {
    const cell = row.outlets[outlet][wording];
    const at = `/axes/${rowIndex}/outlets/${outlet}/${wording}`;
    return {
      hits: figure(cell.hits, `${at}/hits`),
      negative: hasPoles(row) ? figure(cell.negative, `${at}/negative`) : null,
      positive: hasPoles(row) ? figure(cell.positive, `${at}/positive`) : null,
      flagged: figure(cell.flagged, `${at}/flagged`),
      rate: cell.rate.per_thousand === null ? null : figure(cell.rate.per_thousand, `${at}/rate/per_thousand`),
      bounds: boundsOf(cell.rate.interval, `${at}/rate/interval`),
    };
  }
  const count = (member: string) => countIn(outlet, "axes", member, (e) => e.axis === row.axis && e.target === row.target && e.wording === wording);
  const pole = (member: string) => (hasPoles(row) ? count(member) : null);
  const hits = count("hits");
  return { hits, negative: pole("negative"), positive: pole("positive"), flagged: count("flagged"), rate: ratio(hits, wordsOf(outlet), 1000), bounds: null };
}

export interface SurfaceCount { surface: string; count: Figure }
export interface ChoiceCount { labelling: ShareFigure; labels: ShareFigure[]; surfaces: SurfaceCount[][] }

const foldCase = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The words that stand in the articles: spellings that differ by capitals are one. */
function surfacesIn(outlet: number, fits: (entry: Entry<"labels">) => boolean): SurfaceCount[] {
  const written = [...new Set(eventDocuments(outlet).flatMap(({ row }) => (row.labels ?? []).filter(fits).map((e) => e.surface)))];
  const uses = written.map((surface) => ({ surface, count: countIn(outlet, "labels", "count", (e) => fits(e) && e.surface === surface) }))
    .sort((a, b) => b.count.value - a.count.value || (a.surface < b.surface ? 1 : -1));
  const folded = new Map<string, SurfaceCount[]>();
  for (const use of uses) folded.set(foldCase(use.surface), [...(folded.get(foldCase(use.surface)) ?? []), use]);
  return [...folded].map(([key, same]) => ({ key, surface: same[0].surface, count: sum(same.map((use) => use.count)) }))
    .sort((a, b) => b.count.value - a.count.value || (a.key < b.key ? -1 : 1));
}

/** Words for deeds and states refer to no target: nothing says how often they could have been used. */
export const hasOpportunities = (row: ChoiceRow): boolean => row.outlets.some((cells) => WORDINGS.some((w) => cells[w].labelling.of > 0));

export function choiceCount(row: ChoiceRow, rowIndex: number, outlet: number, wording: Wording): ChoiceCount {
  if (allEvents()) {
    const cell = row.outlets[outlet][wording];
    const at = `/choices/${rowIndex}/outlets/${outlet}/${wording}`;
    return {
      labelling: shareAt(cell.labelling, `${at}/labelling`),
      labels: cell.labels.map((label, i) => shareAt(label, `${at}/labels/${i}`)),
      surfaces: cell.surfaces.map((uses, i) => uses.map((use, j) => ({ surface: use.surface, count: figure(use.count, `${at}/surfaces/${i}/${j}/count`) }))),
    };
  }
  const here = (e: Entry<"labels">) => e.choice === row.choice && e.target === row.target && e.wording === wording;
  const all = countIn(outlet, "labels", "count", here);
  const references = countIn(outlet, "opportunities", "count", (e) => e.target === row.target && row.target !== null && e.wording === wording);
  return {
    labelling: hasOpportunities(row) ? shareOf(all, references.value < all.value ? all : references) : shareOf(figure(0), figure(0)),
    labels: row.terms.map((term) => shareOf(countIn(outlet, "labels", "count", (e) => here(e) && e.term === term), all)),
    surfaces: row.terms.map((term) => surfacesIn(outlet, (e) => here(e) && e.term === term)),
  };
}

export function mentionCount(row: MentionRow, rowIndex: number, outlet: number, wording: Wording, kind: Kind | "of"): Figure {
  if (allEvents()) return figure(row.outlets[outlet][wording][kind], `/mentions/${rowIndex}/outlets/${outlet}/${wording}/${kind}`);
  return countIn(outlet, "opportunities", "count", (e) => e.target === row.target && e.wording === wording && (kind === "of" || e.kind === kind));
}
