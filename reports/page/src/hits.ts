/* Every hit, mention and record of harm with its sentence: from the articles if the report holds them,
   else from the sample it keeps. */
import { decode, cut, encoder } from "./source_text";
import type { Article, Field, HarmRecord, HitFacts, Mention } from "./report";
import { hasRows, report } from "./report";

export const complete = hasRows("articles");

/** A stretch of text and the sentence around it; `text` is that sentence where the article is not held. */
export interface Quote { field: Field; begin: number; end: number; sentence: [number, number]; article: number | null; text?: string }
export interface Place extends Quote { document: number | null; outlet: string | null; event: string | null }
export interface Hit extends Omit<HitFacts, "begin" | "end">, Place { endorsement: string; speaker: string | null }
export interface Harm extends Place, Omit<HarmRecord, "begin" | "end" | "sentence" | "figure" | "agent_span" | "affected_span"> {
  acting: boolean; sourced: boolean;
}
export interface MentionPlace extends Place, Omit<Mention, "begin" | "end" | "sentence"> {}

const FIELDS: Field[] = ["title", "text"];

function placeIn(article: Article, index: number, field: Field): Omit<Place, "begin" | "end" | "sentence"> {
  return { field, article: index, document: article.document, outlet: article.outlet, event: article.event };
}
function placeOutside(document: number | null, field: Field, sentence: { begin: number; end: number }, text: string): Omit<Place, "begin" | "end"> {
  const row = document === null ? null : report.documents[document];
  return { field, article: null, document, outlet: row?.outlet ?? null, event: row?.event ?? null, sentence: [sentence.begin, sentence.end], text };
}

function listHits(): Hit[] {
  if (!complete) return report.evidence.map((e) => ({ ...e, ...placeOutside(e.document, e.field, e.sentence, e.text) }));
  return report.articles.flatMap((article, index) => FIELDS.flatMap((field) => {
    const annotation = article.annotation[field];
    return annotation.hits.map((hit) => {
      const passage = hit.passage === null ? null : annotation.passages[hit.passage];
      return {
        ...hit, ...placeIn(article, index, field), sentence: annotation.sentences[hit.sentence], endorsement: passage?.endorsement ?? "neutral",
        speaker: passage?.source?.written ?? null,
      };
    });
  }));
}
function listHarms(): Harm[] {
  if (!complete) {
    return report.harm_evidence.map((r) => ({
      ...r, ...placeOutside(r.document, r.field, r.sentence, r.text),
      acting: r.agent !== null || r.agent_text !== null, sourced: r.figure !== null && r.speaker !== null,
    }));
  }
  return report.articles.flatMap((article, index) => FIELDS.flatMap((field) => article.annotation[field].agency.map((r) => ({
    ...r, ...placeIn(article, index, field), sentence: article.annotation[field].sentences[r.sentence],
    acting: r.agent !== null || r.agent_span !== null, sourced: r.figure !== null && r.figure.attributed,
  }))));
}

function listMentions(): MentionPlace[] {
  return report.articles.flatMap((article, index) => FIELDS.flatMap((field) => article.annotation[field].opportunities.map((o) => ({
    ...o, ...placeIn(article, index, field), sentence: article.annotation[field].sentences[o.sentence],
  }))));
}

let keptHits: Hit[] | null = null;
let keptHarms: Harm[] | null = null;
let keptMentions: MentionPlace[] | null = null;
export const allHits = (): Hit[] => (keptHits ??= listHits());
export const allHarms = (): Harm[] => (keptHarms ??= listHarms());
export const allMentions = (): MentionPlace[] => (keptMentions ??= listMentions());

let articles: Map<number, number> | null = null;
/** The article of a document, if the report holds it. */
export function articleOf(document: number | null): number | null {
  articles ??= new Map(report.articles.map((article, index) => [article.document, index]));
  return document === null ? null : articles.get(document) ?? null;
}

/** The sentence before the place, the place, the sentence after it. */
export function sentenceParts(item: Quote): [string, string, string] {
  const [begin, end] = item.sentence;
  if (item.article !== null) {
    const article = report.articles[item.article];
    return [cut(article, item.field, begin, item.begin), cut(article, item.field, item.begin, item.end), cut(article, item.field, item.end, end)];
  }
  const bytes = encoder.encode(item.text ?? "");
  const part = (from: number, to: number) => decode(bytes.subarray(Math.max(0, from - begin), Math.max(0, to - begin)));
  return [part(begin, item.begin), part(item.begin, item.end), part(item.end, end)];
}
