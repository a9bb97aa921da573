import { setImmediate } from 'node:timers/promises';
import { deadlineFrom } from '@chengshi/office/spreadsheet';
import { readTaskBook } from '@chengshi/taskbook';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { continueCampaign, startCampaign } from '../campaigns/service.ts';
import { countStates, type ItemRow, itemsOf, moveDeadlines, orderOf, setStates } from '../items/service.ts';
import { mayManage } from './policy.ts';
import { recogniseApart } from './reader.ts';
import type { Reading } from './recognise.ts';
import { sealOf } from './seal.ts';
import {
  comparisonOf,
  type DocumentRow,
  deleteDraft,
  documentById,
  lockDocument,
  seal,
  sectionsOf,
  updateHead,
} from './store.ts';

export { importDocument, refuseMarkedHead, refuseSecret, targetRegion } from './import.ts';
export { issuePlan, type PlanText } from './issue.ts';
export { mayManage } from './policy.ts';
export { recogniseApart } from './reader.ts';
export type { Reading } from './recognise.ts';
export {
  comparisonOf,
  type DocumentRow,
  documentById,
  documentWithText,
  insertDocument,
  listDocuments,
  type SectionRow,
  sectionsOf,
} from './store.ts';

/** Where the reviewers of a document hear of each other. */
export const reviewTopic = (documentId: string): string => `review ${documentId}`;

/** A draft that the actor may change, held until the transaction ends. */
export async function draftToChange(trx: Trx, actor: PersonActor, id: string): Promise<DocumentRow> {
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
  const date = change.issuedOn ?? null;
  const reading = moved && before.origin === 'text' ? await readAgain(before, date) : null;
  return platform.database.as(actor, async (trx) => {
    const draft = await draftToChange(trx, actor, id);
    if (reading) await moveDeadlines(trx, id, movedDeadlines(await itemsOf(trx, id), reading));
    if (moved && draft.origin === 'table' && date !== null) {
      await moveDeadlines(trx, id, await movedDeadlinesOfRows(await itemsOf(trx, id), date));
    }
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
    await platform.live.tell(trx, reviewTopic(id), { head: 1 });
    return after;
  });
}

/**
 * Deadlines that are other ones with the corrected date. A finding is known again by its kind, its passage and the place of its
 * numeral; one whose deadline a person corrected keeps it.
 */
function movedDeadlines(rows: readonly ItemRow[], reading: Reading) {
  const key = (item: { kind: string; start: number; end: number; quantity: unknown }) => {
    const at =
      item.quantity !== null && typeof item.quantity === 'object' && 'at' in item.quantity ? item.quantity.at : '';
    return [item.kind, item.start, item.end, at].join(':');
  };
  const dues = new Map(reading.items.map((item) => [key(item), item.due]));
  return rows.flatMap((row) => {
    const due = dues.get(key({ ...row, start: row.startAt, end: row.endAt }));
    if (!isAsFound(row) || due === undefined || (due?.end ?? null) === row.dueOn) return [];
    return [{ id: row.id, dueText: due?.text ?? null, dueOn: due?.end ?? null }];
  });
}

function isAsFound(row: ItemRow): boolean {
  const before = row.found as { dueText: string | null; dueOn: string | null } | null;
  return before !== null && before.dueText === row.dueText && before.dueOn === row.dueOn;
}

/** The rows of a table say their deadlines in a cell: only those words are read again, each once, and others get their turn in between. */
async function movedDeadlinesOfRows(rows: readonly ItemRow[], date: string) {
  const ends = new Map<string, string | null>();
  const moved: { id: string; dueText: string | null; dueOn: string | null }[] = [];
  for (const row of rows) {
    if (row.dueText === null || !isAsFound(row)) continue;
    if (!ends.has(row.dueText)) {
      ends.set(row.dueText, deadlineFrom(readTaskBook, row.dueText, date));
      await setImmediate();
    }
    const dueOn = ends.get(row.dueText) ?? null;
    if (dueOn !== row.dueOn) moved.push({ id: row.id, dueText: row.dueText, dueOn });
  }
  return moved;
}

async function readAgain(document: DocumentRow, date: string | null): Promise<Reading> {
  const input = { kind: 'text', text: document.text, tables: document.tables, date, name: document.title } as const;
  for await (const message of recogniseApart(input, undefined)) {
    if (message.kind === 'recognised') return message.reading;
  }
  throw new Error(`document ${document.id} could be read before, and cannot now`);
}

/** Seals the document and makes a campaign of its accepted items, all in one transaction. */
export async function publishDocument(
  platform: Platform,
  actor: PersonActor,
  id: string,
  options: { readonly name: string | null; readonly undecided: 'refuse' | 'accept' | 'reject' },
): Promise<DocumentRow> {
  return platform.database.as(actor, async (trx) => {
    const draft = await draftToChange(trx, actor, id);
    const sections = await sectionsOf(trx, id);
    const { found: undecided } = await countStates(trx, id);
    if (undecided > 0 && options.undecided === 'refuse') throw failure('UNDECIDED_ITEMS', { count: undecided });
    await setStates(trx, id, 'all undecided', options.undecided === 'accept' ? 'accepted' : 'rejected');
    const rows = (await itemsOf(trx, id)).filter((item) => item.state === 'accepted');
    const items = rows.map(orderOf);
    if (items.length === 0) throw failure('NOTHING_TO_PUBLISH');
    const sealDigest = sealOf(draft, items);
    const published = { seal: sealDigest, publishedBy: actor.personId, publishedAt: platform.clock.now() };
    const publishable = { document: draft, sections, items };
    if (draft.replaces === null) {
      await startCampaign(trx, platform, actor, { ...publishable, name: options.name });
    } else {
      await lockDocument(trx, draft.replaces);
      if (found(await documentById(trx, draft.replaces)).supersededBy !== null) throw failure('SUPERSEDED');
      const comparison = found(await comparisonOf(trx, id));
      const { replaces, version } = draft;
      await continueCampaign(trx, platform, actor, { ...publishable, replaces, version, comparison, rows });
    }
    await seal(trx, id, published);
    await record(trx, platform.clock, actor, {
      action: 'document.published',
      subjectKind: 'document',
      subjectId: id,
      regionPath: draft.regionPath,
      after: { seal: sealDigest },
    });
    await platform.live.tell(trx, reviewTopic(id), { head: 1 });
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
