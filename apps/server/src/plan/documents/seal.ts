import { digestOf } from '../../platform/ledger/digest.ts';
import type { orderOf } from '../items/service.ts';

/** The digest that fixes a document: its head, its text, and what it orders. */
export const sealOf = (
  document: { readonly title: string; readonly issuedOn: string | null; readonly textDigest: string },
  items: readonly ReturnType<typeof orderOf>[],
): string =>
  digestOf({
    title: document.title,
    issuedOn: document.issuedOn,
    text: document.textDigest,
    items: items.map(({ id: _id, ...item }) => item),
  });
