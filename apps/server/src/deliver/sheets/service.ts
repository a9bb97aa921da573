import { OwnerNames, Quantity } from '@chengshi/contract';
import type { RowFields } from '@chengshi/office/spreadsheet';
import { lightNames } from '@chengshi/ruler';
import { workingCalendar } from '../../org/calendar/service.ts';
import { type CommitmentRow, commitmentsOfDocument } from '../../plan/commitments/service.ts';
import { documentById } from '../../plan/documents/service.ts';
import { entriesOf } from '../../plan/superior/service.ts';
import { mainTarget, rowsOfDocument, tableOfDocument } from '../../plan/tables/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { found } from '../../platform/http/fail.ts';
import type { Platform } from '../../platform/platform.ts';
import { writtenApart } from '../../platform/threads/written.ts';
import { judge, judgedOf } from '../status/service.ts';
import { filled, type Standing, type SuperiorReply } from './fill.ts';
import type { WriteJob } from './write.ts';

export { tableFile } from './table.ts';

/** The list that a document was made of, in its own form, as things stand today. */
export async function filledSheet(
  platform: Platform,
  actor: PersonActor,
  documentId: string,
  signal: AbortSignal | undefined,
): Promise<{ title: string; bytes: Uint8Array }> {
  const { title, job } = await platform.database.as(actor, async (trx) => {
    const document = found(await documentById(trx, documentId));
    const table = found(await tableOfDocument(trx, documentId));
    const rows = await rowsOfDocument(trx, documentId);
    const fields = new Set<string>(table.columns.map(({ field }) => field));
    const replies = table.superiorIssuer === null ? noReplies : await repliesOf(trx, documentId);
    const standings = await standingsOf(trx, { documentId, rows, replies }, platform.clock.today());
    return {
      title: document.title,
      job: {
        form: table.form,
        columns: table.columns,
        rows: rows.map(({ itemId, fields: row }) => filled(row, standings.get(itemId), fields)),
      } satisfies WriteJob,
    };
  });
  return { title, bytes: await writtenApart(new URL('./write-worker.ts', import.meta.url), job, signal) };
}

/** What is known today of the rows that became commitments, by item. */
async function standingsOf(
  trx: Trx,
  list: {
    readonly documentId: string;
    readonly rows: readonly { readonly itemId: string; readonly fields: RowFields }[];
    readonly replies: ReadonlyMap<string, SuperiorReply>;
  },
  asOf: string,
): Promise<Map<string, Standing>> {
  const { documentId, rows, replies } = list;
  const calendar = await workingCalendar(trx);
  const fieldsOf = new Map(rows.map(({ itemId, fields }) => [itemId, fields]));
  const standings = new Map<string, Standing>();
  for (const row of await commitmentsOfDocument(trx, documentId)) {
    const fields = row.itemId === null ? undefined : fieldsOf.get(row.itemId);
    if (!fields || row.itemId === null) continue;
    standings.set(row.itemId, {
      title: titleNow(row, fields),
      due: row.dueText === null ? null : { text: row.dueText, end: row.dueOn },
      owner: OwnerNames.nullable().parse(row.owner),
      figure: correctedFigure(row, fields),
      status: lightNames[judge(calendar, asOf, judgedOf(row)).light].zh,
      acceptance: row.acceptance,
      answer: replies.get(row.id) ?? null,
    });
  }
  return standings;
}

const noReplies: ReadonlyMap<string, SuperiorReply> = new Map();

/** What was said to the entries of a superior's list, by commitment. */
async function repliesOf(trx: Trx, documentId: string): Promise<Map<string, SuperiorReply>> {
  const replies = new Map<string, SuperiorReply>();
  for (const { id, kind, unitName, words } of await entriesOf(trx, documentId)) {
    if (kind === 'taken') replies.set(id, { kind, unit: unitName ?? '', words });
    else if (kind === 'answered') replies.set(id, { kind, words: words ?? '' });
  }
  return replies;
}

/** The row's own title, unless the review gave another: a commitment's is in one line, and may be cut. */
function titleNow(row: CommitmentRow, fields: RowFields): string {
  const own = fields.title.replace(/\s+/g, '');
  const now = row.title.replace(/\s+/g, '').replace(/…$/, '');
  return own.startsWith(now) ? fields.title : row.title;
}

function correctedFigure(row: CommitmentRow, fields: RowFields): Standing['figure'] {
  const target = mainTarget(fields);
  const quantity = Quantity.nullable().parse(row.quantity);
  if (!target || !quantity) return null;
  const same = quantity.value === target.value && quantity.valueMax === target.valueMax;
  const figure = quantity.valueMax === null ? `${quantity.value}` : `${quantity.value}—${quantity.valueMax}`;
  return same ? null : { column: target.column, text: target.unit === null ? figure : `${figure}${quantity.unit}` };
}
