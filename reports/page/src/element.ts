/* Elements of the page. Text always goes in as text. */
import { maskNames } from "./view";

export type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, unknown> & { on?: Record<string, (event: Event) => void> };

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes?: Attributes | null, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, action] of Object.entries(value as object)) element.addEventListener(event, action);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

export function append(element: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
  }
}

export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

export const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

/** Words of the data: isolated, so that their writing direction changes nothing around them, and without
    names that are to be guessed. */
export const data = (text: string): HTMLElement => h("bdi", { class: "data" }, maskNames(text));

export function safeLink(url: string | null, text: string): HTMLElement | null {
  return /^https?:\/\//i.test(url ?? "") ? h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text) : null;
}

export const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const formats: Intl.NumberFormat[] = [];
/** 1234.5 as "1,234.50" with two digits. A format is made once: making one takes longer than a table's numbers. */
export function grouped(value: number, digits = 0): string {
  formats[digits] ??= new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return formats[digits].format(value);
}
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const spaced = (text: string): string => text.replace(/-/g, " ");
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
/** "2023-10-07" as "7 October 2023"; what is no such date as it is. */
export function dateInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${day === undefined ? "" : `${Number(day)} `}${name} ${year}`;
}
/** Pieces with a separator between them. */
export const joined = (pieces: Child[], separator = ", "): Child[] => pieces.flatMap((piece, i) => (i > 0 ? [separator, piece] : [piece]));

export function button(label: Child, action: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return h("button", { type: "button", class: "plain-button", ...attributes, on: { click: action } }, label);
}

export function select(label: string, options: [string, string][], value: string, change: (value: string) => void): HTMLElement {
  const control: HTMLSelectElement = h("select", { on: { change: () => change(control.value) } },
    options.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
  return h("label", null, h("span", null, label), control);
}

/** The focus goes to what came in the place of what had it. */
export function moveFocus(element: HTMLElement | null | undefined): void {
  if (!element) return;
  if (element.tabIndex < 0) element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
}

export interface LazyDetails extends HTMLDetailsElement { build(): void }

/** Details whose body is made when they are opened first. */
export function lazyDetails(summary: Child[], make: () => Child, attributes: Attributes = {}): LazyDetails {
  const details = h("details", attributes, h("summary", null, summary)) as LazyDetails;
  details.build = () => { if (details.children.length === 1) append(details, [make()]); };
  details.addEventListener("toggle", () => { if (details.open) details.build(); });
  if (details.open) details.build();
  return details;
}
