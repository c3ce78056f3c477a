/* The measures by week or month, with the events that begin in each. */
import { chart } from "../chart";
import type { Child } from "../element";
import { data, fill, grouped, h, joined, plural, select, spaced } from "../element";
import { openHits } from "../evidence";
import { figure, show } from "../figures";
import { drawPeriods } from "../plots";
import { report } from "../report";
import type { Time } from "../report_parts";
import { parts } from "../report_parts";
import { sideTable } from "../table";
import { axisById, outlets, targetName } from "../terms_used";
import { outletName, remember, shownOutlets, viewed } from "../view";

type AxisTime = Time["axes"][number] & { index: number; uses: number };

function measureTable(time: Time, row: AxisTime): Child {
  return sideTable("time", ["Documents and hits in the outlet’s wording, by ", time.unit ?? "period"], time.unit === "week" ? "Week" : "Month", time.periods.map((period, at) => ({
    head: [period.name, h("span", { class: "row-note" }, h("time", null, period.begin), period.complete ? null : "; not over yet", period.events.length ? ["; begins: ", joined(period.events.slice(0, 3).map((e) => data(e))), period.events.length > 3 ? ` and ${period.events.length - 3} more` : ""] : null)],
    cell: (o) => {
      const cell = row.outlets[o][at];
      const inside = (date: string | null) => date !== null && date >= period.begin && date <= period.end;
      const documents = figure(period.documents[o], `/time/periods/${at}/documents/${o}`);
      if (period.documents[o] === 0) return h("span", { class: "soft" }, "no article");
      return [
        h("div", { class: "main" }, show(figure(cell.hits, `/time/axes/${row.index}/outlets/${o}/${at}/hits`), { some: true, label: `hits, ${outletName(o)}, ${period.name}`, action: () => openHits([data(outletName(o)), `: ${row.axis} about `, data(targetName(row.target)), `, ${period.name}`],
          (x) => x.outlet === outlets[o] && x.axis === row.axis && x.target === row.target && x.wording === "outlet" && x.flags.length === 0 && x.document !== null && inside(report.documents[x.document].date), cell.hits) }),
          cell.rate.per_thousand !== null && cell.hits > 0 ? h("span", { class: "rate" }, show(figure(cell.rate.per_thousand, `/time/axes/${row.index}/outlets/${o}/${at}/rate/per_thousand`), { digits: 1 }), " per 1,000 words") : null),
        h("div", { class: "soft" }, "in ", show(documents), ` ${plural(documents.value, "article", "articles")}`)];
    },
  })), "compact");
}

function measureChart(time: Time, row: AxisTime): Child {
  const shown = shownOutlets();
  const rate = (o: number, at: number, pole: "negative" | "positive") => (time.periods[at].words[o] > 0 ? (1000 * (row.outlets[o][at][pole] ?? 0)) / time.periods[at].words[o] : 0);
  const series = shown.map((o) => time.periods.map((period, at) => ({ at, negative: rate(o, at, "negative"), positive: rate(o, at, "positive"), documents: period.documents[o] })));
  const most = Math.max(1, ...series.flat().map((p) => Math.max(p.negative, p.positive)));
  const marks = [...new Set(time.events.map((e) => e.period))];
  const axis = axisById.get(row.axis);
  return chart({
    name: `time-${row.axis}-${row.target ?? "none"}`, title: `${targetName(row.target)}: ${spaced(row.axis)} by ${time.unit}`,
    about: ["hits by 1,000 words; filled, above: ", h("span", { class: "pos-text" }, "+ ", data(axis?.positive ?? "positive")), "; hollow, below: ", h("span", { class: "neg-text" }, "− ", data(axis?.negative ?? "negative")), "; dashed lines: events begin; a dot: no article"],
    smalls: shown.map((o, i) => ({ title: outletName(o), draw: (width) => drawPeriods(width, time.periods.map((p) => p.name), series[i], most, marks) })),
    rows: () => shown.flatMap((o) => time.periods.map((period, at) => ({ outlet: outletName(o), period: period.name, begin: period.begin, documents: period.documents[o], words: period.words[o], hits: row.outlets[o][at].hits, negative: row.outlets[o][at].negative, positive: row.outlets[o][at].positive }))),
  });
}

export function timeSection(): Child {
  const time = parts.time;
  if (!time) return null;
  if (time.unit === null || time.periods.length < 2) return h("p", { class: "soft" }, "The dates do not span several weeks.");
  const rows = time.axes.map((row, index): AxisTime => ({ ...row, index, uses: shownOutlets().reduce((n, o) => n + row.outlets[o].reduce((m, c) => m + c.hits, 0), 0) }))
    .filter(({ target, uses }) => target !== null && uses > 0).sort((a, b) => b.uses - a.uses || a.index - b.index);
  if (rows.length === 0) return h("p", { class: "soft" }, "No hit about a target.");
  const box = h("div");
  const draw = (index: number) => { const row = rows.find((r) => r.index === index) ?? rows[0]; fill(box, measureChart(time, row), measureTable(time, row)); };
  const chosen = viewed("t.measure") === "" ? rows[0].index : Number(viewed("t.measure"));
  draw(chosen);
  const undated = time.without_date.reduce((n, d) => n + d, 0);
  return [
    undated > 0 ? h("p", { class: "soft" }, `${grouped(undated)} ${plural(undated, "document has", "documents have")} no date.`) : null,
    h("div", { class: "filters" }, select("Measure", rows.map((r): [string, string] => [String(r.index), `${spaced(r.axis)} of ${targetName(r.target)} (${grouped(r.uses)} ${plural(r.uses, "hit", "hits")})`]), String(chosen), (v) => { remember("t.measure", v); draw(Number(v)); })), box];
}
