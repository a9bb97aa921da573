import type { DutyKind } from '@chengshi/contract';
import type { PersonActor } from '../../../platform/access/actor.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { failure } from '../../../platform/http/fail.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Duties, type DutySet, holdersOfUnit, insertDuties } from './store.ts';

/** Keeps who in the unit does what for these dispatches; everybody named must hold the post of the unit that is named. */
export async function keepDuties(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  unitId: string,
  dispatchIds: readonly string[],
  duties: Duties,
): Promise<void> {
  const holders = await holdersOfUnit(trx, unitId);
  const { handler, overall, charge, assist } = duties;
  const wished: (readonly [DutyKind, { personId: string; postId: string }])[] = [
    ['handler', handler],
    ['overall', overall],
    ...(charge ? [['charge', charge] as const] : []),
    ...assist.map((holder) => ['assist', holder] as const),
  ];
  const seen = new Set<string>();
  const rows = wished.flatMap(([duty, { personId, postId }], ordinal): DutySet['duties'][number][] => {
    const holder = holders.find((one) => one.personId === personId && one.postId === postId);
    if (!holder) throw failure('NOT_IN_UNIT', { zh: '所选人员', en: 'Somebody chosen' });
    const key = `${duty} ${personId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...holder, duty, ordinal }];
  });
  const set = { setBy: actor.personId, setName: actor.name, setAt: platform.clock.now() };
  await insertDuties(trx, { dispatchIds, unitId, duties: rows, ...set });
}
