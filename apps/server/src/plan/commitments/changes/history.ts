import { ChangeRecord } from '@chengshi/contract';
import type { Trx } from '../../../platform/database/database.ts';
import { found } from '../../../platform/http/fail.ts';
import { commitmentById } from '../store.ts';
import type { Fields } from './fields.ts';
import { type ChangeRow, changesOf, frontsByIds, placesByIds } from './store.ts';

type Change = Omit<ChangeRow, 'before' | 'after'> & {
  readonly before: Partial<Fields>;
  readonly after: Partial<Fields>;
};
type Names = ReadonlyMap<string, string>;

/** A page of a commitment's changes in words: ids of fronts and groups come with their names of today. */
export async function changeHistory(
  trx: Trx,
  commitmentId: string,
  page: { readonly below: number | undefined; readonly limit: number },
): Promise<ChangeRecord[]> {
  found(await commitmentById(trx, commitmentId));
  const rows = (await changesOf(trx, commitmentId, page)) as unknown as Change[];
  const states = rows.flatMap(({ before, after }) => [before, after]);
  const idsOf = (pick: (state: Partial<Fields>) => string | null | undefined): string[] =>
    states.map(pick).filter((id) => typeof id === 'string');
  const fronts = await frontsByIds(
    trx,
    idsOf(({ frontId }) => frontId),
  );
  const parents = await placesByIds(
    trx,
    idsOf(({ parentId }) => parentId),
  );
  const frontNames = new Map([...fronts].map(([id, { name }]) => [id, name]));
  const parentTitles = new Map([...parents].map(([id, { title }]) => [id, title]));
  return rows.map((row) =>
    ChangeRecord.parse({
      ...row,
      before: stateView(row.before, frontNames, parentTitles),
      after: stateView(row.after, frontNames, parentTitles),
      by: { id: row.actorId, name: row.actorName },
      at: row.at.toISOString(),
    }),
  );
}

function stateView({ frontId, parentId, ...state }: Partial<Fields>, fronts: Names, parents: Names) {
  return {
    ...state,
    ...(frontId === undefined ? {} : { front: frontId && { id: frontId, name: fronts.get(frontId) ?? '' } }),
    ...(parentId === undefined ? {} : { parent: parentId && { id: parentId, title: parents.get(parentId) ?? '' } }),
  };
}
