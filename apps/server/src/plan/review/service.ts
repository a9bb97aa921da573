import type { EditResult, EditStep } from '@chengshi/contract';
import { readTaskBook } from '@chengshi/taskbook';
import { v7 as uuidv7 } from 'uuid';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { type DocumentRow, draftToChange, reviewTopic, type SectionRow, sectionsOf } from '../documents/service.ts';
import {
  corrected,
  deleteItems,
  editBySeq,
  editView,
  foundItem,
  type ItemRow,
  insertEdit,
  insertItems,
  itemsByIds,
  merged,
  nextOrdinal,
  replaceItems,
  rowOf,
  StepRefused,
  setStates,
  split,
  titleFrom,
} from '../items/service.ts';

/** What a step did: whole rows before and after, so that it can be undone and shown to others. */
interface Effect {
  readonly before: readonly ItemRow[];
  readonly after: readonly ItemRow[];
}

/** Takes one step of a reviewer, in one transaction with its record. Two reviewers take turns per document; nobody's work is lost. */
export async function edit(
  platform: Platform,
  actor: PersonActor,
  documentId: string,
  step: EditStep,
): Promise<EditResult> {
  return platform.database.as(actor, async (trx) => {
    const document = await draftToChange(trx, actor, documentId);
    try {
      return await store(platform, trx, actor, document, step.op, await carryOut(trx, document, step), null);
    } catch (error) {
      if (error instanceof StepRefused) throw failure('CONFLICT', { detail: `${error.zh} · ${error.message}` });
      throw error;
    }
  });
}

/** Takes an edit back, as long as nobody changed its items since; the undoing is an edit itself. */
export async function undo(
  platform: Platform,
  actor: PersonActor,
  documentId: string,
  seq: number,
): Promise<EditResult> {
  return platform.database.as(actor, async (trx) => {
    const document = await draftToChange(trx, actor, documentId);
    const taken = found(await editBySeq(trx, documentId, seq));
    const { before, after } = taken as unknown as Effect;
    const ids = [...new Set([...before, ...after].map((row) => row.id))];
    const now = new Map((await itemsByIds(trx, documentId, ids)).map((row) => [row.id, row]));
    const untouched = ids.every((id) => now.get(id)?.revision === after.find((row) => row.id === id)?.revision);
    if (!untouched) throw failure('UNDO_BLOCKED');
    // Revisions only ever rise: a colleague's correction on the state before must not pass for a fresh one.
    const restored = before.map((row) => ({
      ...row,
      revision: Math.max(row.revision, now.get(row.id)?.revision ?? 0) + 1,
    }));
    await deleteItems(trx, documentId, ids);
    await insertItems(trx, restored);
    const effect = { before: [...now.values()], after: restored };
    return store(platform, trx, actor, document, 'undo', effect, seq);
  });
}

async function store(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  document: DocumentRow,
  op: EditStep['op'] | 'undo',
  effect: Effect,
  undoes: number | null,
): Promise<EditResult> {
  const made = {
    documentId: document.id,
    actorId: actor.personId,
    actorName: actor.name,
    at: platform.clock.now(),
    op,
    undoes,
  };
  const seq = await insertEdit(trx, { ...made, ...effect });
  await record(trx, platform.clock, actor, {
    action: op === 'undo' ? 'review.undone' : `review.${op}`,
    subjectKind: 'document',
    subjectId: document.id,
    regionPath: document.regionPath,
    before: effect.before,
    after: effect.after,
  });
  await platform.live.tell(trx, reviewTopic(document.id), { seq });
  return editView({ ...made, seq, before: toJson(effect.before), after: toJson(effect.after) });
}

/** Rows as the database gives them back from a snapshot. */
const toJson = (rows: readonly ItemRow[]) => rows as unknown as never;

