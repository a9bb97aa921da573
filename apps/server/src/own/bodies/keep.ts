import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { carriesOf } from './carries/store.ts';
import { membersOf } from './members/store.ts';
import { mayManageBodies } from './policy.ts';
import {
  type BodyDetail,
  type BodyFacts,
  bodyById,
  changeBody,
  holdBody,
  insertEvent,
  type NewEvent,
} from './store.ts';

export interface SeenBody {
  readonly id: string;
  readonly revision: number;
}

interface Outcome {
  /** What its history says was done; nothing was, when there is none. */
  readonly events: readonly NewEvent[];
  readonly facts?: Partial<BodyFacts> & { readonly dissolvedOn?: string | null };
}

/**
 * One change of a body: by whoever may, held against others, of the state that the actor saw; counted, noted in its history and recorded in the
 * ledger. A dissolved body takes none but its reopening.
 */
export function changing(
  platform: Platform,
  actor: PersonActor,
  seen: SeenBody,
  work: (trx: Trx, body: BodyDetail) => Promise<Outcome>,
  { dissolved = false } = {},
): Promise<void> {
  return platform.database.as(actor, async (trx) => {
    const there = found(await bodyById(trx, seen.id));
    if (!mayManageBodies(actor, there.regionPath)) throw failure('NOT_ALLOWED');
    await holdBody(trx, seen.id);
    const body = found(await bodyById(trx, seen.id));
    if (body.revision !== seen.revision) throw failure('STALE_BODY', { name: body.name });
    if (!dissolved) checkAtWork(body);
    const before = await stateOf(trx, body);
    const { events, facts = {} } = await work(trx, body);
    const [first] = events;
    if (!first) return;
    await unlessTaken(changeBody(trx, body.id, facts), ...nameTaken(body.regionName, facts.name ?? body.name));
    for (const event of events) await note(trx, platform, actor, body, event);
    await record(trx, platform.clock, actor, {
      action: `body.${first.kind}`,
      subjectKind: 'body',
      subjectId: body.id,
      regionPath: body.regionPath,
      before,
      after: await stateOf(trx, found(await bodyById(trx, body.id))),
    });
  });
}

/** The constraint that keeps names apart, and what to say when it does. */
export const nameTaken = (region: string, name: string) =>
  ['bodies_name', { zh: `${region}已有机构“${name}”`, en: `${region} has a body “${name}” already` }] as const;

export function checkAtWork(body: { readonly name: string; readonly dissolvedOn: string | null }): void {
  if (body.dissolvedOn !== null) throw failure('BODY_DISSOLVED', { name: body.name, date: body.dissolvedOn });
}

export const note = (
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  body: { readonly id: string; readonly regionPath: string },
  event: NewEvent,
): Promise<void> =>
  insertEvent(trx, body, event, {
    ...{ by: actor.personId, name: actor.name },
    ...{ at: platform.clock.now(), on: platform.clock.today() },
  });

/** All that a body is: what its digest in the ledger is made of. */
export const stateOf = async (trx: Trx, body: BodyDetail) => ({
  ...body,
  members: await membersOf(trx, body.id),
  carries: await carriesOf(trx, body.id),
});
