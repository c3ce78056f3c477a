/* Where things stand in the articles, and what the framing terms do. */
import { chart } from "../chart";
import type { Child } from "../element";
import { capital, data, grouped, h } from "../element";
import { openHits, openMentions } from "../evidence";
import { boundsOf, figure, shareAt, show, showInterval, showShare } from "../figures";
import { drawShares } from "../plots";
import type { Wording } from "../report";
import type { FunctionName, Functions, Prominence } from "../report_parts";
import { parts } from "../report_parts";
import { outletTable, sideTable } from "../table";
import { axisKind, isStyleTerm, outlets, targetName, terms } from "../terms_used";
import type { MentionPlace } from "../hits";
import { allMentions } from "../hits";
import { outletName, shownOutlets } from "../view";
import { rowHead } from "./axes";

const most_targets = 12;
const most_charted = 6;
const fewest_mentions = 5;

type TargetRow = Prominence["targets"][number] & { index: number; uses: number };

/** Whether no mention of the target in the outlet's wording stands before it in its text. */
const isFirstBelow = (x: MentionPlace): boolean => x.part !== "headline" && !allMentions().some((y) => y.document === x.document && y.field === x.field && y.target === x.target && y.wording === x.wording && y.part !== "headline" && y.begin < x.begin);

function targetTable(rows: TargetRow[]): Child {
  return sideTable("prominence", "Mentions in the outlet’s wording that stand in the headline or first paragraph, and how far into the text the first one comes", "Target", rows.map((row) => ({
    head: rowHead(row.target),
    cell: (o) => {
      const cell = row.outlets[o].outlet;
      const at = `/prominence/targets/${row.index}/outlets/${o}/outlet`;
      const early = shareAt(cell.early, `${at}/early`);
      if (cell.early.of === 0) return h("span", { class: "soft" }, "not in its own wording");
      const open = (what: string, count: number, fits: (x: MentionPlace) => boolean) => () => openMentions([data(outletName(o)), ": ", data(targetName(row.target)), what], (x) => x.outlet === outlets[o] && x.target === row.target && x.wording === "outlet" && fits(x), count);
      const early_ones = open(", headline and first paragraph", early.count.value, (x) => x.part !== "rest");
      return [
        h("div", { class: "main" }, show(early.count, { some: true, label: `early mentions, ${outletName(o)}, ${targetName(row.target)}`, action: early_ones }), h("span", { class: "rate" }, " of ", show(early.of, { label: `mentions, ${outletName(o)}, ${targetName(row.target)}`, action: open("", cell.early.of, () => true) }), early.share ? [" (", show(early.share, { percent: true }), " %)"] : null)),
        showInterval(early.bounds, { percent: true, unit: " %" }),
        h("ul", { class: "others" },
          parts.prominence!.outlets[o].documents_with_headline === 0 ? null : h("li", null, h("span", null, cell.in_headline.of === 1 ? (cell.in_headline.count === 1 ? "in the headline" : "not in the headline") : ["in ", show(figure(cell.in_headline.count, `${at}/in_headline/count`)), " of ", show(figure(cell.in_headline.of, `${at}/in_headline/of`)), " headlines"])),
          cell.first.mean === null ? null : h("li", null, h("span", null, "first ", show(figure(cell.first.mean, `${at}/first/mean`), { percent: true, label: `first mention below the headline, ${outletName(o)}, ${targetName(row.target)}`, action: open(", first mention below the headline", cell.first.documents, isFirstBelow) }), " % into the text", showInterval(boundsOf(cell.first.interval, `${at}/first/interval`), { percent: true, unit: " %" })))),
      ];
    },
  })));
}

