import { expect } from 'vitest';
import { type ReadDocument, readDocument } from '../../src/index.ts';

/** Reads a file that must be readable, and checks what holds for every document: cells lie in their table, tables in the text. */
export async function readable(bytes: Uint8Array, name?: string): Promise<ReadDocument> {
  const result = await readDocument(bytes, name);
  if (result.kind === 'fault') throw new Error(`fault ${result.code}`);
  expect(await readDocument(Buffer.from(bytes), name)).toEqual(result);
  for (const table of result.tables) {
    expect(table.end).toBeLessThanOrEqual(result.text.length);
    for (const cell of table.cells) {
      expect(cell.start).toBeGreaterThanOrEqual(table.start);
      expect(cell.end).toBeGreaterThanOrEqual(cell.start);
      expect(cell.end).toBeLessThanOrEqual(table.end);
    }
  }
  return result;
}

/** Cells as [row, column, rowSpan, columnSpan, text]. */
export function cellsOf(document: ReadDocument, table = 0): (number | string)[][] {
  return (document.tables[table]?.cells ?? []).map((c) => [
    c.row,
    c.column,
    c.rowSpan,
    c.columnSpan,
    document.text.slice(c.start, c.end),
  ]);
}

/** The code of the fault that a file gives, or `document`. */
export async function faultOf(bytes: Uint8Array, name?: string): Promise<string> {
  const result = await readDocument(bytes, name);
  return result.kind === 'fault' ? result.code : 'document';
}
