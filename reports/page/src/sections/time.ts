/* The measures by week, month or year, with the events that begin in each. */
import { chart } from "../chart";
import type { Child } from "../element";
import { capital, data, dateInWords, fill, grouped, h, joined, plural, select, spaced } from "../element";
import { nameOfDocument, openHits } from "../evidence";
import type { Figure, ShareFigure } from "../figures";
import { boundsOf, figure, shareAt, show, showInterval } from "../figures";
import { drawPeriods } from "../plots";
import { report } from "../report";
import type { Time } from "../report_parts";
import { parts } from "../report_parts";
import type { Table } from "../save";
import { sideTable } from "../table";
import { axisById, choiceName, outlets, targetName } from "../terms_used";
import { outletName, remember, shownOutlets, viewed } from "../view";

type AxisRow = Time["axes"][number];
type ChoiceRow = Time["choices"][number];
/** What the reader chooses among: an axis or a choice, about one target. */
interface Measure { key: string; name: string; uses: number; draw: () => Child }

const named = 3;
const inPeriod = (period: Time["periods"][number]) => (document: number | null) => {
  const date = document === null ? null : report.documents[document].date;
  return date !== null && date.slice(0, 10) >= period.begin && date.slice(0, 10) <= period.end;
};
const cellAt = <C extends { outlet: number; period: number }>(cells: C[], o: number, at: number) => cells.findIndex((c) => c.outlet === o && c.period === at);
const articles = (time: Time, o: number, at: number) => figure(time.periods[at].documents[o], `/time/periods/${at}/documents/${o}`);

/** One row a period in which something was published: what stands in a cell comes from the measure, articles
    from here. */
function periodTable(time: Time, id: string, caption: Child[], cell: (o: number, at: number, written: Child) => Child): Child {
  const filled = time.periods.map((period, at) => ({ period, at })).filter(({ period }) => shownOutlets().some((o) => period.documents[o] > 0));
  const empty = time.periods.length - filled.length;
  return sideTable(id, [caption, empty > 0 ? `; ${grouped(empty)} ${time.unit}${empty === 1 ? "" : "s"} without any article left out` : null], capital(time.unit ?? "period"), filled.map(({ period, at }) => {
    const begins = time.events.filter((e) => e.period === at);
    return {
      head: [periodName(time, period), h("span", { class: "row-note" }, begins.length ? ["begins: ", joined(begins.slice(0, named).map((e) => data(e.event))), begins.length > named ? ` and ${begins.length - named} more` : ""] : null)],
      cell: (o) => {
        const written = articles(time, o, at);
        if (written.value === 0) return h("span", { class: "soft" }, "no article");
        return cell(o, at, h("span", { class: "rate" }, "in ", show(written), ` ${plural(written.value, "article", "articles")}`));
      },
    };
  }), "compact");
}

/** A week is known by its first day. */
const periodName = (time: Time, period: Time["periods"][number]): string => (time.unit === "week" ? `Week of ${dateInWords(period.begin)}` : time.unit === "month" ? dateInWords(period.name) : period.name);
const shortPeriods = (time: Time): string[] => time.periods.map((p) => (time.unit === "week" ? dateInWords(p.begin).replace(/^(\d+ \w{3})\w* \d+$/, "$1") : time.unit === "month" ? dateInWords(p.name).replace(/^(\w{3})\w* /, "$1 ") : p.name));

/** Periods in which events begin; none where they begin in most, because a line at each tells nothing. */
function eventMarks(time: Time): number[] {
  const begun = [...new Set(time.events.map((e) => e.period))];
  return 2 * begun.length > time.periods.length ? [] : begun;
}
const about = (time: Time): Child => `${eventMarks(time).length > 0 ? "; dashed lines: an event begins" : ""}; a dot: no article that ${time.unit}`;

