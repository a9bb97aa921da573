import { isDeepStrictEqual } from 'node:util';
import { planLimits } from '@chengshi/contract';
import { v7 as uuidv7 } from 'uuid';
import { unitById } from '../../org/units/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import type { Upload } from '../../platform/http/upload.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { secrecyMark } from '../../platform/secrecy/mark.ts';
import { callFor } from '../calls/service.ts';
import { type Reading, recogniseApart, refuseSecret } from '../documents/service.ts';
import { added, gapsOf, type PlanBody, tidied, wordsOf } from './body.ts';
import { currentDraft, planInHand } from './held.ts';
import { mayFile } from './policy.ts';
import { planBodyOf } from './reading.ts';
import {
  type DraftRow,
  draftOf,
  frontById,
  insertDecision,
  insertPlan,
  insertVersion,
  movePlan,
  type PlanRow,
  updateDraft,
} from './store.ts';

/** Begins a plan of a unit under a front; it answers the newest call that asks for one. */
export async function beginPlan(
  platform: Platform,
  actor: PersonActor,
  asked: { readonly frontId: string; readonly unitId: string },
): Promise<string> {
  return platform.database.as(actor, async (trx) => {
    const { unitId } = asked;
    if (!mayFile(actor, unitId)) throw failure('NOT_ALLOWED');
    const unit = found(await unitById(trx, unitId));
    const front = found(await frontById(trx, asked.frontId));
    const frontId = front.id;
    // A unit files under the campaigns of its own region and of those above.
    if (!unit.regionPath.startsWith(front.regionPath)) throw failure('NOT_FOUND');
    const unitName = unit.shortName ?? unit.name;
    const title = titleProposed(unitName, front.name);
    const call = await callFor(trx, frontId, unitId);
    const insert = insertPlan(
      trx,
      {
        ...{ frontId, unitId, title, campaignId: front.campaignId, regionPath: front.regionPath },
        ...{ callId: call?.id ?? null, unitRegionPath: unit.regionPath, createdAt: platform.clock.now() },
      },
      { id: actor.personId, name: actor.name },
    );
    const id = await unlessTaken(insert, 'plans_in_hand', {
      zh: `${unitName}在“${front.name}”已有一份在办方案，请在那一份上继续`,
      en: `${unitName} has a plan in hand under “${front.name}”: go on with that one`,
    });
    await record(trx, platform.clock, actor, {
      action: 'plan.begun',
      subjectKind: 'plan',
      subjectId: id,
      regionPath: front.regionPath,
      after: { frontId, unitId, title, callId: call?.id ?? null },
    });
    return id;
  });
}

/** What a plan is called until its unit gives it another title, or it is read from a text that has one. */
const titleProposed = (unitName: string, frontName: string): string =>
  `${unitName}“${frontName}”攻坚方案`.slice(0, planLimits.title);

/** Saves what the unit is writing. Sent twice, because the answer was lost, it is saved once. */
export async function saveDraft(
  platform: Platform,
  actor: PersonActor,
  id: string,
  revision: number,
  body: PlanBody,
): Promise<void> {
  const seen = await platform.database.as(actor, (trx) => planInHand(trx, actor, id));
  await refuseMarked(platform, actor, seen, wordsOf(body));
  await platform.database.as(actor, async (trx) => {
    const plan = await planInHand(trx, actor, id);
    const stored = found(await draftOf(trx, id));
    const same = isDeepStrictEqual(bodyOf(stored), JSON.parse(JSON.stringify(body)));
    if (same && stored.revision === revision + 1 && stored.editedBy === actor.personId) return;
    const draft = await currentDraft(trx, id, revision);
    await store(platform, trx, actor, plan, draft, { ...body, ...sourceOf(draft) }, 'plan.saved');
  });
}

const bodyOf = ({ title, idea, measures }: DraftRow): PlanBody => ({ title, idea, measures });
const sourceOf = ({ sourceName, sourceDigest }: Pick<DraftRow, 'sourceName' | 'sourceDigest'>) => ({
  sourceName,
  sourceDigest,
});

async function store(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  plan: PlanRow,
  before: DraftRow,
  draft: PlanBody & Pick<DraftRow, 'sourceName' | 'sourceDigest'>,
  action: 'plan.saved' | 'plan.read',
): Promise<void> {
  const edited = { editedBy: actor.personId, editedName: actor.name, editedAt: platform.clock.now() };
  await updateDraft(trx, plan.id, { ...draft, ...edited, revision: before.revision + 1 });
  // What lists call the plan follows the draft only until others have seen it under its name.
  if (plan.state === 'draft') await movePlan(trx, plan.id, { title: draft.title });
  await record(trx, platform.clock, actor, {
    action,
    subjectKind: 'plan',
    subjectId: plan.id,
    regionPath: plan.regionPath,
    before: { ...bodyOf(before), ...sourceOf(before) },
    after: draft,
  });
}

