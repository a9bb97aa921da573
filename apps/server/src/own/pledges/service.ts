import { createHash } from 'node:crypto';
import { PledgeContent, PledgedItem } from '@chengshi/contract';
import { writeOfficialDocument } from '@chengshi/office';
import { personById } from '../../org/people/service.ts';
import { regionById } from '../../org/regions/service.ts';
import { unitById } from '../../org/units/service.ts';
import { type CommitmentRow, commitmentsByIds } from '../../plan/commitments/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { isTaken, unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { digestOf } from '../../platform/ledger/digest.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { officialForm } from './form.ts';
import { mayDraw, mayPledge, maySign } from './policy.ts';
import { sealOf } from './seal.ts';
import {
  type CandidateRow,
  candidates,
  insertPledge,
  insertSignature,
  insertWithdrawal,
  nextNumber,
  type PledgeRow,
  pledgeById,
} from './store.ts';

export { candidates, listPledges, pledgeById } from './store.ts';

export interface PledgeDraft {
  readonly regionId: string;
  readonly unitId: string;
  readonly personId: string;
  readonly title: string;
  readonly addressee: string;
  readonly approval: { readonly number: string; readonly organ: string };
  readonly words: string;
  readonly items: readonly { readonly id: string; readonly revision: number }[];
  readonly supersedes: string | null;
}

/** Draws a pledge up. From here on it is never edited: it is signed, or withdrawn and drawn up anew. */
export async function drawPledge(platform: Platform, actor: PersonActor, draft: PledgeDraft): Promise<string> {
  return platform.database.as(actor, async (trx) => {
    const region = found(await regionById(trx, draft.regionId));
    if (!mayDraw(actor, region.path)) throw failure('NOT_ALLOWED');
    const unit = await pledgingUnit(trx, region.path, draft.unitId);
    const post = await postOf(trx, draft.personId, unit);
    const before = await predecessor(trx, draft);
    const items = await itemsOf(trx, region.path, draft);
    const today = platform.clock.today();
    const year = Number(today.slice(0, 4));
    if (Number(/〔(\d{4})〕/.exec(draft.approval.number)?.[1]) > year) {
      throw failure('CONFLICT', { detail: '批准文件的年份在今年之后 · the approving document is of a year to come' });
    }
    const number = await nextNumber(trx, region.id, year);
    const code = `${year}-J${String(number).padStart(3, '0')}`;
    const content = PledgeContent.parse({
      ...{ form: 1, code, title: draft.title, addressee: draft.addressee, words: draft.words, items },
      unit: { id: unit.id, name: unit.name },
      ...{ person: post, approval: draft.approval, supersedes: before?.code ?? null },
      drawn: { by: actor.name, on: today },
    });
    const insert = insertPledge(trx, {
      ...{ regionId: region.id, regionPath: region.path, year, number, code, unitId: unit.id, personId: post.id },
      ...{ title: draft.title, approvalNumber: draft.approval.number, content, contentDigest: digestOf(content) },
      ...{ supersedes: before?.id ?? null, drawnBy: actor.personId, drawnName: actor.name },
      ...{ drawnAt: platform.clock.now(), drawnOn: today },
    });
    const id = await unlessTaken(insert, 'pledges_follower', {
      zh: '已有一份新军令状替代它，请先签署或撤回那一份',
      en: 'another pledge is to take its place already: sign or withdraw that one first',
    });
    await record(trx, platform.clock, actor, {
      action: 'pledge.drawn',
      subjectKind: 'pledge',
      subjectId: id,
      regionPath: region.path,
      after: content,
    });
    return id;
  });
}

async function pledgingUnit(trx: Trx, regionPath: string, unitId: string) {
  const unit = found(await unitById(trx, unitId));
  if (!unit.regionPath.startsWith(regionPath)) {
    throw failure('CONFLICT', { detail: '该单位不在本区划之内 · the unit lies outside the region' });
  }
  const home = found(await regionById(trx, unit.regionId));
  if (!mayPledge(home.level)) throw failure('PLEDGE_TO_TOWN', { name: unit.name });
  if (unit.closedOn !== null) throw failure('CLOSED', { name: unit.name, date: unit.closedOn });
  return unit;
}

