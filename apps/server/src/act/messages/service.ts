import { commitmentById } from '../../plan/commitments/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import type { AmendmentMoved, DispatchesMoved, ReportVerified } from '../../platform/events/events.ts';
import { found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { ownMessages } from './policy.ts';
import { type Addressee, amendmentAbout, dispatchesAbout, insertMessage, markRead, type NewMessage } from './store.ts';

export { type Addressee, countUnread, listMessages } from './store.ts';

/** What happens to dispatches and amendments is told to those whom it concerns, in the transaction in which it happens. */
export function registerMessages(platform: Platform): void {
  platform.events.on('dispatch.moved', (trx, moved) => tellDispatches(trx, platform, moved));
  platform.events.on('amendment.moved', (trx, moved) => tellAmendment(trx, platform, moved));
  platform.events.on('report.verified', (trx, verified) => tellVerification(trx, platform, verified));
}

type Draft = Pick<NewMessage, 'kind' | 'to' | 'commitmentId' | 'values'>;

/** Sends a message in the name of the actor, or of the product itself. A quiet one goes to robots alone. */
export function sendMessage(
  trx: Trx,
  platform: Platform,
  actor: PersonActor | null,
  draft: Draft,
  { quiet = false }: { readonly quiet?: boolean } = {},
): Promise<string> {
  const { clock } = platform;
  const sentBy = actor && { id: actor.personId, name: actor.name };
  return insertMessage(trx, { ...draft, quiet, sentBy, sentAt: clock.now(), sentOn: clock.today() });
}

/** One message to each unit for all that it got at once; an objection goes to the office. */
async function tellDispatches(trx: Trx, platform: Platform, moved: DispatchesMoved): Promise<void> {
  const { actor, kind, dispatchIds, words } = moved;
  // Who accepts does what was asked: nobody waits to be told.
  if (kind === 'accepted') return;
  const byUnit = Map.groupBy(await dispatchesAbout(trx, dispatchIds), ({ unitId }) => unitId);
  for (const [unitId, rows] of byUnit) {
    const [first] = rows;
    if (!first) continue;
    const { title, unitName: unit, dueOn, regionId } = first;
    await sendMessage(trx, platform, actor, {
      kind: `dispatch.${kind}`,
      to: kind === 'objected' ? { kind: 'office', regionId } : { kind: 'unit', id: unitId },
      commitmentId: rows.length === 1 ? first.commitmentId : null,
      values: { title, unit, dueOn, count: rows.length, words },
    });
  }
}

/** A request goes to the office, a decision to whoever asked. */
async function tellAmendment(trx: Trx, platform: Platform, moved: AmendmentMoved): Promise<void> {
  const { actor, kind, amendmentId, words } = moved;
  const about = await amendmentAbout(trx, amendmentId);
  const asker: Addressee =
    about.unitId === null ? { kind: 'office', regionId: about.askerRegionId } : { kind: 'unit', id: about.unitId };
  await sendMessage(trx, platform, actor, {
    kind: `amendment.${kind}`,
    to: kind === 'asked' ? { kind: 'office', regionId: about.regionId } : asker,
    commitmentId: about.commitmentId,
    values: { title: about.title, asker: about.unitName ?? about.regionName, words },
  });
}

/**
 * A doubt or a correction goes to the unit; that everything was right needs no message. A doubt about what is closed goes to the office: as long
 * as it does not reopen the commitment, the unit cannot report about it.
 */
async function tellVerification(trx: Trx, platform: Platform, verified: ReportVerified): Promise<void> {
  const { actor, commitmentId, part, unitId, verdict, words, answerBy } = verified;
  if (verdict === 'confirmed') return;
  const { title: whole, regionId, acceptance } = found(await commitmentById(trx, commitmentId));
  const title = part === null ? whole : `${whole}（${part}）`;
  if (verdict === 'doubted' && acceptance !== null) {
    const to: Addressee = { kind: 'office', regionId };
    await sendMessage(trx, platform, actor, {
      kind: 'report.closed-doubted',
      to,
      commitmentId,
      values: { title, words },
    });
    return;
  }
  await sendMessage(trx, platform, actor, {
    kind: `report.${verdict}`,
    to: { kind: 'unit', id: unitId },
    commitmentId,
    values: { title, words, ...(answerBy ? { answerBy } : {}) },
  });
}

/** Marks own messages as read; that somebody has read what he was told is on record. */
export function readMessages(
  platform: Platform,
  actor: PersonActor,
  which: { readonly ids: readonly string[] } | { readonly until: string },
): Promise<number> {
  return platform.database.as(actor, async (trx) => {
    const ids = await markRead(trx, ownMessages(actor), which, platform.clock.now());
    if (ids.length > 0) {
      await record(trx, platform.clock, actor, {
        action: 'message.read',
        subjectKind: 'person',
        subjectId: actor.personId,
        regionPath: actor.roles[0]?.regionPath ?? '/',
        after: { messages: ids.sort() },
      });
    }
    return ids.length;
  });
}
