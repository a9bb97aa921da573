import type { CommitmentChange } from '@chengshi/contract';
import { canonical } from '../../../platform/ledger/digest.ts';
import type { CommitmentRow } from '../store.ts';

/** What may change of a published commitment. The words of the order and their place stay as they were sealed. */
export interface Fields {
  readonly title: string;
  readonly frontId: string | null;
  readonly parentId: string | null;
  readonly due: { readonly text: string; readonly end: string | null } | null;
  readonly quantity: unknown;
  readonly owner: unknown;
  readonly strength: string | null;
}

export const fieldsOf = (row: CommitmentRow): Fields => ({
  title: row.title,
  frontId: row.frontId,
  parentId: row.parentId,
  due: row.dueText === null ? null : { text: row.dueText, end: row.dueOn },
  quantity: row.quantity,
  owner: row.owner,
  strength: row.strength,
});

/** The fields as they are to be. */
export function changed(before: Fields, { quantity, owner, ...change }: CommitmentChange): Fields {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return {
    ...before,
    ...given,
    // How the numeral stands in the text, and who each must reach it, is not asked again.
    quantity: quantity === undefined ? before.quantity : { ...(before.quantity as object | null), ...quantity },
    owner: owner === undefined ? before.owner : ownerOf(before.owner, owner),
  };
}

/** Keeps the words of the document beside the corrected names. */
function ownerOf(before: unknown, names: { lead: string[]; support: string[] } | null): unknown {
  if (names === null || names.lead.length + names.support.length === 0) return null;
  const quote = before !== null && typeof before === 'object' && 'quote' in before ? before.quote : '';
  return { quote, ...names };
}

export interface Difference {
  readonly before: Partial<Fields>;
  readonly after: Partial<Fields>;
}

/** Only the fields that differ; null when none does. */
export function difference(before: Fields, after: Fields): Difference | null {
  const names = (Object.keys(before) as (keyof Fields)[]).filter(
    (field) => canonical(before[field]) !== canonical(after[field]),
  );
  if (names.length === 0) return null;
  const only = (fields: Fields): Partial<Fields> => Object.fromEntries(names.map((field) => [field, fields[field]]));
  return { before: only(before), after: only(after) };
}

/** What somebody was promised or must answer for; where it is filed is no promise. */
const promised: readonly (keyof Fields)[] = ['title', 'due', 'quantity', 'owner', 'strength'];

export const asksForReason = ({ after }: Difference): boolean => promised.some((field) => field in after);
