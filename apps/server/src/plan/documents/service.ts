import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { digestOf } from '../../platform/ledger/digest.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { startCampaign } from '../campaigns/service.ts';
import { mayManage } from './policy.ts';
import { recogniseApart } from './reader.ts';
import type { Reading } from './recognise.ts';
import {
  type DocumentRow,
  deleteDraft,
  documentById,
  itemsOf,
  lockDocument,
  replaceFindings,
  seal,
  sectionsOf,
  setItemState,
  updateHead,
} from './store.ts';

export { importDocument } from './import.ts';
export {
  type DocumentRow,
  documentById,
  itemsOf,
  listDocuments,
  sectionsOf,
} from './store.ts';

/** A draft that the actor may change, held until the transaction ends. */
async function draftToChange(trx: Trx, actor: PersonActor, id: string): Promise<DocumentRow> {
  const seen = found(await documentById(trx, id));
  if (!mayManage(actor, seen.regionPath)) throw failure('NOT_ALLOWED');
  await lockDocument(trx, id);
  const document = found(await documentById(trx, id));
  if (document.state !== 'draft') throw failure('ALREADY_PUBLISHED');
  return document;
}

/** Corrects title or date; with another date the text is read again, so that all relative deadlines move with it. */
export async function correctHead(
  platform: Platform,
  actor: PersonActor,
  id: string,
  change: { title?: string | undefined; issuedOn?: string | null | undefined },
): Promise<DocumentRow> {
  const before = await platform.database.as(actor, (trx) => draftToChange(trx, actor, id));
  const moved = change.issuedOn !== undefined && change.issuedOn !== before.issuedOn;
  const reading = moved ? await readAgain(before, change.issuedOn ?? null) : null;
  return platform.database.as(actor, async (trx) => {
    const draft = await draftToChange(trx, actor, id);
    if (reading) await replaceFindings(trx, id, reading);
    await updateHead(trx, id, {
      title: change.title ?? draft.title,
      issuedOn: change.issuedOn === undefined ? draft.issuedOn : change.issuedOn,
      dateDoubt: change.issuedOn === undefined ? draft.dateDoubt : change.issuedOn === null,
    });
    const after = found(await documentById(trx, id));
    await record(trx, platform.clock, actor, {
      action: 'document.corrected',
      subjectKind: 'document',
      subjectId: id,
      regionPath: draft.regionPath,
      before: { title: draft.title, issuedOn: draft.issuedOn },
      after: { title: after.title, issuedOn: after.issuedOn },
    });
    return after;
  });
}

async function readAgain(document: DocumentRow, date: string | null): Promise<Reading> {
  const input = { kind: 'text', text: document.text, tables: document.tables, date, name: document.title } as const;
  for await (const message of recogniseApart(input, undefined)) {
    if (message.kind === 'recognised') return message.reading;
  }
  throw new Error(`document ${document.id} could be read before, and cannot now`);
}

export async function decideItems(
  platform: Platform,
  actor: PersonActor,
  id: string,
  itemIds: readonly string[],
  decision: 'keep' | 'reject',
): Promise<number> {
  return platform.database.as(actor, async (trx) => {
    const draft = await draftToChange(trx, actor, id);
    const known = new Set((await itemsOf(trx, id)).map((item) => item.id));
    if (!itemIds.every((itemId) => known.has(itemId))) throw failure('NOT_FOUND');
    const changed = await setItemState(trx, id, itemIds, decision === 'keep' ? 'kept' : 'rejected');
    if (changed > 0) {
      await record(trx, platform.clock, actor, {
        action: decision === 'keep' ? 'items.kept' : 'items.rejected',
        subjectKind: 'document',
        subjectId: id,
        regionPath: draft.regionPath,
        after: itemIds,
      });
    }
    return changed;
  });
}

/** Seals the document and makes a campaign of its kept items, all in one transaction. */
export async function publishDocument(
  platform: Platform,
  actor: PersonActor,
  id: string,
  campaignName: string | null,
): Promise<DocumentRow> {
  return platform.database.as(actor, async (trx) => {
    const draft = await draftToChange(trx, actor, id);
    const sections = await sectionsOf(trx, id);
    const items = (await itemsOf(trx, id)).filter((item) => item.state === 'kept');
    if (items.length === 0) throw failure('NOTHING_TO_PUBLISH');
    const sealDigest = digestOf({
      title: draft.title,
      issuedOn: draft.issuedOn,
      text: draft.textDigest,
      items: items.map(({ id: _id, state: _state, cues: _cues, ...item }) => item),
    });
    const published = { seal: sealDigest, publishedBy: actor.personId, publishedAt: platform.clock.now() };
    await startCampaign(trx, platform, actor, { document: draft, sections, items, name: campaignName });
    await seal(trx, id, published);
    await record(trx, platform.clock, actor, {
      action: 'document.published',
      subjectKind: 'document',
      subjectId: id,
      regionPath: draft.regionPath,
      after: { seal: sealDigest },
    });
    return found(await documentById(trx, id));
  });
}

export async function discardDraft(platform: Platform, actor: PersonActor, id: string): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const draft = await draftToChange(trx, actor, id);
    await deleteDraft(trx, id);
    await record(trx, platform.clock, actor, {
      action: 'document.discarded',
      subjectKind: 'document',
      subjectId: id,
      regionPath: draft.regionPath,
      before: { text: draft.textDigest },
    });
  });
}
