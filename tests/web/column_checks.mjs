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

/// How much a page holds of what may be much: the engine's own bounds (engine/report, Detail::page).
const MOST = { evidence: 6000, source_cells: 5000, pairs: 1000, counted_documents: 1000, map_measures: 20, time_rows: 8 };

const without = (row, names) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

/// The differences without the distances of choices; of very many pairs those of opened measures.
function cutDifferences(differences) {
  const all = differences.measures.reduce((n, m) => n + m.pairs.length + m.pairs_left_out, 0) <= MOST.pairs;
  const measures = differences.measures.map((m) => (all || m.opened ? m : { ...m, pairs: [], pairs_left_out: m.pairs_left_out + m.pairs.length }));
  return { ...differences, measures: differences.tested ? measures : [], choices: [] };
}

/// What a page of this report must hold besides its evidence: each cut is named here.
function cutForPage(report) {
  const sources = Math.floor(MOST.source_cells / Math.max(1, report.outlets.length));
  const counted = report.documents.length <= MOST.counted_documents;
  return {
    ...report,
    sources: report.sources.slice(0, sources),
    agency: { ...report.agency, targets: [] },
    differences: cutDifferences(report.differences),
    prominence: { ...report.prominence, labels: [] },
    functions: { ...report.functions, targets: [] },
    contrasts: report.contrasts.map((row) => ({ ...row, outlets: row.outlets.map(({ outlet }) => ({ outlet })) })),
    time: { ...report.time, axes: report.time.axes.slice(0, MOST.time_rows), choices: report.time.choices.slice(0, MOST.time_rows) },
    map: { ...report.map, measures: report.map.measures.slice(0, MOST.map_measures) },
    documents: counted ? report.documents : report.documents.map((row) => without(row, ["key", "scored_sentences", "axes", "labels", "opportunities", "sources", "harms"])),
    harm_evidence: report.articles.length > 0 ? [] : report.harm_evidence,
    evidence_totals: [],
  };
}

/// Calls differs(place, held, wanted) for each value that is another or is there on one side only.
function compare(held, wanted, at, differs) {
  if (typeof held !== "object" || held === null || typeof wanted !== "object" || wanted === null) {
    if (held !== wanted) differs(at, held, wanted);
  } else if (Array.isArray(held) !== Array.isArray(wanted) || (Array.isArray(held) && held.length !== wanted.length)) {
    differs(at, held, wanted);
  } else {
    for (const key of new Set([...Object.keys(held), ...Object.keys(wanted)])) compare(held[key], wanted[key], `${at}/${key}`, differs);
  }
}

/// The evidence of a page is none where it holds the articles, else report.json's or so many rows of it, in order.
function compareEvidence(held, whole, articles, differs) {
  const rows = articles ? 0 : Math.min(whole.length, MOST.evidence);
  let at = 0;
  for (const row of held) {
    const text = JSON.stringify(row);
    while (at < whole.length && JSON.stringify(whole[at]) !== text) at += 1;
    at += 1;
  }
  if (held.length !== rows) differs("/evidence", held, whole.slice(0, rows));
  else if (at > whole.length) differs("/evidence", "a row of the page", "rows of report.json in order");
}

function compareAll(page, report, differs) {
  compare(without(page, ["evidence"]), without(cutForPage(report), ["evidence"]), "", differs);
  compareEvidence(page.evidence, report.evidence, report.articles.length > 0, differs);
}

const brief = (value) => (Array.isArray(value) ? `${value.length} rows` : String(JSON.stringify(value)).slice(0, 60));

/// The page holds what report.json holds, at the same places, but for the cuts above; and the comparison
/// notices a member, a row and a value that are lost.
export function checkColumns(page, report, fail) {
  compareAll(page, report, (at, held, wanted) => fail(`columns: ${at} is ${brief(held)} instead of ${brief(wanted)}`));
  const notices = (broken) => {
    let seen = false;
    compareAll(broken, report, () => { seen = true; });
    return seen;
  };
  for (const [name, member] of Object.entries(page)) {
    if (name !== "evidence" && !notices(without(page, [name]))) fail(`columns: nobody notices that ${name} is lost`);
    if (!Array.isArray(member) || member.length === 0) continue;
    if (!notices({ ...page, [name]: member.slice(0, -1) })) fail(`columns: nobody notices that a row of ${name} is lost`);
    const [key] = Object.keys(member[0]);
    if (!notices({ ...page, [name]: [without(member[0], [key]), ...member.slice(1)] })) fail(`columns: nobody notices that ${name} lost a ${key}`);
  }
}
