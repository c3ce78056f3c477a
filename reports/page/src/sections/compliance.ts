/* How the outlets keep to the house styles that were named: breach rate, and every breach's sentence. */
import type { Child } from "../element";
import { data, grouped, h, joined, plural } from "../element";
import { originOf, originalLink, placeFact, quoteOf } from "../evidence";
import { figure, shareAt, show, showInterval } from "../figures";
import { openPanel } from "../panel";
import type { Breach, Compliance } from "../report_parts";
import { parts } from "../report_parts";
import { sideTable } from "../table";
import { VOICE_NAMES, WORDING_NAMES, outlets } from "../terms_used";
import { outletName } from "../view";

function breachItem(breach: Breach): HTMLElement {
  return h("li", { "data-evidence": true }, quoteOf({ ...breach, sentence: [breach.sentence.begin, breach.sentence.end], article: null }),
    h("p", { class: "meta" }, originOf(breach.outlet, breach.date, data(breach.document)), `; ${VOICE_NAMES[breach.voice]}, ${WORDING_NAMES[breach.wording]}`,
      breach.speaker ? [", ", data(breach.speaker)] : null, `; ${placeFact(breach)}`, originalLink(breach.url)));
}

function styleTable(style: Compliance, at: number): Child {
  const rule = (id: string | null) => style.rules.find((r) => r.id === id);
  return [
    h("h3", null, data(style.title || style.id)), style.about ? h("p", { class: "prose" }, data(style.about)) : null,
    style.undated > 0 ? h("p", { class: "soft" }, show(figure(style.undated, `/compliance/${at}/undated`)), plural(style.undated, " document has", " documents have"), " no date, so that rules with dates cannot be applied to it.") : null,
    sideTable(`style-${style.id}`, "Uses that the house style does not allow, of all uses of the words it speaks of", "Rule", style.rows.map((row, i) => ({
      head: row.rule === null ? "all rules" : [data(rule(row.rule)?.message ?? row.rule), h("span", { class: "row-note" }, joined((rule(row.rule)?.terms ?? []).slice(0, 6).map((t) => ["“", data(t), "”"])), "; ", data(rule(row.rule)?.reference ?? ""))],
      cell: (o) => {
        const cell = row.outlets[o];
        const where = `/compliance/${at}/rows/${i}/outlets/${o}`;
        const share = shareAt(cell.breaches, `${where}/breaches`);
        const open = () => {
          const found = style.breaches.filter((b) => b.outlet === outlets[o] && (row.rule === null || b.rule === row.rule));
          openPanel([data(outletName(o)), ": breaches of ", data(style.title || style.id)], h("p", { class: "soft" }, `${grouped(found.length)} of ${grouped(share.count.value)}.`), h("ol", { class: "evidence" }, found.map(breachItem)));
        };
        return [
          h("div", { class: "main" }, show(share.count, { some: true, label: `breaches, ${outletName(o)}`, action: open }),
            h("span", { class: "rate" }, " of ", show(share.of), share.share ? [" (", show(share.share, { percent: true }), " %)"] : null)),
          showInterval(share.bounds, { percent: true, unit: " %" }),
          cell.documents > 0 ? h("div", { class: "soft" }, "in ", show(figure(cell.with_breach, `${where}/with_breach`)), " of ", show(figure(cell.documents, `${where}/documents`)), " articles with such words") : null];
      },
    })))];
}

export const complianceSection = (): Child => (parts.compliance ?? []).map(styleTable);
