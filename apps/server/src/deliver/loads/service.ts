import type { Counts } from '@chengshi/contract';
import type { z } from 'zod';
import { commitmentsByIds } from '../../plan/commitments/service.ts';
import type { Trx } from '../../platform/database/database.ts';
import { found } from '../../platform/http/fail.ts';
import { type PartKey, partKey, partStatuses, statusesOf, statusView } from '../status/service.ts';
import type { CarriedRow } from './store.ts';

export { acceptedByUnit, carriedByPerson, carriedByUnit, dutiesOfPerson, peopleLoads, unitFigures } from './store.ts';

/** Commitments and parts that somebody carries, with how each stands. */
export async function withStatus<Row extends CarriedRow>(trx: Trx, carried: readonly Row[], today: string) {
  const rows = await commitmentsByIds(trx, [...new Set(carried.map(({ commitmentId }) => commitmentId))]);
  const statuses = await statusesOf(trx, rows, today);
  const ofParts = await partStatuses(trx, partsAmong(carried), today);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return carried.map((one) => {
    const { id, code, title, dueOn } = found(rowOf.get(one.commitmentId));
    return {
      ...one,
      commitment: { id, code, title, due: one.part?.dueOn ?? dueOn },
      status: statusView(found(one.place === '' ? statuses.get(id) : ofParts.get(partKey(one)))),
      lastReport: one.lastOn === null ? null : { on: one.lastOn, words: one.lastWords ?? '' },
    };
  });
}

const partsAmong = (carried: readonly PartKey[]) => carried.filter(({ place }) => place !== '');

/** The lights of these commitments and parts, counted. */
export async function lightCounts(
  trx: Trx,
  carried: readonly PartKey[],
  today: string,
): Promise<z.infer<typeof Counts>> {
  const counts = { done: 0, green: 0, yellow: 0, red: 0, grey: 0 };
  const ids = carried.filter(({ place }) => place === '').map(({ commitmentId }) => commitmentId);
  for (const { light } of (await statusesOf(trx, await commitmentsByIds(trx, ids), today)).values()) counts[light]++;
  for (const { light } of (await partStatuses(trx, partsAmong(carried), today)).values()) counts[light]++;
  return counts;
}