/** Who signs, in the post that is held in the unit. */
async function postOf(trx: Trx, personId: string, unit: { readonly id: string; readonly name: string }) {
  const person = found(await personById(trx, personId));
  const post = person.posts.find(({ unitId }) => unitId === unit.id);
  if (!post) throw failure('NOT_IN_UNIT', { zh: person.name, en: person.name });
  return { id: person.id, name: person.name, post: post.title };
}

async function predecessor(trx: Trx, draft: PledgeDraft): Promise<PledgeRow | null> {
  if (draft.supersedes === null) return null;
  const before = found(await pledgeById(trx, draft.supersedes));
  if (before.unitId !== draft.unitId || before.regionId !== draft.regionId) {
    throw failure('CONFLICT', {
      detail: '只能替代同一单位的军令状 · a pledge takes the place of one of the same unit only',
    });
  }
  if (before.state !== 'signed') throw settled(before.state);
  return before;
}

/** What is pledged, as it stands now; refused item by item where it cannot be. */
async function itemsOf(trx: Trx, regionPath: string, draft: PledgeDraft): Promise<PledgedItem[]> {
  const ids = [...new Set(draft.items.map(({ id }) => id))];
  const rows = await commitmentsByIds(trx, ids);
  if (rows.length !== ids.length) throw failure('NOT_FOUND');
  const fitting = await candidates(trx, { regionPath, unitId: draft.unitId, ids }, { limit: ids.length });
  const fitOf = new Map(fitting.map((row) => [row.id, row]));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const faults = draft.items.flatMap(({ id, revision }) => {
    const row = rowOf.get(id) as CommitmentRow;
    const fault = faultOf(row, revision, fitOf.get(id), draft.supersedes);
    return fault ? [{ place: row.code, ...fault }] : [];
  });
  if (faults.length > 0) throw failure('PLEDGE_FAULTS', { count: faults.length }, faults);
  return ids.map((id) => {
    const row = rowOf.get(id) as CommitmentRow;
    return PledgedItem.parse({
      ...row,
      due: row.dueText === null ? null : { text: row.dueText, end: row.dueOn },
    });
  });
}

function faultOf(row: CommitmentRow, revision: number, fit: CandidateRow | undefined, supersedes: string | null) {
  if (row.revision !== revision) return { zh: '刚被修改过，请重新核对', en: 'was changed meanwhile: look at it again' };
  if (!fit) {
    return {
      zh: '不是该单位承担的本级在办事项',
      en: 'is no open commitment of this region that the unit answers for',
    };
  }
  if (fit.pledge && fit.pledge.id !== supersedes) {
    return {
      zh: `已列入${fit.pledge.code}号军令状，须以新状替代`,
      en: `stands in pledge ${fit.pledge.code}: a new one has to take its place`,
    };
  }
  return null;
}

const stateWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  drawn: { zh: '待签署', en: 'waiting for its signature' },
  signed: { zh: '已签署', en: 'signed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  superseded: { zh: '已被替代', en: 'superseded' },
};
const settled = (state: string) =>
  failure('PLEDGE_SETTLED', { state: stateWords[state]?.zh ?? '', stateEn: stateWords[state]?.en ?? '' });

const restrictViolation = '23001';

/** Of two who settle a pledge at once, the database lets one through. */
async function unlessSettled(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    const late = error instanceof Error && 'code' in error && error.code === restrictViolation;
    if (late || isTaken(error)) throw failure('CONFLICT', { detail: settledMeanwhile });
    throw error;
  }
}

const settledMeanwhile =
  '这份军令状刚被签署或撤回，请刷新后再看 · it was signed or withdrawn just now: reload and look again';

