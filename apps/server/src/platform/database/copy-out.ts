import type { Readable } from 'node:stream';
import type pg from 'pg';
import { to } from 'pg-copy-streams';

/** Kinds of columns that can be read: what PostgreSQL calls int4 and float8. */
export type NumberColumn = 'int4' | 'float8';

const widths: Readonly<Record<NumberColumn, number>> = { int4: 4, float8: 8 };
/** Signature, flags, and the length of an extension that nobody uses. */
const headerBytes = 19;

/**
 * Reads the rows of a query whose columns are all numbers, as PostgreSQL's binary COPY, without an object per row: five times as fast as rows
 * of the driver where there are hundreds of thousands. `take` is called for each row with its values in the same array each time; null
 * comes as NaN. Parameters cannot be bound in COPY: the query is the caller's own text, never a user's. After an error the connection is of no
 * use any more and must be closed.
 */
export async function copyNumbers(
  client: pg.ClientBase,
  query: string,
  columns: readonly NumberColumn[],
  take: (row: Float64Array) => void,
): Promise<number> {
  const stream: Readable = client.query(to(`copy (${query}) to stdout (format binary)`));
  const row = new Float64Array(columns.length);
  const longest = 2 + columns.reduce((sum, column) => sum + 4 + widths[column], 0);
  let rest: Uint8Array = new Uint8Array(0);
  let skip = headerBytes;
  let rows = 0;
  let ended = false;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const bytes = rest.length === 0 ? chunk : joined(rest, chunk);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = Math.min(skip, bytes.length);
    skip -= at;
    // A row is only begun when even the longest one, or the mark of the end, lies whole in what came.
    while (skip === 0 && at + 2 <= bytes.length) {
      const count = view.getInt16(at);
      if (count === -1) {
        ended = true;
        at = bytes.length;
        break;
      }
      if (count !== columns.length) throw new RangeError(`the query gives ${count} columns, not ${columns.length}`);
      if (at + longest > bytes.length && at + lengthAt(view, at, count) > bytes.length) break;
      at = readRow(view, at + 2, columns, row);
      take(row);
      rows++;
    }
    rest = bytes.subarray(at);
  }
  if (!ended) throw new Error('the database broke off in the middle of a copy');
  return rows;
}

function readRow(view: DataView, from: number, columns: readonly NumberColumn[], row: Float64Array): number {
  let at = from;
  for (let column = 0; column < columns.length; column++) {
    const length = view.getInt32(at);
    at += 4;
    if (length === -1) {
      row[column] = Number.NaN;
      continue;
    }
    const kind = columns[column] as NumberColumn;
    if (length !== widths[kind]) throw new RangeError(`column ${column} is no ${kind}: it has ${length} bytes`);
    row[column] = kind === 'int4' ? view.getInt32(at) : view.getFloat64(at);
    at += length;
  }
  return at;
}

/** How many bytes a row takes; infinite while its lengths are not all there. */
function lengthAt(view: DataView, from: number, count: number): number {
  let at = from + 2;
  for (let column = 0; column < count; column++) {
    if (at + 4 > view.byteLength) return Number.POSITIVE_INFINITY;
    at += 4 + Math.max(0, view.getInt32(at));
  }
  return at - from;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