function axisMeasure(time: Time, row: AxisRow, index: number): Child {
  const shown = shownOutlets();
  const axis = axisById.get(row.axis);
  const rate = (o: number, at: number, pole: "negative" | "positive") => {
    const cell = row.cells[cellAt(row.cells, o, at)];
    return cell && cell.rate.words > 0 ? (1000 * (cell[pole] ?? 0)) / cell.rate.words : 0;
  };
  const series = shown.map((o) => time.periods.map((period, at) => ({ at, negative: rate(o, at, "negative"), positive: rate(o, at, "positive"), documents: period.documents[o] })));
  const most = Math.max(1, ...series.flat().map((p) => Math.max(p.negative, p.positive)));
  const rows = (): Table => shown.flatMap((o) => time.periods.map((period, at) => {
    const cell = row.cells[cellAt(row.cells, o, at)];
    return { outlet: outletName(o), period: period.name, begin: period.begin, articles: period.documents[o], words: period.words[o], hits: cell?.rate.count ?? 0, negative: cell?.negative ?? 0, positive: cell?.positive ?? 0, per_thousand: cell?.rate.per_thousand ?? null, low: cell?.rate.interval?.low ?? null, high: cell?.rate.interval?.high ?? null };
  }));
  return [
    chart({
      name: `time-${row.axis}-${row.target ?? "none"}`, title: `${targetName(row.target)}: ${spaced(row.axis)} by ${time.unit}`,
      about: ["hits by 1,000 words; filled, above: ", h("span", { class: "pos-text" }, "+ ", data(axis?.positive ?? "positive")), "; hollow, below: ", h("span", { class: "neg-text" }, "− ", data(axis?.negative ?? "negative")), about(time)],
      smalls: shown.map((o, i) => ({ title: outletName(o), draw: (width) => drawPeriods(width, shortPeriods(time), series[i], most, eventMarks(time)) })), rows,
    }),
    periodTable(time, "time", ["Hits in the outlet’s wording, by ", time.unit], (o, at, written) => {
      const found = cellAt(row.cells, o, at);
      if (found < 0) return h("div", { class: "main" }, show(figure(0)), written);
      const cell = row.cells[found];
      const where = `/time/axes/${index}/cells/${found}/rate`;
      const inside = inPeriod(time.periods[at]);
      return [
        h("div", { class: "main" }, show(figure(cell.rate.count, `${where}/count`), { some: true, label: `hits, ${outletName(o)}, ${time.periods[at].name}`, action: () => openHits([data(outletName(o)), ": ", data(row.axis), " about ", data(targetName(row.target)), `, ${time.periods[at].name}`],
          (x) => x.outlet === outlets[o] && x.axis === row.axis && x.target === row.target && x.wording === "outlet" && x.flags.length === 0 && inside(x.document), cell.rate.count) }),
          cell.rate.per_thousand === null ? null : h("span", { class: "rate" }, show(figure(cell.rate.per_thousand, `${where}/per_thousand`), { digits: 1 }), " per 1,000 words"), written),
        showInterval(boundsOf(cell.rate.interval, `${where}/interval`), { digits: 1 })];
    })];
}

function choiceMeasure(time: Time, row: ChoiceRow, index: number): Child {
  const shown = shownOutlets();
  const share = (o: number, at: number): ShareFigure | null => {
    const found = cellAt(row.cells, o, at);
    return found < 0 ? null : shareAt(row.cells[found].labelling, `/time/choices/${index}/cells/${found}/labelling`);
  };
  const value = (n: Figure | null | undefined) => n?.value ?? null;
  const series = shown.map((o) => time.periods.map((period, at) => ({ at, negative: 0, positive: value(share(o, at)?.share) ?? 0, documents: period.documents[o] })));
  const rows = (): Table => shown.flatMap((o) => time.periods.map((period, at) => {
    const s = share(o, at);
    return { outlet: outletName(o), period: period.name, begin: period.begin, articles: period.documents[o], labels: value(s?.count) ?? 0, of: value(s?.of) ?? 0, share: value(s?.share), low: s?.bounds?.low ?? null, high: s?.bounds?.high ?? null };
  }));
  return [
    chart({
      name: `time-${row.choice}-${row.target}`, title: `${targetName(row.target)}: how often it is labelled (${choiceName(row.choice)}), by ${time.unit}`,
      about: ["share of the noun phrases that refer to it", about(time)],
      smalls: shown.map((o, i) => ({ title: outletName(o), draw: (width) => drawPeriods(width, shortPeriods(time), series[i], 1, eventMarks(time), true) })), rows,
    }),
    periodTable(time, "time", ["Labels in the outlet’s wording, of all noun phrases that refer to the target, by ", time.unit], (o, at, written) => {
      const s = share(o, at);
      if (!s) return h("div", { class: "main" }, h("span", { class: "rate" }, "not named"), written);
      const inside = inPeriod(time.periods[at]);
      return [
        h("div", { class: "main" }, show(s.count, { some: true, label: `labels, ${outletName(o)}, ${time.periods[at].name}`, action: () => openHits([data(outletName(o)), ": labels for ", data(targetName(row.target)), `, ${time.periods[at].name}`],
          (x) => x.outlet === outlets[o] && x.choice === row.choice && x.target === row.target && x.wording === "outlet" && x.flags.length === 0 && inside(x.document), s.count.value) }),
          h("span", { class: "rate" }, " of ", show(s.of), s.share ? [" (", show(s.share, { percent: true }), " %)"] : null), written),
        showInterval(s.bounds, { percent: true, unit: " %" })];
    })];
}

