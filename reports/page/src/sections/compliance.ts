/* How the outlets keep to the house styles that were named: breach rate, and every breach's sentence. */
import type { Child } from "../element";
import { data, grouped, h, joined, plural, safeLink } from "../element";
import { figure, shareAt, show, showInterval } from "../figures";
import { openPanel } from "../panel";
import type { Breach, Compliance } from "../report_parts";
import { parts } from "../report_parts";
import { decode, encoder } from "../source_text";
import { sideTable } from "../table";
import { VOICE_NAMES, WORDING_NAMES, outlets } from "../terms_used";
import { allEvents, nameOfOutlet, outletName, outletsHidden } from "../view";

function breachItem(breach: Breach): HTMLElement {
  const bytes = encoder.encode(breach.text);
  const part = (from: number, to: number) => decode(bytes.subarray(Math.max(0, from - breach.sentence.begin), Math.max(0, to - breach.sentence.begin)));
  return h("li", { "data-evidence": true }, h("blockquote", null, part(breach.sentence.begin, breach.begin), h("mark", null, part(breach.begin, breach.end)), part(breach.end, breach.sentence.end)),
    h("p", { class: "meta" }, h("strong", null, data(nameOfOutlet(breach.outlet))), breach.date ? ["; ", h("time", null, breach.date)] : null, "; ", data(breach.document), `; ${VOICE_NAMES[breach.voice]}, ${WORDING_NAMES[breach.wording]}`,
      breach.speaker ? [", ", data(breach.speaker)] : null, `; ${breach.field}, bytes ${breach.begin}–${breach.end}`, breach.url && !outletsHidden() ? ["; ", safeLink(breach.url, "original") ?? data(breach.url)] : null));
}

function styleTable(style: Compliance, at: number): Child {
  const rule = (id: string | null) => style.rules.find((r) => r.id === id);
  return [
    h("h3", null, data(style.title || style.id)), style.about ? h("p", { class: "prose" }, data(style.about)) : null,
    style.undated > 0 ? h("p", { class: "soft" }, show(figure(style.undated, `/compliance/${at}/undated`)), plural(style.undated, " document has", " documents have"), " no date, so that rules with dates cannot be applied to it.") : null,
    sideTable(`style-${style.id}`, "Uses that the house style does not allow, of all uses of the words it speaks of", "Rule", style.rows.map((row, i) => ({
      head: row.rule === null ? "all rules" : [data(rule(row.rule)?.message ?? row.rule), h("span", { class: "row-note" }, joined((rule(row.rule)?.terms ?? []).slice(0, 6).map((t) => ["“", data(t), "”"])), "; ", data(rule(row.rule)?.reference ?? ""))],
      name: row.rule ?? "", cell: (o) => {
        const cell = row.outlets[o];
        const where = `/compliance/${at}/rows/${i}/outlets/${o}`;
        const share = shareAt(cell.breaches, `${where}/breaches`);
        const found = style.breaches.filter((b) => b.outlet === outlets[o] && (row.rule === null || b.rule === row.rule));
        return [
          h("div", { class: "main" }, show(share.count, { some: true, label: `breaches, ${outletName(o)}`, action: () => openPanel([data(outletName(o)), ": breaches of ", data(style.title || style.id)], h("p", { class: "soft" }, `${grouped(found.length)} of ${grouped(share.count.value)}.`), h("ol", { class: "evidence" }, found.map(breachItem))) }),
            h("span", { class: "rate" }, " of ", show(share.of), share.share ? [" (", show(share.share, { percent: true }), " %)"] : null)),
          showInterval(share.bounds, { percent: true, unit: " %" }),
          cell.documents > 0 ? h("div", { class: "soft" }, "in ", show(figure(cell.with_breach, `${where}/with_breach`)), " of ", show(figure(cell.documents, `${where}/documents`)), " articles with such words") : null];
      },
    })))];
}

export function complianceSection(): Child {
  if (!allEvents()) return h("p", { class: "soft" }, "Shown for all events together only.");
  return (parts.compliance ?? []).map(styleTable);
}
