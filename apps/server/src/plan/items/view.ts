import { EditResult, Item } from '@chengshi/contract';
import type { EditRow, ItemRow } from './store.ts';

export function itemView(row: ItemRow): Item {
  return Item.parse({
    ...row,
    start: row.startAt,
    end: row.endAt,
    due: row.dueText === null ? null : { text: row.dueText, end: row.dueOn },
  });
}

/** An edit as the reviewers see it: what is there now, and what is not any more. */
export function editView(
  row: Pick<EditRow, 'seq' | 'op' | 'actorId' | 'actorName' | 'at' | 'before' | 'after' | 'undoes'>,
): EditResult {
  // Both were written by `insertEdit` from whole rows.
  const before = row.before as unknown as ItemRow[];
  const after = row.after as unknown as ItemRow[];
  const kept = new Set(after.map((item) => item.id));
  return EditResult.parse({
    seq: row.seq,
    op: row.op,
    by: { id: row.actorId, name: row.actorName },
    at: row.at.toISOString(),
    items: after.map(itemView),
    removed: before.map((item) => item.id).filter((id) => !kept.has(id)),
    undoes: row.undoes,
  });
}

/** What of an item becomes an order: its words and what they ask, not how it was found or decided. */
export function orderOf(row: ItemRow) {
  const {
    id,
    kind,
    ordinal,
    section,
    startAt: start,
    endAt: end,
    quote,
    title,
    quantity,
    rhythm,
    dueText,
    dueOn,
    owner,
    strength,
  } = row;
  return { id, kind, ordinal, section, start, end, quote, title, quantity, rhythm, dueText, dueOn, owner, strength };
}