function measures(time: Time): Measure[] {
  const shown = shownOutlets();
  const axes = time.axes.map((row, index): Measure => {
    const uses = row.cells.filter((c) => shown.includes(c.outlet)).reduce((n, c) => n + c.rate.count, 0);
    return { key: `axis.${row.axis}.${row.target}`, uses: row.target === null ? 0 : uses, name: `${spaced(row.axis)} of ${targetName(row.target)} (${grouped(uses)} ${plural(uses, "hit", "hits")})`, draw: () => axisMeasure(time, row, index) };
  });
  const choices = time.choices.map((row, index): Measure => {
    const uses = row.cells.filter((c) => shown.includes(c.outlet)).reduce((n, c) => n + c.labelling.count, 0);
    return { key: `choice.${row.choice}.${row.target}`, uses, name: `labels for ${targetName(row.target)}, ${choiceName(row.choice)} (${grouped(uses)} ${plural(uses, "label", "labels")})`, draw: () => choiceMeasure(time, row, index) };
  });
  return [axes, choices].flatMap((list) => list.filter((m) => m.uses > 0).sort((a, b) => b.uses - a.uses));
}

const MOST_APART = 5;

/** Those whose dates stand apart, by name: a mistyped year is the likeliest cause. */
function datedApart(time: Time): Child {
  const far = time.dated_apart;
  if (far.length === 0) return null;
  const nameOf = (id: string) => {
    const known = report.documents.findIndex((row) => row.id === id);
    return known < 0 ? id : nameOfDocument(known);
  };
  const named = far.slice(0, MOST_APART).map((f) => `${nameOf(f.document)} (${outletName(f.outlet)}, ${f.date})`).join(", ");
  const more = far.length > MOST_APART ? ` and ${grouped(far.length - MOST_APART)} more, in report.json` : "";
  const outside = time.unit === null ? "" : plural(far.length, " and stands in no period", " and stand in no period");
  return h("p", { class: "soft" }, `${grouped(far.length)} ${plural(far.length, "article is", "articles are")} dated far from the others${outside}: ${named}${more}. ${plural(far.length, "Is its date", "Are their dates")} right?`);
}

export function timeSection(): Child {
  const time = parts.time;
  if (!time) return null;
  const undated = time.without_date.reduce((n, d) => n + d, 0);
  const note = undated > 0 ? h("p", { class: "soft" }, `${grouped(undated)} ${plural(undated, "article has", "articles have")} no date.`) : null;
  const apart = datedApart(time);
  if (time.unit === null) return [h("p", { class: "prose" }, "The dates of all other articles span less than two weeks: nothing can be told by week."), note, apart];
  const all = measures(time);
  if (all.length === 0) return [h("p", { class: "soft" }, "No hit about a target."), note, apart];
  const box = h("div");
  const draw = (key: string) => fill(box, (all.find((m) => m.key === key) ?? all[0]).draw());
  draw(viewed("t.measure"));
  return [
    h("p", { class: "prose" }, "A change is described here, not tested: another week has other topics too. The first and the last may be cut.".replace("week", time.unit)), note, apart,
    h("div", { class: "filters" }, select("Measure", all.map((m): [string, string] => [m.key, m.name]), all.some((m) => m.key === viewed("t.measure")) ? viewed("t.measure") : all[0].key, (v) => { remember("t.measure", v); draw(v); })), box];
}