/** Reads a file or text and adds what was found to the draft; gives the number of measures. */
export async function readIntoDraft(
  platform: Platform,
  actor: PersonActor,
  id: string,
  revision: number,
  upload: Upload,
  signal: AbortSignal | undefined,
): Promise<number> {
  const seen = await platform.database.as(actor, async (trx) => {
    const plan = await planInHand(trx, actor, id);
    await currentDraft(trx, id, revision);
    return plan;
  });
  const fileName = upload.kind === 'file' ? upload.name.replace(/\.[^.]{1,5}$/, '').trim() : null;
  const reading = await readApart(platform, actor, seen, upload, fileName, signal);
  const sourceDigest = upload.kind === 'file' ? await platform.files.put(upload.bytes) : null;
  const read = planBodyOf(reading, uuidv7);
  await platform.database.as(actor, async (trx) => {
    const plan = await planInHand(trx, actor, id);
    const draft = await currentDraft(trx, id, revision);
    const body = bodyOf(draft);
    const untitled = body.title === titleProposed(plan.unitName, plan.frontName) && read.title !== '';
    const kept = untitled ? { ...body, title: '' } : body;
    const source = upload.kind === 'file' ? { sourceName: upload.name, sourceDigest } : sourceOf(draft);
    await store(platform, trx, actor, plan, draft, { ...added(kept, read), ...source }, 'plan.read');
  });
  return read.measures.length;
}

async function readApart(
  platform: Platform,
  actor: PersonActor,
  plan: PlanRow,
  upload: Upload,
  fileName: string | null,
  signal: AbortSignal | undefined,
): Promise<Reading> {
  await refuseMarked(platform, actor, plan, fileName ?? '');
  // Deadlines such as “by the end of the year” count from today: a plan is written to be filed now.
  const common = { date: platform.clock.today(), name: fileName };
  const input =
    upload.kind === 'file'
      ? ({ ...common, kind: 'bytes', bytes: upload.bytes } as const)
      : ({ ...common, kind: 'text', text: upload.text, tables: [] } as const);
  for await (const message of recogniseApart(input, signal)) {
    if (message.kind === 'recognised') return message.reading;
    if (message.kind === 'empty') throw failure('EMPTY_DOCUMENT');
    if (message.kind === 'unreadable') throw failure('UNREADABLE', { zh: message.zh, en: message.en });
    // Awaited here: leaving the loop ends the reader first, and a refusal that nobody awaits meanwhile would end the server.
    if (message.kind === 'secret') return await refuseSecret(platform, actor, { path: plan.unitRegionPath }, message);
  }
  signal?.throwIfAborted();
  throw new Error('the reading ended without a result');
}

/** What is typed or named is looked at like what is read; in a transaction of its own, because the refusal stays when the saving does not. */
async function refuseMarked(platform: Platform, actor: PersonActor, plan: PlanRow, words: string): Promise<void> {
  const mark = secrecyMark(words);
  if (mark !== null) await refuseSecret(platform, actor, { path: plan.unitRegionPath }, { mark, chars: words.length });
}

/** The draft becomes the next version, which the office decides about. */
export async function submitPlan(platform: Platform, actor: PersonActor, id: string, revision: number): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const plan = await planInHand(trx, actor, id);
    const draft = await currentDraft(trx, id, revision);
    const body = tidied(bodyOf(draft));
    const gaps = gapsOf(body);
    if (gaps.length > 0) throw failure('PLAN_INCOMPLETE', { count: gaps.length }, gaps);
    const number = plan.version + 1;
    const now = platform.clock.now();
    await insertVersion(trx, {
      ...{ planId: id, regionPath: plan.regionPath, unitId: plan.unitId, number, ...body, ...sourceOf(draft) },
      ...{
        submittedBy: actor.personId,
        submittedName: actor.name,
        submittedAt: now,
        submittedOn: platform.clock.today(),
      },
    });
    const call = plan.callId === null ? await callFor(trx, plan.frontId, plan.unitId) : undefined;
    const answers = call ? { callId: call.id } : {};
    await movePlan(trx, id, { title: body.title, state: 'submitted', version: number, movedAt: now, ...answers });
    await record(trx, platform.clock, actor, {
      action: 'plan.submitted',
      subjectKind: 'plan',
      subjectId: id,
      regionPath: plan.regionPath,
      after: { number, ...body },
    });
  });
}

/** The unit takes its plan back for good. What it had submitted stays on record. */
export async function withdrawPlan(platform: Platform, actor: PersonActor, id: string, reason: string): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const plan = await planInHand(trx, actor, id, ['draft', 'submitted', 'returned']);
    const now = platform.clock.now();
    await insertDecision(trx, {
      ...{
        planId: id,
        regionPath: plan.regionPath,
        unitId: plan.unitId,
        version: plan.version,
        kind: 'withdrawn',
        reason,
      },
      ...{ marks: [], decidedBy: actor.personId, decidedName: actor.name, decidedAt: now },
    });
    await movePlan(trx, id, { state: 'withdrawn', movedAt: now });
    await record(trx, platform.clock, actor, {
      action: 'plan.withdrawn',
      subjectKind: 'plan',
      subjectId: id,
      regionPath: plan.regionPath,
      after: { reason },
    });
  });
}
