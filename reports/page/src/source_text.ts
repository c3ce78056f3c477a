/* Pieces of the articles. Offsets are of UTF-8 bytes. */
import type { Article, Field } from "./report";
import { maskNames } from "./view";

export const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoded = new WeakMap<Article, Partial<Record<Field, Uint8Array>>>();

export function bytesOf(article: Article, field: Field): Uint8Array {
  const known = encoded.get(article) ?? {};
  encoded.set(article, known);
  return (known[field] ??= encoder.encode(article[field]));
}

export const decode = (bytes: Uint8Array): string => maskNames(decoder.decode(bytes));
export const cut = (article: Article, field: Field, begin: number, end: number): string => decode(bytesOf(article, field).subarray(begin, end));

/** Paragraphs of the text: stretches without an end of line. */
export function paragraphsOf(article: Article): [number, number][] {
  const bytes = bytesOf(article, "text");
  const found: [number, number][] = [];
  let begin = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) continue;
    if (at > begin) found.push([begin, at]);
    begin = at + 1;
  }
  return found;
}

export function sectionAt(article: Article, begin: number): string {
  return article.annotation.text.sections.find((s) => s.begin <= begin && begin < s.end)?.section ?? "body";
}