async function carryOut(trx: Trx, document: DocumentRow, step: EditStep): Promise<Effect> {
  switch (step.op) {
    case 'decide':
      return decide(trx, document.id, step);
    case 'correct': {
      const row = await current(trx, document.id, step);
      const after = corrected(row, step.change);
      await replaceItems(trx, document.id, [after]);
      return { before: [row], after: [after] };
    }
    case 'split': {
      const row = await current(trx, document.id, step);
      const parts = split(row, step, document.text, { id: uuidv7(), ordinal: await nextOrdinal(trx, document.id) });
      await deleteItems(trx, document.id, [row.id]);
      await insertItems(trx, parts);
      return { before: [row], after: parts };
    }
    case 'merge': {
      const rows = await all(trx, document.id, step.itemIds);
      const after = merged(rows, document.text);
      await deleteItems(
        trx,
        document.id,
        rows.map((row) => row.id),
      );
      await insertItems(trx, [after]);
      return { before: rows, after: [after] };
    }
    case 'mark': {
      const sections = await sectionsOf(trx, document.id);
      const after = marked(document, sections, step, await nextOrdinal(trx, document.id));
      await insertItems(trx, [after]);
      return { before: [], after: [after] };
    }
  }
}

const stateOf = { accept: 'accepted', reject: 'rejected', reopen: 'found' } as const;

async function decide(trx: Trx, documentId: string, step: Extract<EditStep, { op: 'decide' }>): Promise<Effect> {
  const before = await all(trx, documentId, step.itemIds);
  const after = await setStates(trx, documentId, step.itemIds, stateOf[step.decision]);
  const changed = new Set(after.map((row) => row.id));
  return { before: before.filter((row) => changed.has(row.id)), after };
}

async function all(trx: Trx, documentId: string, ids: readonly string[]): Promise<ItemRow[]> {
  const rows = await itemsByIds(trx, documentId, ids);
  if (rows.length !== new Set(ids).size) throw failure('NOT_FOUND');
  return rows;
}

/** The row, as long as it is still the one that the reviewer saw. */
async function current(
  trx: Trx,
  documentId: string,
  { itemId, revision }: { itemId: string; revision: number },
): Promise<ItemRow> {
  const row = found((await itemsByIds(trx, documentId, [itemId]))[0]);
  if (row.revision !== revision) throw failure('STALE_ITEM');
  return row;
}

/** A sentence marked by hand: the engine reads it once more, so that value, deadline and owner need not be typed. */
function marked(
  document: DocumentRow,
  sections: readonly SectionRow[],
  step: Extract<EditStep, { op: 'mark' }>,
  ordinal: number,
): ItemRow {
  const { start, end, kind } = step;
  const quote = document.text.slice(start, end);
  if (start >= end || end > document.text.length || quote.trim() === '' || !quote.isWellFormed()) {
    throw new StepRefused('请选中要标记的文字', 'select the words to be marked');
  }
  const book = readTaskBook({ text: quote, ...(document.issuedOn ? { date: document.issuedOn } : {}) });
  const same = book.items.find((item) => item.kind === kind);
  const any = same ?? book.items[0];
  const section = sectionAt(sections, start);
  const read = any ? foundItem(any, ordinal, section) : null;
  const quantity = same && read?.quantity ? { ...read.quantity, at: start + read.quantity.at } : null;
  if (kind === 'target' && !quantity) {
    throw new StepRefused(
      '选中的文字里没有读出数值，请先标记为任务再更正',
      'no quantity was read in the selection: mark it as a task and correct it',
    );
  }
  const rhythm = same ? (read?.rhythm ?? null) : null;
  if (kind === 'mechanism' && !rhythm) {
    throw new StepRefused(
      '选中的文字里没有读出频次，请先标记为任务再更正',
      'no rhythm was read in the selection: mark it as a task and correct it',
    );
  }
  const item = {
    kind,
    ordinal,
    section,
    start,
    end,
    quote,
    title: same?.title || titleFrom(quote),
    confidence: null,
    quantity,
    rhythm,
    due: kind === 'mechanism' ? null : (read?.due ?? null),
    owner: read?.owner ?? null,
    strength: kind === 'mechanism' ? null : (read?.strength ?? ('plain' as const)),
    cues: [],
  };
  return { ...rowOf(document.id, item, 'hand'), state: 'accepted' };
}

/** The innermost section around an offset. */
function sectionAt(sections: readonly SectionRow[], at: number): number | null {
  const around = sections.filter((section) => section.start <= at && at < section.end);
  return around.sort((a, b) => b.level - a.level)[0]?.ordinal ?? null;
}
