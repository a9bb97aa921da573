import { digestOf } from '../../platform/ledger/digest.ts';
import type { ItemRow } from '../items/service.ts';

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
export type Order = ReturnType<typeof orderOf>;

/** The digest that fixes a document: its head, its text, and what it orders. */
export const sealOf = (
  document: { readonly title: string; readonly issuedOn: string | null; readonly textDigest: string },
  items: readonly Order[],
): string =>
  digestOf({
    title: document.title,
    issuedOn: document.issuedOn,
    text: document.textDigest,
    items: items.map(({ id: _id, ...item }) => item),
  });
