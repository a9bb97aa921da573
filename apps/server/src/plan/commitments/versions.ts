import type { Trx } from '../../platform/database/database.ts';
import type { OutlinedItem } from './outlined.ts';
import { type AddedRow, insertAdded } from './store.ts';

/** Stores commitments that a corrected version adds, in the order of the text, so that what is above is there before what hangs below. */
export async function addCommitments(
  trx: Trx,
  plan: {
    readonly campaignId: string;
    readonly documentId: string;
    readonly regionId: string;
    readonly regionPath: string;
    readonly createdAt: Date;
    readonly added: readonly {
      readonly node: OutlinedItem;
      readonly id: string;
      readonly ordinal: number;
      readonly code: string;
      readonly frontId: string | null;
      readonly parentId: string | null;
    }[];
  },
): Promise<void> {
  const { added, ...place } = plan;
  await insertAdded(
    trx,
    added.map(({ node, ...own }): AddedRow => ({ ...place, ...own, ...rowOf(node) })),
  );
}

const jsonOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/** What an outlined item says, as a row says it. */
export const rowOf = ({ item, kind, title, quote, start, end }: OutlinedItem) => ({
  ...{ kind, title, quote, startAt: start, endAt: end },
  itemId: item?.id ?? null,
  quantity: jsonOrNull(item?.quantity),
  rhythm: jsonOrNull(item?.rhythm),
  dueText: item?.dueText ?? null,
  dueOn: item?.dueOn ?? null,
  owner: jsonOrNull(item?.owner),
  strength: item?.strength ?? null,
});
