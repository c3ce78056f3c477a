/* The strongest evidence on framing axes, by outlet, target, axis, voice, wording and term. */
import type { Child } from "../element";
import { button, fill, grouped, h, moveFocus, plural, select } from "../element";
import { framingHits, shortHit } from "../evidence";
import type { Hit } from "../hits";
import { complete } from "../hits";
import { VOICES, VOICE_NAMES, WORDINGS, WORDING_NAMES, outlets, targetName, terms } from "../terms_used";
import { outletName, remember, shownNames, shownOutlets, viewed } from "../view";

const at_first = 12;
const at_once = 24;

interface Filter { name: string; label: string; options: (hits: Hit[]) => [string, string][]; of: (hit: Hit) => string }

const sorted = (values: string[], name: (value: string) => string): [string, string][] =>
  [...new Set(values)].map((v): [string, string] => [v, name(v)]).sort((a, b) => (a[1].toLowerCase() < b[1].toLowerCase() ? -1 : 1));
const FILTERS: Filter[] = [
  { name: "outlet", label: "Outlet", of: (x) => String(outlets.indexOf(x.outlet ?? "")), options: () => shownOutlets().map((o) => [String(o), outletName(o)]) },
  { name: "target", label: "About", of: (x) => x.target ?? "-", options: (hits) => sorted(hits.map((x) => x.target ?? "-"), (t) => targetName(t === "-" ? null : t)) },
  { name: "axis", label: "Axis", of: (x) => x.axis ?? "", options: (hits) => sorted(hits.map((x) => x.axis ?? ""), (a) => a) },
  { name: "voice", label: "Voice", of: (x) => x.voice, options: () => VOICES.map((v) => [v, VOICE_NAMES[v]]) },
  { name: "wording", label: "Wording", of: (x) => x.wording, options: () => WORDINGS.map((w) => [w, WORDING_NAMES[w]]) },
  { name: "term", label: "Term", of: (x) => String(x.term), options: (hits) => sorted(hits.map((x) => String(x.term)), (t) => terms[Number(t)].label) },
];
/** About somebody, and not set aside. */
const counts = (hit: Hit): boolean => hit.target !== null && hit.flags.length === 0;
const chosen = (name: string) => (name === "wording" && viewed("e.wording") === "" ? "outlet" : viewed(`e.${name}`).replace("*", ""));

export function evidenceSection(): Child {
  const names = shownNames();
  const hits = framingHits().filter((x) => names.has(x.outlet));
  const box = h("div");
  let shown = at_first;
  const draw = () => {
    const fits = hits.filter((x) => FILTERS.every((f) => chosen(f.name) === "" || chosen(f.name) === f.of(x)));
    const order = fits.map((x, i): [Hit, number] => [x, i]).sort(([a, i], [b, j]) => Number(counts(b)) - Number(counts(a)) || Math.abs(b.weight) - Math.abs(a.weight) || i - j).map(([x]) => x);
    const mixed = chosen("outlet") === "";
    const each = mixed ? Math.max(1, Math.floor(shown / Math.max(1, shownOutlets().length))) : shown;
    const taken = new Map<string | null, number>();
    const list = order.filter((x) => { const n = taken.get(x.outlet) ?? 0; taken.set(x.outlet, n + 1); return n < each; });
    fill(box,
      h("p", { class: "soft", role: "status" }, list.length < order.length ? `${list.length} of ${grouped(order.length)} ${complete ? "hits" : "kept hits"}: those about somebody first, then by weight${mixed ? "; as many from each outlet" : ""}.` : `${grouped(order.length)} ${complete ? "" : "kept "}${plural(order.length, "hit", "hits")}: those about somebody first, then by weight.`),
      h("ol", { class: "evidence wide" }, list.map(shortHit)),
      list.length < order.length ? button("Show more", () => { shown += at_once; draw(); moveFocus(box.querySelectorAll<HTMLElement>("li")[list.length]); }, { class: "plain-button more" }) : null);
  };
  draw();
  const control = (f: Filter) => select(f.label, [["", "all"], ...f.options(hits)], chosen(f.name), (v) => { remember(`e.${f.name}`, v === "" && f.name === "wording" ? "*" : v); shown = at_first; draw(); });
  return [h("div", { class: "filters" }, FILTERS.map(control)), box];
}
