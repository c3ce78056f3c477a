/* Two targets that are declared as opposites, and whose wording the documents resemble. */
import type { Child } from "../element";
import { data, h, spaced } from "../element";
import { openHits } from "../evidence";
import { boundsOf, figure, show, showInterval } from "../figures";
import type { Share } from "../report";
import { parts } from "../report_parts";
import { outletTable, sideTable } from "../table";
import { axisById, outlets, targetName } from "../terms_used";
import { allEvents, outletName, shownOutlets } from "../view";

const most_rows = 16;

export function contrastTable(): Child {
  const contrasts = parts.contrasts ?? [];
  if (contrasts.length === 0 || !allEvents()) return null;
  // What an outlet says of one of the two alone stands in the tables above.
  const used = contrasts.map((row, index) => ({ row, index })).filter(({ row }) => shownOutlets().some((o) => row.outlets[o].outlet.difference !== null)).slice(0, most_rows);
  if (used.length === 0) return [h("h3", null, "Two targets, one axis"), h("p", { class: "soft" }, "No outlet has enough hits in its own wording about both of two opposite targets on one axis to set the one against the other.")];
  const part = (share: Share, at: string, o: number, axis: string, target: string) => [show(figure(share.count, `${at}/count`), { some: true, label: `negative hits, ${outletName(o)}, ${targetName(target)}`,
    action: () => openHits([data(outletName(o)), `: ${axis} about `, data(targetName(target)), ", negative pole"], (x) => x.outlet === outlets[o] && x.axis === axis && x.target === target && x.wording === "outlet" && x.weight < 0 && x.flags.length === 0, share.count) }), " of ", show(figure(share.of, `${at}/of`)), " about ", data(targetName(target))];
  return [h("h3", null, "Two targets, one axis"),
    sideTable("contrasts", "Share of negative hits about the one less that about the other, in percentage points, in the outlet’s wording", "Contrast", used.map(({ row, index }) => ({
      head: [data(targetName(row.first)), " less ", data(targetName(row.second)), h("span", { class: "row-note" }, data(spaced(row.axis)), ", − ", data(axisById.get(row.axis)?.negative ?? "negative"))],
      cell: (o) => {
        const negative = row.outlets[o].outlet;
        const at = `/contrasts/${index}/outlets/${o}/outlet`;
        if (negative.first.of + negative.second.of === 0) return h("span", { class: "soft" }, "–");
        return [
          negative.difference === null ? h("span", { class: "soft" }, "too few hits") : h("div", { class: "main" }, show(figure(negative.difference, `${at}/difference`), { percent: true, sign: negative.difference > 0 ? "+" : "" })),
          h("div", { class: "soft" }, part(negative.first, `${at}/first`, o, row.axis, row.first), ", ", part(negative.second, `${at}/second`, o, row.axis, row.second)),
          showInterval(boundsOf(negative.interval, `${at}/interval`), { percent: true })];
      },
    })))];
}

export function affinitySection(): Child {
  const affinity = parts.affinity;
  if (!affinity || affinity.lexicons.length === 0) return null;
  return outletTable("affinity", "How much the wording resembles each outlet lexicon, averaged over the documents that have one of its phrases; enters no other number", [
    ...affinity.lexicons.map((id, i) => ({
      name: id, head: data(id),
      cell: (o: number) => {
        const mean = affinity.outlets[o].means[i];
        return mean === null ? "–" : [show(figure(mean, `/affinity/outlets/${o}/means/${i}`), { digits: 2 }), showInterval(boundsOf(affinity.outlets[o].intervals[i], `/affinity/outlets/${o}/intervals/${i}`), { digits: 2 })];
      },
    })),
    { name: "documents", head: "documents", cell: (o) => show(figure(affinity.outlets[o].documents, `/affinity/outlets/${o}/documents`)) },
  ]);
}
