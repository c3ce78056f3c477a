// Makes a large corpus out of the example's sentences, to measure the page of a large report:
//   node tests/web/make_corpus.mjs DOCUMENTS > articles.jsonl
// Five outlets, an event for each fifty documents; the same bytes for the same number. Each sentence
// ends in words of its own, as sentences of real articles differ: a page must not be small because
// its sentences return.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const outlets = ["Harrow Courier", "Kestrel Daily", "Meridian Wire", "The Commons Ledger", "Northgate Post"];
const words_in_article = 300;
const documents = Number(process.argv[2] ?? 10_000);
const folder = join(dirname(fileURLToPath(import.meta.url)), "../../reports/example/corpus");
const sentences = readdirSync(folder).filter((name) => name.endsWith(".txt")).sort()
  .flatMap((name) => readFileSync(join(folder, name), "utf8").split(/\n+/).slice(1)).flatMap((p) => p.split(/(?<=[.!?]["”]?) (?=[A-Z“"])/))
  .filter((s) => s.split(" ").length > 6);

let state = 20_240_101;
const draw = (below) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const lines = [];
for (let d = 0; d < documents; d += 1) {
  const text = [];
  for (let words = 0; words < words_in_article;) {
    const sentence = sentences[draw(sentences.length)].replace(/([.!?]["”]?)$/, `, entry ${draw(1_000_000)} of the record$1`);
    text.push(sentence);
    words += sentence.split(" ").length;
  }
  const event = Math.floor(d / 50);
  const day = new Date(Date.UTC(2022, 0, 1) + event * 3 * 86_400_000).toISOString().slice(0, 10);
  lines.push(JSON.stringify({ id: `d${d}`, outlet: outlets[d % outlets.length], date: day, event: `event ${event}`, title: `${sentences[draw(sentences.length)].slice(0, 70)} ${draw(1_000_000)}`, text: text.join(" ") }));
}
process.stdout.write(lines.join("\n") + "\n");
