/* Whose voice the words stand in, and how often each target is mentioned. */
import { chart } from "../chart";
import { mentionCount, voiceOf, wordsOf } from "../counts";
import type { Child } from "../element";
import { data, grouped, h, lazyDetails, plural } from "../element";
import { openMentions, openVoice } from "../evidence";
import { show, showInterval, sum } from "../figures";
import { drawParts } from "../plots";
import type { Kind, MentionRow, Wording } from "../report";
import { report } from "../report";
import { outletTable, sideTable } from "../table";
import { PASSED_ON, VOICES, VOICE_NAMES, WORDINGS, outlets, targetName } from "../terms_used";
import { outletName, shownOutlets } from "../view";
import { wordingMark } from "./compared";
import { rowHead } from "./axes";

const space = "http://www.w3.org/2000/svg";
let patterns_made = 0;

/** A line pattern for each voice but the outlet's own, so that colour is not alone. */
function voicePatterns(): { defs: SVGDefsElement; fills: Record<string, string> } {
  const defs = document.createElementNS(space, "defs");
  const fills: Record<string, string> = { own: "var(--own)", quoted: "var(--quoted)" };
  const lines: Record<string, string> = { reported: "M-1,5 L5,-1 M2,8 L8,2", borrowed: "M1,0 V6 M4,0 V6", scare: "M0,1 H6 M0,4 H6" };
  patterns_made += 1;
  for (const [voice, path] of Object.entries(lines)) {
    const id = `lines-${voice}-${patterns_made}`;
    const pattern = document.createElementNS(space, "pattern");
    for (const [name, value] of Object.entries({ id, width: 6, height: 6, patternUnits: "userSpaceOnUse" })) pattern.setAttribute(name, String(value));
    const line = document.createElementNS(space, "path");
    for (const [name, value] of Object.entries({ d: path, stroke: `var(--${voice})`, "stroke-width": 2, fill: "none" })) line.setAttribute(name, String(value));
    pattern.append(line);
    defs.append(pattern);
    fills[voice] = `url(#${id})`;
  }
  return { defs, fills };
}

export function voiceSection(): Child {
  const shown = shownOutlets();
  const parts = shown.flatMap((o) => VOICES.map((voice) => ({ row: outletName(o), part: voice, value: voiceOf(o, voice).share?.value ?? 0 })).filter((p) => p.value > 0));
  return [
    chart({
      name: "voices", title: "Words in each voice", about: "of all words of the outlet; page remains left out", wide: true,
      key: h("ul", { class: "legend", "aria-hidden": "true" }, VOICES.map((v) => h("li", null, h("span", { class: `swatch fill-${v}` }), VOICE_NAMES[v]))),
      smalls: [{ title: "", draw: (width) => { const { defs, fills } = voicePatterns(); return drawParts(width, shown.map(outletName), parts, fills, defs); } }],
      rows: () => shown.flatMap((o) => VOICES.map((voice) => { const s = voiceOf(o, voice); return { outlet: outletName(o), voice, words: s.count.value, of: s.of.value, share: s.share?.value ?? null, low: s.bounds?.low ?? null, high: s.bounds?.high ?? null }; })),
    }),
    outletTable("voices", "Words in each voice, of all words of the outlet", [
      ...VOICES.map((voice) => ({
        name: VOICE_NAMES[voice], head: VOICE_NAMES[voice],
        cell: (o: number) => {
          const s = voiceOf(o, voice);
          return [show(s.count, { some: true, label: `words, ${outletName(o)}, ${VOICE_NAMES[voice]}`, action: () => openVoice(o, voice) }), " ", s.share ? h("span", { class: "rate nowrap" }, "(", show(s.share, { percent: true }), " %)") : null,
            s.count.value > 0 ? showInterval(s.bounds, { percent: true, unit: " %" }) : null];
        },
      })),
      { name: "all words", head: "all words", cell: (o) => show(wordsOf(o)) },
    ], "voices"),
  ];
}

const KINDS: [Kind, string][] = [["bare", "by name"], ["generic", "by a general word"], ["label", "by a label"]];

interface Mentioned { row: MentionRow; index: number; uses: number }
const most_mentioned = 12;
const often_mentioned = 20;

/** The targets mentioned most first; many that are mentioned seldom are to be opened. */
export function mentionTable(): Child {
  const rows = report.mentions.map((row, index): Mentioned => ({ row, index, uses: shownOutlets().reduce((n, o) => n + WORDINGS.reduce((m, w) => m + mentionCount(row, index, o, w, "of").value, 0), 0) }))
    .filter(({ uses }) => uses > 0).sort((a, b) => b.uses - a.uses || a.index - b.index);
  if (rows.length === 0) return h("p", { class: "soft" }, "No target is mentioned.");
  const first = rows.slice(0, Math.max(most_mentioned, rows.filter(({ uses }) => uses >= often_mentioned).length));
  const rest = rows.slice(first.length);
  return [mentionRows("mentions", first), rest.length > 0 ? lazyDetails([h("h3", null, `${grouped(rest.length)} more ${plural(rest.length, "target", "targets")}`), h("span", { class: "soft" }, ` mentioned at most ${grouped(rest[0].uses)} ${plural(rest[0].uses, "time", "times")}`)], () => mentionRows("mentions-rest", rest)) : null];
}

function mentionRows(id: string, rows: Mentioned[]): Child {
  return sideTable(id, "Noun phrases that refer to the target in the outlet’s wording, and how many more in the words of others", "Target", rows.map(({ row, index }) => ({
    head: rowHead(row.target),
    cell: (o) => {
      const name = outletName(o);
      const total = mentionCount(row, index, o, "outlet", "of");
      const open = (wordings: Wording[], kind: Kind | null, text: string, count: number) => () => openMentions([data(name), ": ", data(targetName(row.target)), text],
        (x) => x.outlet === outlets[o] && x.target === row.target && wordings.includes(x.wording) && (kind === null || x.kind === kind), count);
      const passed = sum(PASSED_ON.map((w) => mentionCount(row, index, o, w, "of")));
      return [
        h("div", { class: "main" }, show(total, { label: `mentions, ${name}, ${targetName(row.target)}`, action: open(["outlet"], null, "", total.value) })),
        h("ul", { class: "others" }, KINDS.map(([kind, text]) => ({ kind, text, count: mentionCount(row, index, o, "outlet", kind) })).filter(({ count }) => count.value > 0).map(({ kind, text, count }) =>
          h("li", null, h("span", null, show(count, { label: `${text}, ${name}, ${targetName(row.target)}`, action: open(["outlet"], kind, ` ${text}`, count.value) }), ` ${text}`))),
          passed.value > 0 ? h("li", null, wordingMark("source"), h("span", null, show(passed, { label: `in others’ words, ${name}, ${targetName(row.target)}`, action: open(PASSED_ON, null, ", in others’ words", passed.value) }), " in others’ words")) : null),
      ];
    },
  })));
}