/** Signs with the password again and seals: content, file, signer and hour under one digest. Sent twice by the same person, it is signed once. */
export async function signPledge(
  platform: Platform,
  actor: PersonActor,
  headers: Headers,
  id: string,
  signing: { readonly password: string; readonly digest: string },
): Promise<void> {
  const { pledge, userName } = await platform.database.as(actor, async (trx) => ({
    pledge: found(await pledgeById(trx, id)),
    userName: found(await personById(trx, actor.personId)).userName ?? '',
  }));
  if (!maySign(actor, pledge)) throw failure('NOT_ALLOWED');
  await platform.identity.verifyPassword(headers, userName, signing.password);
  if (pledge.state === 'signed') return;
  if (pledge.state !== 'drawn') throw settled(pledge.state);
  const content = PledgeContent.parse(pledge.content);
  if (signing.digest !== pledge.contentDigest || digestOf(content) !== pledge.contentDigest) {
    throw failure('PLEDGE_OTHER');
  }
  const [signedAt, signedOn] = [platform.clock.now(), platform.clock.today()];
  const form = officialForm(content, pledge.contentDigest, { name: actor.name, on: signedOn });
  const fileDigest = await platform.files.put(await writeOfficialDocument(form));
  const seal = sealOf({
    ...{ content: pledge.contentDigest, file: fileDigest },
    ...{ signedBy: actor.personId, signedAt: signedAt.toISOString() },
  });
  await platform.database.as(actor, async (trx) => {
    const fact = { pledgeId: id, regionPath: pledge.regionPath, fileDigest, seal, signedAt, signedOn };
    await unlessSettled(insertSignature(trx, { ...fact, signedBy: actor.personId, signedName: actor.name }));
    await record(trx, platform.clock, actor, {
      action: 'pledge.signed',
      subjectKind: 'pledge',
      subjectId: id,
      regionPath: pledge.regionPath,
      before: { content: pledge.contentDigest },
      after: { content: pledge.contentDigest, file: fileDigest, seal },
    });
  });
}

export async function withdrawPledge(platform: Platform, actor: PersonActor, id: string, words: string): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const pledge = found(await pledgeById(trx, id));
    if (!mayDraw(actor, pledge.regionPath)) throw failure('NOT_ALLOWED');
    if (pledge.state !== 'drawn') throw settled(pledge.state);
    const fact = { pledgeId: id, regionPath: pledge.regionPath, words, withdrawnAt: platform.clock.now() };
    await unlessSettled(insertWithdrawal(trx, { ...fact, withdrawnBy: actor.personId, withdrawnName: actor.name }));
    await record(trx, platform.clock, actor, {
      action: 'pledge.withdrawn',
      subjectKind: 'pledge',
      subjectId: id,
      regionPath: pledge.regionPath,
      before: { content: pledge.contentDigest },
      after: { words },
    });
  });
}

/** The official form as a file: the sealed one, or one that waits for its signature. */
export async function pledgeFile(platform: Platform, pledge: PledgeRow): Promise<Uint8Array> {
  if (pledge.fileDigest !== null) return platform.files.get(pledge.fileDigest);
  return writeOfficialDocument(officialForm(PledgeContent.parse(pledge.content), pledge.contentDigest, null));
}

/** Whether content, file and seal of a signed pledge still agree. */
export async function isIntact(platform: Platform, pledge: PledgeRow): Promise<boolean> {
  const { fileDigest, signedAt, signedBy, contentDigest } = pledge;
  if (fileDigest === null || signedAt === null || signedBy === null) return false;
  const file = await platform.files.get(fileDigest).catch(() => null);
  const sealed = { content: contentDigest, file: fileDigest, signedBy, signedAt: signedAt.toISOString() };
  return (
    file !== null &&
    createHash('sha256').update(file).digest('hex') === fileDigest &&
    digestOf(pledge.content) === contentDigest &&
    sealOf(sealed) === pledge.seal
  );
}
