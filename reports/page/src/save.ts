/* Files that the page hands to the reader: nothing leaves the machine. */

export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A cell: quoted where it must be; text that a spreadsheet would take for a formula made harmless. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export type Table = Record<string, string | number | null | undefined>[];

function csvOf(rows: Table): string {
  if (rows.length === 0) return "";
  const columns = Object.keys(rows[0]);
  return [columns, ...rows.map((row) => columns.map((c) => row[c]))].map((line) => line.map(cell).join(",")).join("\n") + "\n";
}

export const saveCsv = (name: string, rows: Table): void => saveFile(`${name}.csv`, "text/csv;charset=utf-8", csvOf(rows));
