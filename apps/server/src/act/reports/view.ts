import { Report, ReportForm } from '@chengshi/contract';
import type { reportForm } from './service.ts';
import type { ReportRow } from './store.ts';

export const reportView = (row: ReportRow): Report =>
  Report.parse({
    ...row,
    commitment: { id: row.commitmentId, code: row.code, title: row.title },
    unit: { id: row.unitId, name: row.unitName },
    by: row.reportedName,
    at: row.reportedAt.toISOString(),
  });

export function formView({ commitment, dispatch, last, ...rest }: Awaited<ReturnType<typeof reportForm>>): ReportForm {
  return ReportForm.parse({
    ...rest,
    commitment: { id: commitment.id, code: commitment.code, title: commitment.title, due: commitment.dueOn },
    unit: dispatch ? { id: dispatch.unitId, name: dispatch.unitName } : null,
    quantity: commitment.quantity,
    last: last ? { value: last.value, words: last.words, asOf: last.asOf, by: last.reportedName } : null,
  });
}
