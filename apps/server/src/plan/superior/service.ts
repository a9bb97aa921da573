import type { SuperiorAnswer } from '@chengshi/contract';
import { openUnits } from '../../org/units/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { mayAnswer } from './policy.ts';
import { insertAnswers, type ListRow, listById } from './store.ts';

export { entriesOf } from './store.ts';

/** Says the same to some entries of a superior's list, all of them or none. Who said it before stays on record. */
export async function answerEntries(
  platform: Platform,
  actor: PersonActor,
  documentId: string,
  entryIds: readonly string[],
  answer: SuperiorAnswer,
): Promise<ListRow> {
  return platform.database.as(actor, async (trx) => {
    const list = found(await listById(trx, documentId));
    if (!mayAnswer(actor, list.regionPath)) throw failure('NOT_ALLOWED');
    const [unit = null] = answer.kind === 'taken' ? await openUnits(trx, [answer.unitId]) : [];
    if (unit && !unit.regionPath.startsWith(list.regionPath)) throw failure('CONFLICT', { detail: foreignUnit });
    const ids = [...new Set(entryIds)];
    const answered = await insertAnswers(trx, documentId, ids, {
      kind: answer.kind,
      unitId: unit?.id ?? null,
      words: answer.words?.trim() || null,
      recordedBy: actor.personId,
      recordedName: actor.name,
      recordedAt: platform.clock.now(),
    });
    if (answered !== ids.length)
      throw failure(answer.kind === 'withdrawn' ? 'CONFLICT' : 'NOT_FOUND', nothingToWithdraw);
    await platform.events.emit(trx, 'superior.answered', { actor, entryIds: ids, unit });
    await record(trx, platform.clock, actor, {
      action: `superior.${answer.kind}`,
      subjectKind: 'document',
      subjectId: documentId,
      regionPath: list.regionPath,
      before: list.counts,
      after: { entries: ids, ...answer, ...(unit ? { unitId: unit.id } : {}) },
    });
    return found(await listById(trx, documentId));
  });
}

const foreignUnit = '这个单位不在清单所属的区划之内 · the unit lies outside the region of the list';
const nothingToWithdraw = {
  detail: '所选任务中有的没有可撤回的答复 · some of the chosen entries have no answer to take back',
};
