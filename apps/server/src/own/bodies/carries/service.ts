import type { Fault } from '@chengshi/contract';
import type { PersonActor } from '../../../platform/access/actor.ts';
import { failure, found } from '../../../platform/http/fail.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changing, type SeenBody } from '../keep.ts';
import type { BodyDetail } from '../store.ts';
import { type CarriableRow, carriesOf, commitmentsToCarry, endCarry, frontsToCarry, insertCarries } from './store.ts';

/** Gives fronts and commitments to a body: all of them, or none with every fault named. */
export function carry(
  platform: Platform,
  actor: PersonActor,
  seen: SeenBody,
  wish: { readonly frontIds: readonly string[]; readonly commitmentIds: readonly string[] },
): Promise<void> {
  const frontIds = [...new Set(wish.frontIds)];
  const commitmentIds = [...new Set(wish.commitmentIds)];
  if (frontIds.length + commitmentIds.length === 0) {
    throw failure('BAD_REQUEST', { detail: '请至少选择一条战线或一项事项 · choose a front or a commitment' });
  }
  return changing(platform, actor, seen, async (trx, body) => {
    const fronts = await frontsToCarry(trx, body.id, frontIds);
    const commitments = await commitmentsToCarry(trx, body.id, commitmentIds);
    if (fronts.length !== frontIds.length || commitments.length !== commitmentIds.length) throw failure('NOT_FOUND');
    const faults = [...fronts, ...commitments].flatMap((row) => faultOf(body, row));
    if (faults.length > 0) throw failure('CARRY_FAULTS', { count: faults.length }, faults);
    const shared = {
      ...{ bodyId: body.id, regionPath: body.regionPath, since: platform.clock.today() },
      ...{ addedBy: actor.personId, addedName: actor.name, addedAt: platform.clock.now() },
    };
    await insertCarries(trx, [
      ...frontIds.map((frontId) => ({ ...shared, frontId, commitmentId: null })),
      ...commitmentIds.map((commitmentId) => ({ ...shared, frontId: null, commitmentId })),
    ]);
    return { events: [...fronts, ...commitments].map(({ name }) => ({ kind: 'taken-up' as const, subject: name })) };
  });
}

function faultOf(body: BodyDetail, row: CarriableRow): Fault[] {
  const fault = (zh: string, en: string) => [{ place: row.name, zh, en }];
  if (row.there) return fault(`“${body.name}”已经承担`, `“${body.name}” carries it already`);
  if (row.gone) return fault('已并入其他战线或已撤下', 'was merged into another front, or withdrawn');
  if (!row.regionPath.startsWith(body.regionPath)) {
    return fault(`不属于${body.regionName}`, `does not belong to ${body.regionName}`);
  }
  return [];
}

export function putDown(platform: Platform, actor: PersonActor, seen: SeenBody, carryId: string): Promise<void> {
  return changing(platform, actor, seen, async (trx, body) => {
    const row = found((await carriesOf(trx, body.id)).find(({ id }) => id === carryId));
    const { what } = row;
    const name = what.kind === 'front' ? what.name : `${what.code} ${what.title}`;
    if (row.until !== null) {
      throw failure('CONFLICT', { detail: `“${name}”已不由它承担 · “${name}” is not carried by it any more` });
    }
    await endCarry(trx, carryId, platform.clock.today());
    return { events: [{ kind: 'put-down', subject: name }] };
  });
}
