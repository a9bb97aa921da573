import { type CommitmentChange, OwnerNames, Quantity, Rhythm } from '@chengshi/contract';
import type { DocumentComparison } from '@chengshi/taskbook';
import type { z } from 'zod';
import type { ItemRow } from '../items/service.ts';
import { matchOrders, type Order, type Pair } from './match.ts';

/** A comparison as a draft keeps it: sentences by their places, without the items that were read on the way. */
export interface StoredComparison {
  readonly changes: readonly {
    readonly kind: DocumentComparison['changes'][number]['kind'];
    readonly before: { readonly start: number; readonly end: number } | null;
    readonly after: { readonly start: number; readonly end: number } | null;
    readonly reasons: DocumentComparison['changes'][number]['reasons'];
  }[];
}

export function stored(comparison: DocumentComparison): StoredComparison {
  const place = (passage: { start: number; end: number } | null) =>
    passage && { start: passage.start, end: passage.end };
  return {
    changes: comparison.changes.map(({ kind, before, after, reasons }) => ({
      ...{ kind, reasons },
      ...{ before: place(before), after: place(after) },
    })),
  };
}

export const pairsOf = (comparison: StoredComparison): Pair[] =>
  comparison.changes.flatMap(({ before, after }) => (before && after ? [{ before, after }] : []));

export const orderOfRow = (row: ItemRow): Order => {
  const { kind, title, quote, quantity, rhythm, startAt: start, endAt: end } = row;
  return { kind, title, quote, start, end, quantity, rhythm };
};

/**
 * The findings of a corrected version, with what people had decided about those that say exactly the same in the published one: accepted
 * comes accepted, rejected rejected, and a correction by hand is kept. Deadlines are those of the new reading unless a person had set them.
 */
export function carriedOver(fresh: readonly ItemRow[], published: readonly ItemRow[]): ItemRow[] {
  const matches = matchOrders(published.map(asFound), fresh.map(asFound), []);
  return fresh.map((row, index) => {
    const earlier = published[matches.get(index) ?? -1];
    if (!earlier || earlier.state === 'found') return row;
    const found = earlier.found as { dueOn?: string | null } | null;
    const dueByHand = found !== null && (found.dueOn ?? null) !== earlier.dueOn;
    return {
      ...row,
      state: earlier.state,
      title: earlier.title,
      quantity: moved(earlier.quantity, row.startAt - earlier.startAt),
      rhythm: earlier.rhythm,
      owner: earlier.owner,
      strength: earlier.strength,
      ...(dueByHand ? { dueText: earlier.dueText, dueOn: earlier.dueOn } : {}),
    };
  });
}

/** Titles may have been corrected by hand, so they do not tell two findings apart here. */
const asFound = (row: ItemRow): Order => ({ ...orderOfRow(row), title: '' });

/** A numeral at its place in the new text. */
function moved(quantity: unknown, by: number): unknown {
  if (quantity === null || typeof quantity !== 'object' || !('at' in quantity)) return quantity;
  return { ...quantity, at: Number(quantity.at) + by };
}

/** A published commitment with what it was made of. */
export interface PublishedOrder {
  readonly id: string;
  readonly kind: string;
  readonly itemId: string | null;
  readonly title: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: unknown;
  readonly rhythm: unknown;
}

export interface Matched {
  readonly commitmentId: string;
  readonly itemId: string;
  /** What the document says otherwise now; null when it says the same. What the office changed since is left alone. */
  readonly change: CommitmentChange | null;
  /** Another frequency of a mechanism. */
  readonly rhythm: z.infer<typeof Rhythm> | null;
}
export interface VersionPlan {
  readonly matched: readonly Matched[];
  /** Items of the later version that were no commitment. */
  readonly fresh: readonly string[];
  readonly gone: readonly string[];
}

/** What publishing a corrected version does with the commitments of the one before. */
export function planVersion(
  published: readonly PublishedOrder[],
  earlierItems: readonly ItemRow[],
  laterItems: readonly ItemRow[],
  comparison: StoredComparison,
): VersionPlan {
  const itemOf = new Map(earlierItems.map((item) => [item.id, item]));
  const leaves = published.filter(({ kind }) => kind !== 'group');
  // The order as the document gave it: what the office changed since is no change of the document.
  const orders = leaves.map((leaf): Order => {
    const item = itemOf.get(leaf.itemId ?? '');
    return item ? orderOfRow(item) : leaf;
  });
  const matches = matchOrders(orders, laterItems.map(orderOfRow), pairsOf(comparison));
  const matched = laterItems.flatMap((later, index): Matched[] => {
    const leaf = leaves[matches.get(index) ?? -1];
    if (!leaf) return [];
    const earlier = itemOf.get(leaf.itemId ?? '');
    const difference = earlier ? differenceOf(earlier, later) : { change: null, rhythm: null };
    return [{ commitmentId: leaf.id, itemId: later.id, ...difference }];
  });
  const kept = new Set(matched.map(({ commitmentId }) => commitmentId));
  return {
    matched,
    fresh: laterItems.filter((_, index) => !matches.has(index)).map(({ id }) => id),
    gone: leaves.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  };
}

function differenceOf(earlier: ItemRow, later: ItemRow): Pick<Matched, 'change' | 'rhythm'> {
  const dated = later.kind !== 'mechanism';
  const [before, after] = [fieldsOf(earlier), fieldsOf(later)];
  const differs = (field: keyof typeof before) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  const change: CommitmentChange = {
    ...(differs('title') ? { title: after.title } : {}),
    ...(dated && differs('due') ? { due: after.due } : {}),
    ...(after.quantity && differs('quantity') ? { quantity: after.quantity } : {}),
    ...(differs('owner') ? { owner: after.owner } : {}),
    ...(dated && differs('strength') ? { strength: after.strength } : {}),
  };
  return {
    change: Object.keys(change).length > 0 ? change : null,
    rhythm: after.rhythm && differs('rhythm') ? after.rhythm : null,
  };
}

/** An item's fields as a change of a commitment would name them; all were checked by the contract when they were written. */
function fieldsOf(row: ItemRow) {
  const quantity = Quantity.nullable().parse(row.quantity);
  const owner = OwnerNames.nullable().parse(row.owner);
  return {
    title: row.title,
    due: row.dueText === null ? null : { text: row.dueText, end: row.dueOn },
    quantity: quantity && {
      ...{ value: quantity.value, valueMax: quantity.comparator === 'range' ? quantity.valueMax : null },
      ...{ unit: quantity.unit, comparator: quantity.comparator, measure: quantity.measure },
    },
    owner: owner && { lead: owner.lead, support: owner.support },
    strength: row.strength as CommitmentChange['strength'],
    rhythm: Rhythm.nullable().parse(row.rhythm),
  };
}
