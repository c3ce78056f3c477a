/* Numbers know where in the report they stand: a value is the sum of its JSON pointers, or scale times
   that sum divided by the sum of `of`. tests/web/check_page.mjs holds every one against report.json. */
import { grouped, h } from "./element";
import type { Interval, Share } from "./report";
import { maskNames } from "./view";

export interface Figure { value: number; at: string[]; of?: string[]; scale?: number }

export const figure = (value: number, ...at: string[]): Figure => ({ value, at });
export const sum = (figures: Figure[]): Figure => ({ value: figures.reduce((total, n) => total + n.value, 0), at: figures.flatMap((n) => n.at) });
export const ratio = (part: Figure, whole: Figure, scale: number): Figure | null =>
  (whole.value > 0 ? { value: (scale * part.value) / whole.value, at: part.at, of: whole.at, scale } : null);

/** `digits`: at least so many after the point; `exact`: neither more. */
interface Look { digits?: number; percent?: boolean; exact?: boolean; sign?: string; action?: (() => void) | null; label?: string; some?: boolean }

/** As many digits after the point as tell a small percentage or rate from 0, and one more where there are any:
    0.4, 12; 0.02, 0.31, 1.5. Rates are given with at least one, percentages with none. */
function digitsOf(value: number, { digits = 0, percent = false }: Look): number {
  const size = Math.abs(percent ? 100 * value : value);
  if (size === 0 || size >= 1 || (!percent && digits !== 1)) return digits;
  return Math.min(digits + 2, digits - Math.floor(Math.log10(size)));
}

/** The number; a button if there is something to show for it. `some`: what opens is not one piece each. */
export function show(n: Figure, look: Look = {}): HTMLElement {
  const { percent = false, sign = "", action = null, label = "", some = false } = look;
  const digits = look.exact ? look.digits ?? 0 : digitsOf(n.value, look);
  const text = sign + grouped(percent ? 100 * n.value : n.value, digits).replace("-", "−");
  const attributes = {
    "data-number": n.value, "data-pointer": n.at.join(" "), "data-of": n.of ? n.of.join(" ") : null, "data-scale": n.scale,
    "data-digits": digits, "data-percent": percent,
  };
  if (!action || n.value === 0) return h("span", { ...attributes, class: n.value === 0 ? "zero" : null }, text);
  return h("button", {
    ...attributes, type: "button", class: "number", "aria-label": label ? `${text} ${maskNames(label)}: show evidence` : null,
    "aria-haspopup": "dialog", "data-some": some, on: { click: action },
  }, text);
}

export interface Bounds extends Interval { at: string }
export const boundsOf = (interval: Interval | null, at: string): Bounds | null => interval && { ...interval, at };

export function showInterval(bounds: Bounds | null, { percent = false, digits = 0, unit = "" } = {}): HTMLElement | null {
  if (!bounds) return null;
  // About as many as the value between them has.
  const exact = digitsOf(Math.max(Math.abs(bounds.low), Math.abs(bounds.high)) / 3, { digits, percent });
  const bound = (name: "low" | "high") => show(figure(bounds[name], `${bounds.at}/${name}`), { digits: exact, percent, exact: true });
  return h("span", { class: "interval" }, `${Math.round(100 * bounds.level)} %: `, bound("low"), " to ", bound("high"), unit);
}

/** A share beside its count. */
export const showShare = (share: Figure | null): HTMLElement | null =>
  share && h("span", { class: "rate nowrap" }, " (", show(share, { percent: true }), " %)");

export interface ShareFigure { count: Figure; of: Figure; share: Figure | null; bounds: Bounds | null }

export function shareAt(estimate: Share, at: string): ShareFigure {
  return {
    count: figure(estimate.count, `${at}/count`), of: figure(estimate.of, `${at}/of`),
    share: estimate.share === null ? null : figure(estimate.share, `${at}/share`),
    bounds: boundsOf(estimate.interval, `${at}/interval`),
  };
}

export const shareOf = (count: Figure, of: Figure): ShareFigure => ({ count, of, share: ratio(count, of, 1), bounds: null });
