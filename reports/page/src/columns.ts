/* Lists that the engine wrote by columns (engine/report/page_columns.hpp), as lists again. */

type Column = unknown[] | {
  same?: unknown; most?: unknown; at?: unknown; is?: Column; of?: Record<string, Column>; sizes?: Column; all?: Column; words?: string[]; pick?: Column;
};
type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;

export function fromColumns(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(fromColumns);
  if (value.$ !== undefined) {
    const [rows, column] = value.$ as [number, Column];
    return rowsOf(column, rows);
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fromColumns(member)]));
}

function rowsOf(column: Column, rows: number): unknown[] {
  if (Array.isArray(column)) return column.map(fromColumns);
  if (column.of) return objects(column.of, rows);
  if (column.words && column.pick) return (rowsOf(column.pick, rows) as number[]).map((place) => column.words![place]);
  if (column.sizes && column.all) return lists(rowsOf(column.sizes, rows) as number[], column.all);
  if (column.at !== undefined && column.is) return exceptions(column.most, fromColumns(column.at) as number[], column.is, rows);
  return new Array(rows).fill(column.same);
}

function objects(columns: Record<string, Column>, rows: number): Fields[] {
  const made = Array.from({ length: rows }, (): Fields => ({}));
  for (const [key, column] of Object.entries(columns)) rowsOf(column, rows).forEach((value, row) => { made[row][key] = value; });
  return made;
}

function lists(sizes: number[], all: Column): unknown[][] {
  const elements = rowsOf(all, sizes.reduce((total, size) => total + size, 0));
  let end = 0;
  return sizes.map((size) => elements.slice(end, (end += size)));
}

/** One value in all rows but some: these are given by steps from one to the next. */
function exceptions(most: unknown, steps: number[], is: Column, rows: number): unknown[] {
  const made = new Array(rows).fill(most);
  let row = 0;
  rowsOf(is, steps.length).forEach((value, i) => { row += steps[i]; made[row] = value; });
  return made;
}
