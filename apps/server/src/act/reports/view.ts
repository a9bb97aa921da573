import { Report } from '@chengshi/contract';
import type { ReportRow } from './store.ts';

export const reportView = (row: ReportRow): Report =>
  Report.parse({
    ...row,
    commitment: { id: row.commitmentId, code: row.code, title: row.title },
    unit: { id: row.unitId, name: row.unitName },
    by: row.reportedName,
    at: row.reportedAt.toISOString(),
  });
