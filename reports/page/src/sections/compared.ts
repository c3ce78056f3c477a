/* What was compared: records, outlets, events; and how to read the rest. */
import { countsEvents } from "../counts";
import type { Child } from "../element";
import { data, grouped, h, lazyDetails, plural } from "../element";
import { openDocuments, openRejects } from "../evidence";
import { figure, shareAt, show, showInterval, showShare } from "../figures";
import { report } from "../report";
import { listTable, outletTable } from "../table";
import { axisKind, eventName, outlets } from "../terms_used";
import { outletName, shownOutlets } from "../view";

export function dateRange(rows: { first_date: string | null; last_date: string | null }[]): Child {
  const first = rows.map((r) => r.first_date ?? "").filter(Boolean).sort()[0];
  const last = rows.map((r) => r.last_date ?? "").filter(Boolean).sort().pop();
  if (!first || !last) return null;
  return first === last ? h("time", null, first) : [h("time", null, first), " to ", h("time", null, last)];
}

function comparedTable(): Child {
  return outletTable("compared", h("span", { class: "hidden" }, "Outlets"), [
    { name: "Articles", head: "Articles", cell: (o) => show(figure(report.outlets[o].documents, `/outlets/${o}/documents`), { label: `articles of ${outletName(o)}`, action: () => openDocuments(["Articles of ", data(outletName(o))], (row) => row.outlet === outlets[o]) }) },
    { name: "Articles without a framing word", head: "Articles without a framing word", cell: (o) => {
      const without = shareAt(report.outlets[o].without_hits, `/outlets/${o}/without_hits`);
      return [show(without.count, {
        label: `articles of ${outletName(o)} without framing hits`,
        action: !countsEvents() ? null : () => openDocuments(["Articles of ", data(outletName(o)), " without a hit on a framing axis"], (row) => row.outlet === outlets[o] && !(row.axes ?? []).some((a) => a.hits > 0 && axisKind(a.axis) === "framing")),
      }), showShare(without.share), without.count.value > 0 ? showInterval(without.bounds, { percent: true, unit: " %" }) : null];
    } },
    { name: "Words", head: "Words", cell: (o) => show(figure(report.outlets[o].words, `/outlets/${o}/words`)) },
    { name: "Sentences", head: "Sentences", cell: (o) => show(figure(report.outlets[o].sentences, `/outlets/${o}/sentences`)) },
    { name: "Dates", head: "Dates", cell: (o) => dateRange([report.outlets[o]]) ?? "none given" },
  ]);
}

function eventTable(): Child {
  return listTable("events", "Articles of each outlet on each event", "Event", report.events.map((_, i) => i),
    (i) => [data(eventName(report.events[i].event)), h("span", { class: "row-note" }, dateRange([report.events[i]]))],
    shownOutlets().map((o) => ({
      name: outletName(o), head: data(outletName(o)),
      cell: (i: number) => show(figure(report.events[i].documents[o], `/events/${i}/documents/${o}`), { label: `articles of ${outletName(o)} on ${eventName(report.events[i].event)}`,
        action: () => openDocuments([data(outletName(o)), ": ", data(eventName(report.events[i].event))], (row) => row.outlet === outlets[o] && row.event === report.events[i].event) }),
    })));
}

export function compared(): Child {
  const c = report.counts;
  return [
    h("p", { class: "prose" }, show(figure(c.read, "/counts/read")), " records read: ", show(figure(c.analysed, "/counts/analysed")), " analysed, ",
      show(figure(c.rejected, "/counts/rejected"), { label: "rejected records", action: openRejects }), " rejected.",
      c.left_out > 0 ? [" Besides, ", show(figure(c.left_out, "/counts/left_out")), ` ${c.left_out_means}.`] : null),
    report.one_document_each ? h("p", { class: "notice" }, h("strong", null, "This report describes these articles only."), " Each outlet has one article here, so there are no intervals and nothing follows about what the outlets write otherwise.") : null,
    comparedTable(),
    report.events.some((e) => e.event !== null)
      ? lazyDetails([h("h3", null, `${grouped(report.events.length)} ${plural(report.events.length, "event", "events")}`), h("span", { class: "soft" }, ` and who covered ${report.events.length === 1 ? "it" : "them"}`)], eventTable) : null,
    h("h3", null, "How to read this"), howToRead(),
  ];
}

export const wordingMark = (wording: string): HTMLElement => h("span", { class: `dot ${wording}`, "aria-hidden": "true" });

function howToRead(): Child {
  return [
    h("p", { class: "prose" }, "Each row is somebody the articles name, each column an outlet; a large number counts the words of the lexicon that the outlet itself chose, and beside it stands the rate by 1,000 words. ",
      "Words that an outlet only passes on from a source are counted apart, with a hollow mark, because quoting a word is not choosing it. ",
      "Every underlined number opens the sentences behind it; a difference between outlets is a description, not a verdict."),
    h("ul", { class: "key" },
      h("li", null, wordingMark("outlet"), h("span", null, h("strong", null, "Outlet’s wording"), ": large number, filled bar")),
      h("li", null, wordingMark("source"), h("span", null, h("strong", null, "Source’s wording"), ": quoted, hollow bar")),
      h("li", null, wordingMark("uncertain"), h("span", null, h("strong", null, "Uncertain"), ": inside indirect speech")),
      h("li", null, wordingMark("scare"), h("span", null, h("strong", null, "Scare quotes"), ": the outlet distances itself")),
      h("li", null, wordingMark("aside"), h("span", null, h("strong", null, "Set aside"), ": negated, hypothetical, so-called")),
      h("li", null, h("span", null, h("strong", { class: "neg-text" }, "− left"), " and ", h("strong", { class: "pos-text" }, "+ right"), ": hits to either pole of the axis; bars show rates")))];
}
