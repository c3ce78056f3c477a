// The JSON inside a page, read by the page's own reader of columns, against report.json.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const typescript = createRequire(import.meta.url)("typescript");
const source = readFileSync(new URL("../../reports/page/src/columns.ts", import.meta.url), "utf8");
const { outputText } = typescript.transpileModule(source, { compilerOptions: { module: "ESNext", target: "ES2021" } });
const { fromColumns } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

/// What the page reads, as report.json writes it.
export function readPage(html) {
  const [, inside] = /<script type="application\/json" id="report">([\s\S]*?)<\/script>/.exec(html);
  return Object.fromEntries(Object.entries(JSON.parse(inside)).map(([name, member]) => [name, fromColumns(member)]));
}

/// Members that the page holds less of: another sample, or what the articles show.
const SAMPLED = ["evidence", "harm_evidence", "evidence_totals"];

/// Everything in the page stands at the same place in the report; the page may end a list earlier.
export function checkColumns(page, report, fail) {
  const compare = (held, whole, at) => {
    if (typeof held !== "object" || held === null) {
      if (held !== whole) fail(`columns: ${at} is ${JSON.stringify(held)?.slice(0, 60)} instead of ${JSON.stringify(whole)?.slice(0, 60)}`);
      return;
    }
    if (typeof whole !== "object" || whole === null || Array.isArray(held) !== Array.isArray(whole) || held.length > whole.length) {
      fail(`columns: ${at} is of another kind`);
      return;
    }
    for (const [key, value] of Object.entries(held)) compare(value, whole[key], `${at}/${key}`);
  };
  for (const [name, member] of Object.entries(page)) if (!SAMPLED.includes(name)) compare(member, report[name], `/${name}`);
  for (const name of Object.keys(report)) if (!(name in page)) fail(`columns: the page has no ${name}`);
}