export function prominenceSection(): Child {
  const p = parts.prominence;
  if (!p) return null;
  const shown = shownOutlets();
  const rows = p.targets.map((row, index): TargetRow => ({ ...row, index, uses: shown.reduce((n, o) => n + row.outlets[o].outlet.early.of, 0) })).filter(({ uses }) => uses >= fewest_mentions)
    .sort((a, b) => b.uses - a.uses || a.index - b.index).slice(0, most_targets);
  const early = (row: TargetRow, o: number) => row.outlets[o].outlet.early;
  return [
    h("p", { class: "prose" }, "What stands first is read most. Of each target: how many of its mentions stand in the headline or first paragraph, to be compared with how many of all words stand there, and how far into the text it is first mentioned."),
    rows.length === 0 ? null : chart({
      name: "prominence", title: "Mentions that stand in the headline or first paragraph", about: "share of the outlet’s own mentions of each target; beside the bar: of how many",
      smalls: rows.slice(0, most_charted).map((row) => ({ title: targetName(row.target), draw: (width) => drawShares(width, shown.map(outletName), shown.map((o) => ({ row: outletName(o), value: early(row, o).share, interval: early(row, o).interval, hollow: false, note: `${early(row, o).count}/${early(row, o).of}` }))) })),
      rows: () => rows.flatMap((row) => shown.map((o) => ({ outlet: outletName(o), target: row.target, early: early(row, o).count, of: early(row, o).of, share: early(row, o).share, low: early(row, o).interval?.low ?? null, high: early(row, o).interval?.high ?? null, first_mean: row.outlets[o].outlet.first.mean }))),
    }),
    outletTable("early-words", "Words in headlines and first paragraphs: what to compare the shares with", [
      { name: "headlines", head: "headlines", cell: (o) => show(figure(p.outlets[o].headline, `/prominence/outlets/${o}/headline`)) },
      { name: "first paragraphs", head: "first paragraphs", cell: (o) => show(figure(p.outlets[o].lead, `/prominence/outlets/${o}/lead`)) },
      { name: "rest", head: "rest", cell: (o) => show(figure(p.outlets[o].rest, `/prominence/outlets/${o}/rest`)) },
      { name: "share", head: "headline and first paragraph", cell: (o) => { const s = shareAt(p.outlets[o].early, `/prominence/outlets/${o}/early`); return s.share ? [show(s.share, { percent: true }), " %"] : "–"; } },
    ]),
    rows.length === 0 ? h("p", { class: "soft" }, `No target is mentioned ${fewest_mentions} times.`) : targetTable(rows),
  ];
}

const FUNCTIONS: [FunctionName, string][] = [["define", "define the problem"], ["cause", "name a cause"], ["judge", "judge"], ["remedy", "call for a remedy"]];

function functionTable(f: Functions): Child {
  return outletTable("functions", "Framing hits in the outlet’s wording whose term has a function", [
    ...FUNCTIONS.map(([name, text]) => ({
      name: text, head: capital(text),
      cell: (o: number) => {
        const s = shareAt(f.all[o].outlet[name], `/functions/all/${o}/outlet/${name}`);
        return [show(s.count, { some: true, label: `${text}, ${outletName(o)}`, action: () => openHits([data(outletName(o)), `: terms that ${text}`], (x) => x.outlet === outlets[o] && x.wording === "outlet" && x.flags.length === 0 && terms[x.term].function === name && (x.axis === null ? !isStyleTerm(x.term) : axisKind(x.axis) === "framing"), s.count.value) }),
          showShare(s.share), s.count.value > 0 ? showInterval(s.bounds, { percent: true, unit: " %" }) : null];
      },
    })),
    { name: "hits", head: "hits", cell: (o) => show(figure(f.all[o].outlet.hits, `/functions/all/${o}/outlet/hits`)) },
    { name: "without", head: "function not said", cell: (o) => show(figure(f.all[o].outlet.without, `/functions/all/${o}/outlet/without`)) },
  ]);
}

export function functionSection(): Child {
  const f = parts.functions;
  if (!f) return null;
  const shown = shownOutlets();
  if (shown.every((o) => f.all[o].outlet.hits === 0)) return h("p", { class: "soft" }, "No hit of a term that has a function.");
  return [
    h("p", { class: "prose" }, "Framing is defining a problem, naming its cause, judging it and calling for a remedy (Entman 1993). The lexicon says which of these a term does; here is what each outlet’s terms do. Bare names, offices and spellings only name somebody: they have no function and count as “function not said”."),
    chart({
      name: "functions", title: "What the framing terms do", about: "share of the hits whose term has a function; filled: the outlet’s wording, dashed: its sources’",
      smalls: FUNCTIONS.map(([name, text]) => ({ title: capital(text), draw: (width) => drawShares(width, shown.map(outletName), shown.flatMap((o) => (["outlet", "source"] as Wording[]).map((w) => ({ row: outletName(o), value: f.all[o][w][name].share, interval: f.all[o][w][name].interval, hollow: w === "source", note: `${grouped(f.all[o][w][name].count)}/${grouped(f.all[o][w].hits)}` })))) })),
      rows: () => shown.flatMap((o) => (["outlet", "source"] as Wording[]).flatMap((w) => FUNCTIONS.map(([name]) => ({ outlet: outletName(o), wording: w, function: name, hits: f.all[o][w][name].count, of: f.all[o][w].hits, share: f.all[o][w][name].share })))),
    }),
    functionTable(f),
  ];
}
