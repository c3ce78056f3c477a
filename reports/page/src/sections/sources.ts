/* Who speaks: words of each side and of each named source, with the words that introduce them. */
import { chart } from "../chart";
import { countIn, eventDocuments, wordsOf } from "../counts";
import type { Child } from "../element";
import { capital, data, grouped, h, joined, lazyDetails, plural } from "../element";
import { openStatements } from "../evidence";
import type { Figure, ShareFigure } from "../figures";
import { figure, shareAt, shareOf, show, showInterval, showShare, sum } from "../figures";
import { drawShares } from "../plots";
import type { SideRow, SourceRow } from "../report";
import { report } from "../report";
import { sideTable } from "../table";
import { outlets, sideName, sideOf, targetName } from "../terms_used";
import { allEvents, outletName, shownOutlets } from "../view";

const VERDICTS: [string, string][] = [["doubtful", "doubted by the verb"], ["factive", "taken as fact by the verb"]];
const ENDORSED = ["neutral", "factive", "doubtful"];
const most_sources = 15;
const most_cues = 4;
const most_forms = 3;
const most_sides_charted = 6;
const most_sides = 8;

interface IndexedSide { row: SideRow; index: number; words: number }

function sideWords(row: SideRow, index: number, o: number): ShareFigure {
  if (allEvents()) return shareAt(row.outlets[o].words, `/sides/${index}/outlets/${o}/words`);
  return shareOf(countIn(o, "sources", "words", (e) => sideOf(e.target) === row.side), wordsOf(o));
}
function sidePassages(row: SideRow, index: number, o: number, endorsement: string): Figure {
  if (!allEvents()) return countIn(o, "sources", "passages", (e) => sideOf(e.target) === row.side && e.endorsement === endorsement);
  return sum(ENDORSED.filter((e) => e === endorsement).map((e) => figure(row.outlets[o].passages[e], `/sides/${index}/outlets/${o}/passages/${e}`)));
}
/** Those with most words first, speakers whose side is not known last. */
function sidesInUse(): IndexedSide[] {
  return report.sides.map((row, index) => ({ row, index, words: shownOutlets().reduce((n, o) => n + sideWords(row, index, o).count.value, 0) })).filter(({ words }) => words > 0)
    .sort((a, b) => Number(b.row.side !== null) - Number(a.row.side !== null) || b.words - a.words || a.index - b.index);
}

function sidesTable(id: string, rows: IndexedSide[]): Child {
  return sideTable(id, "Words in which somebody else speaks, by the side of the one who speaks, and their share of all words of the outlet", "Sources speak for", rows.map(({ row, index }) => ({
    head: row.side === null ? sideName(row.side) : data(sideName(row.side)),
    cell: (o) => {
      const name = outletName(o);
      const words = sideWords(row, index, o);
      const open = (what: string, fits: (endorsement: string) => boolean) => () => openStatements([data(name), ": ", data(sideName(row.side)), what], o, (p) => sideOf(p.source?.target ?? null) === row.side && fits(p.endorsement));
      return [
        h("div", { class: "main" }, show(words.count, { some: true, label: `words, ${name}, ${sideName(row.side)}`, action: open("", () => true) }),
          words.count.value > 0 ? showShare(words.share) : null),
        words.count.value > 0 ? showInterval(words.bounds, { percent: true, unit: " %" }) : null,
        h("ul", { class: "others" }, VERDICTS.map(([endorsement, text]) => ({ endorsement, text, count: sidePassages(row, index, o, endorsement) })).filter(({ count }) => count.value > 0).map(({ endorsement, text, count }) =>
          h("li", null, h("span", null, show(count, { some: true, label: `passages ${text}, ${name}, ${sideName(row.side)}`, action: open(`, ${text}`, (e) => e === endorsement) }), ` ${plural(count.value, "passage", "passages")} ${text}`)))),
      ];
    },
  })));
}

