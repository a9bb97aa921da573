/** Rows of a CSV file with quoted cells, by the names in its first line. */
export function readCsv(text: string): Record<string, string>[] {
  const [head = [], ...rows] = cellsOf(text);
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.trim().matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

/** An empty cell is missing. */
export const numberIn = (cell: string | undefined): number =>
  cell === undefined || cell === '' || cell === 'NA'
    ? Number.NaN
    : cell === 'Inf'
      ? Number.POSITIVE_INFINITY
      : Number(cell);
