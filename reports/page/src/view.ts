/* What the reader chose to see. It stands in the address after "#", so that a link shows the same:
   #section?event=1&outlets=0.2&hide=1&sort.framing-legitimacy=2d … */
import { makeMask } from "./names_hidden";
import { report } from "./report";
import { outlets } from "./terms_used";

const most_outlets_at_first = 10;
const values = new URLSearchParams();
let place = "";
let redraw: () => void = () => undefined;

/** Outlets with most documents, in the report's order. */
const firstOutlets = outlets.map((_, o) => o).sort((a, b) => report.outlets[b].documents - report.outlets[a].documents || a - b)
  .slice(0, most_outlets_at_first).sort((a, b) => a - b);

export const viewed = (name: string): string => values.get(name) ?? "";

/** Remembers a choice without drawing the page again. */
export function remember(name: string, value: string): void {
  if (value === "") values.delete(name);
  else values.set(name, value);
  const text = values.toString();
  history.replaceState(null, "", `#${place}${text ? `?${text}` : ""}`);
}

/** Remembers a choice that all sections follow. */
export function choose(name: string, value: string): void {
  remember(name, value);
  redraw();
}

export function readAddress(): void {
  const [section, query] = decodeURI(location.hash.slice(1)).split("?");
  place = section ?? "";
  [...values.keys()].forEach((name) => values.delete(name));
  new URLSearchParams(query ?? "").forEach((value, name) => values.set(name, value));
}

export const placeInAddress = (): string => place;
export const setPlace = (id: string): void => { place = id; remember("", ""); };
export const onChoice = (draw: () => void): void => { redraw = draw; };

/** The event shown; undefined: all of them. */
export function shownEvent(): string | null | undefined {
  const chosen = viewed("event");
  return chosen === "" ? undefined : report.events[Number(chosen)]?.event;
}
export const allEvents = (): boolean => shownEvent() === undefined;
export function inEvent(event: string | null): boolean {
  const shown = shownEvent();
  return shown === undefined || event === shown;
}

export const outletsHidden = (): boolean => viewed("hide") === "1";

/** A fixed order that the names do not give away. */
const disguise = outlets.map((_, o) => o).sort((a, b) => scatter(a) - scatter(b));
function scatter(o: number): number {
  let state = (o + 1) * 2654435761 + report.manifest.seed * 40503 + outlets[o].length * 97;
  for (const letter of outlets[o]) state = (state * 31 + letter.charCodeAt(0)) % 4294967291;
  return state;
}

/** Columns and rows: the chosen outlets, scattered while their names are hidden. */
export function shownOutlets(): number[] {
  const chosen = viewed("outlets") === "" ? firstOutlets : viewed("outlets").split(".").map(Number).filter((o) => outlets[o] !== undefined);
  return outletsHidden() ? disguise.filter((o) => chosen.includes(o)) : chosen;
}

/** The names of these outlets in the report. */
export const shownNames = (): Set<string | null> => new Set(shownOutlets().map((o) => outlets[o]));

export function outletName(o: number): string {
  if (!outletsHidden()) return outlets[o];
  const at = disguise.indexOf(o);
  return `Outlet ${at < 26 ? String.fromCharCode(65 + at) : at + 1}`;
}
export const nameOfOutlet = (outlet: string | null): string =>
  (outlet === null ? "a document that is not listed" : outlets.includes(outlet) ? outletName(outlets.indexOf(outlet)) : outlet);

let mask: ((text: string) => string) | null = null;
/** Text without the outlets' names, for guessing. */
export const withoutNames = (text: string): string => (mask ??= makeMask(outlets))(text);
/** Text as it may be shown: without the names while they are hidden. */
export const maskNames = (text: string): string => (outletsHidden() ? withoutNames(text) : text);
