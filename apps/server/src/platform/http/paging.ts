import { failure } from './fail.ts';

type CursorPart = string | number;

/** The sort key of the last row seen, from the cursor that the client gave back; undefined on the first page. */
export function fromCursor<Parts extends CursorPart[]>(
  cursor: string | undefined,
  parts: Parts['length'],
): Parts | undefined {
  if (cursor === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(value) &&
      value.length === parts &&
      value.every((part) => ['string', 'number'].includes(typeof part))
    ) {
      return value as Parts;
    }
  } catch {
    // falls through to the one answer for all broken cursors
  }
  throw failure('BAD_REQUEST', { detail: 'cursor' });
}

/** A page from one row more than was asked for: the extra row says that there is a next page. */
export function toPage<Row, View>(
  rows: readonly Row[],
  limit: number,
  sortKey: (row: Row) => readonly CursorPart[],
  view: (row: Row) => View,
): { rows: View[]; next: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit).map(view),
    next: last === undefined ? null : Buffer.from(JSON.stringify(sortKey(last))).toString('base64url'),
  };
}