function sidesChart(rows: IndexedSide[]): Child {
  const shown = shownOutlets();
  const known = rows.filter(({ row }) => row.side !== null);
  const charted = (known.length > 0 ? known : rows).slice(0, most_sides_charted);
  const shares = charted.map(({ row, index }) => shown.map((o) => sideWords(row, index, o)));
  // As in the table: where a side says nothing, how much it might say would hide what the others do.
  const interval = (s: ShareFigure) => (s.count.value > 0 ? s.bounds : null);
  const most = Math.min(1, Math.max(0.1, ...shares.flat().map((s) => Math.max(s.share?.value ?? 0, Math.min(1, interval(s)?.high ?? 0)))));
  return chart({
    name: "sides", title: "Words in which somebody else speaks, by the speaker’s side",
    about: ["share of all words of the outlet; beside the bar: words", known.length > charted.length ? `; the ${charted.length} sides with most words` : "", known.length > 0 && known.length < rows.length ? "; speakers whose side is not known are in the table" : ""],
    smalls: charted.map(({ row }, i) => ({
      title: capital(sideName(row.side)),
      draw: (width) => drawShares(width, shown.map(outletName), shown.map((o, at) => ({ row: outletName(o), value: shares[i][at].share?.value ?? null, interval: interval(shares[i][at]), hollow: false, note: grouped(shares[i][at].count.value) })), { most }),
    })),
    rows: () => rows.flatMap(({ row, index }) => shown.map((o) => { const s = sideWords(row, index, o); return { outlet: outletName(o), side: row.side, words: s.count.value, of: s.of.value, share: s.share?.value ?? null, low: s.bounds?.low ?? null, high: s.bounds?.high ?? null }; })),
  });
}

function sourceWords(row: SourceRow, index: number, o: number): Figure {
  if (allEvents()) return figure(row.outlets[o].words, `/sources/${index}/outlets/${o}/words`);
  return countIn(o, "sources", "words", (e) => e.speaker === row.speaker && e.target === row.target);
}
function cuesOf(row: SourceRow, o: number): [string, number][] {
  const uses = new Map<string, number>();
  const entries: { cue: string | null; passages: number }[] = allEvents() ? row.outlets[o].cues
    : eventDocuments(o).flatMap(({ row: d }) => (d.sources ?? []).filter((e) => e.speaker === row.speaker && e.target === row.target));
  for (const use of entries) if (use.cue !== null) uses.set(use.cue, (uses.get(use.cue) ?? 0) + use.passages);
  return [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most_cues);
}

function speakersTable(): Child {
  const total = ({ words }: { words: Figure[] }) => words.reduce((n, x) => n + x.value, 0);
  const all = report.sources.map((row, index) => ({ row, index, words: shownOutlets().map((o) => sourceWords(row, index, o)) }))
    .filter((entry) => entry.row.speaker !== null && total(entry) > 0).sort((a, b) => total(b) - total(a) || a.index - b.index);
  if (all.length === 0) return null;
  const listed = all.slice(0, most_sources);
  return [
    h("p", { class: "soft" }, all.length > listed.length ? `The ${listed.length} of ${grouped(all.length)} named sources with most words.` : `${grouped(all.length)} named ${plural(all.length, "source", "sources")}.`),
    sideTable("sources", "Words of each source, with the words that introduce it", "Source", listed.map(({ row, index }) => ({
      head: [data(row.speaker ?? ""), row.target === null ? null : h("span", { class: "row-note" }, "for ", data(targetName(row.target))), row.written.length === 0 ? null : h("span", { class: "row-note" }, "written ", joined(row.written.slice(0, most_forms).map((form) => ["“", data(form), "”"])))],
      cell: (o) => {
        const words = sourceWords(row, index, o);
        return [
          h("div", { class: "main" }, show(words, { some: true, label: `words, ${outletName(o)}, ${row.speaker}`, action: () => openStatements([data(outletName(o)), ": ", data(row.speaker ?? "")], o, (p) => p.source?.speaker === row.speaker && p.source?.target === row.target) })),
          words.value > 0 ? h("div", { class: "soft" }, joined(cuesOf(row, o).map(([cue, count]) => [data(cue), count > 1 ? ` ×${grouped(count)}` : ""]))) : null,
        ];
      },
    }))),
  ];
}

export function sourceSection(): Child {
  const rows = sidesInUse();
  if (outlets.length === 0 || rows.length === 0) return h("p", { class: "soft" }, "Nobody is quoted or reported.");
  // Whoever has no known side is no small side: always shown.
  const known = rows.filter(({ row }) => row.side !== null);
  const first = [...known.slice(0, most_sides), ...rows.filter(({ row }) => row.side === null)];
  const rest = known.slice(most_sides);
  return [sidesChart(rows), sidesTable("sides", first), rest.length > 0 ? lazyDetails([h("h3", null, `${grouped(rest.length)} more ${plural(rest.length, "side", "sides")}`), h("span", { class: "soft" }, " whose sources have fewer words")], () => sidesTable("sides-rest", rest)) : null, speakersTable()];
}
