/* Side-by-side tables: rows × outlets. Any column sorts the rows; the reader's order is in the address. */
import type { Child } from "./element";
import { data, h } from "./element";
import { outletName, remember, shownOutlets, viewed } from "./view";

export interface Row { head: Child; cell: (outlet: number) => Child }
export interface Column { name: string; head: Child; cell: (row: number) => Child }

/* Who reads a size after a change makes the browser lay out the page: first all changes, then all sizes. */
const watcher = new ResizeObserver((entries) => {
  const boxes = entries.map((entry) => entry.target);
  boxes.forEach((box) => box.classList.remove("fits"));
  const fitting = new Set(boxes.filter((box) => box.scrollWidth <= box.clientWidth + 1));
  for (const box of boxes) {
    box.classList.toggle("fits", fitting.has(box));
    if (fitting.has(box)) box.removeAttribute("tabindex");
    else box.setAttribute("tabindex", "0");
  }
});

const most_columns_on_paper = 6;

export function region(table: HTMLElement, cls: string, columns = 1): HTMLElement {
  const box = h("div", { class: `region ${cls}${columns > most_columns_on_paper ? " many" : ""}`, tabindex: "0", role: "region", "aria-label": (table.querySelector("caption") ?? table).textContent?.slice(0, 120) });
  box.style.setProperty("--columns", String(columns));
  box.append(table);
  watcher.observe(box);
  return box;
}

/** What a cell sorts by: its first number, else its words. */
function keyOf(cell: Element | undefined): number | string {
  const number = cell?.querySelector("[data-number]");
  if (number instanceof HTMLElement) return Number(number.dataset.number);
  return cell?.textContent ?? "";
}
function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number") return 1;
  if (typeof b === "number") return -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortRows(table: HTMLTableElement, column: number, falling: boolean): void {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, index) => ({ row, index, key: keyOf(row.cells[column]) }));
  rows.sort((a, b) => (falling ? compareKeys(b.key, a.key) : compareKeys(a.key, b.key)) || a.index - b.index);
  body.append(...rows.map(({ row }) => row));
  [...(table.tHead?.rows[0].cells ?? [])].forEach((head, at) => {
    if (at === column) head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
}

/** Makes the heads of a table buttons; `id` names its order in the address. */
function makeSortable(table: HTMLTableElement, id: string): HTMLTableElement {
  const heads = [...(table.tHead?.rows[0].cells ?? [])];
  if (table.tBodies[0].rows.length < 2) return table;
  heads.forEach((head, column) => {
    const text = [...head.childNodes];
    const control = h("button", { type: "button", class: "sort", on: {
      click: () => {
        const falling = head.getAttribute("aria-sort") !== "descending" && (column > 0 || head.getAttribute("aria-sort") === "ascending");
        sortRows(table, column, falling);
        remember(`sort.${id}`, `${column}${falling ? "d" : "a"}`);
      },
    } });
    control.append(...text);
    head.replaceChildren(control);
  });
  const chosen = /^(\d+)([ad])$/.exec(viewed(`sort.${id}`));
  if (chosen && Number(chosen[1]) < heads.length) sortRows(table, Number(chosen[1]), chosen[2] === "d");
  return table;
}

const head = (content: Child) => h("th", { scope: "col", role: "columnheader" }, content);

/** Rows × the outlets shown. */
export function sideTable(id: string, caption: Child, corner: Child, rows: Row[], cls = ""): HTMLElement {
  const shown = shownOutlets();
  const table = h("table", { role: "table" }, h("caption", null, caption), h("colgroup", null, h("col", { class: "first" }), shown.map(() => h("col"))),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head(corner), shown.map((o) => head(data(outletName(o)))))),
    h("tbody", { role: "rowgroup" }, rows.map((row) => h("tr", { role: "row" }, h("th", { scope: "row", role: "rowheader" }, row.head),
      shown.map((o) => h("td", { role: "cell", "data-column": outletName(o) }, h("div", null, row.cell(o))))))));
  return region(makeSortable(table, id), `side ${cls}`, shown.length);
}

/** The outlets shown × columns. */
export function outletTable(id: string, caption: Child, columns: Column[], cls = ""): HTMLElement {
  return listTable(id, caption, "Outlet", shownOutlets(), (o) => data(outletName(o)), columns, cls);
}

/** Any rows × columns; row heads come from `name`. */
export function listTable(id: string, caption: Child, corner: Child, rows: number[], name: (row: number) => Child, columns: Column[], cls = ""): HTMLElement {
  const table = h("table", { role: "table" }, h("caption", null, caption),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head(corner), columns.map((c) => head(c.head)))),
    h("tbody", { role: "rowgroup" }, rows.map((row) => h("tr", { role: "row" }, h("th", { scope: "row", role: "rowheader" }, name(row)),
      columns.map((c) => h("td", { role: "cell", "data-column": c.name }, h("div", null, c.cell(row))))))));
  return region(makeSortable(table, id), `simple ${cls}`, columns.length);
}
