import { z } from 'zod';
import { Instant, PageInput, page, route, text } from '../base.ts';

const tags = ['Ledger · 总账'];

export const LedgerEntry = z.object({
  seq: z.string().describe('Running number (64 bit, as text)'),
  at: Instant,
  actor: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Null: the product itself'),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  before: z.string().nullable().describe('SHA-256 of the state before'),
  after: z.string().nullable().describe('SHA-256 of the state after'),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const ledger = {
  list: route
    .route({ method: 'GET', path: '/ledger', tags, summary: 'Every change: who, when, what; newest first' })
    .meta({ access: ['auditor'] })
    .input(PageInput.extend({ subjectKind: text(50).optional(), subjectId: text(100).optional() }))
    .output(page(LedgerEntry)),
};
