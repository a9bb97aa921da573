import { addDays } from '@chengshi/calendar';
import { type Counts, FrontId, type Mark } from '@chengshi/contract';
import { type Status, statusOfParts } from '@chengshi/ruler';
import type { z } from 'zod';
import { workingCalendar } from '../../org/calendar/service.ts';
import {
  type CommitmentRow,
  commitmentsOfDocument,
  commitmentView,
  deadlineCounts,
  openUntil,
} from '../../plan/commitments/service.ts';
import { listDocuments } from '../../plan/documents/service.ts';
import { approvedDeadlines, approvedPlans } from '../../plan/plans/service.ts';
import type { Trx } from '../../platform/database/database.ts';
import { claimsAsOf } from './claims.ts';
import { judge, judgedOf, statusView } from './judge.ts';
import { lagsAsOf } from './ways/lags.ts';

export { judge, judgedOf, statusView } from './judge.ts';
export { targetWords } from './sheet/target-words.ts';
export { lastSoonDay, lightsCounted, tableCount } from './table.ts';
export { registerWays } from './ways/keep.ts';
export { type PartKey, partKey, partStatuses } from './ways/parts.ts';
export { waysOf } from './ways/ways.ts';

type CountsView = z.infer<typeof Counts>;

/** The status of every commitment of one document: leaves from their facts, groups from what is below them. */
export async function statusesOf(trx: Trx, rows: readonly CommitmentRow[], asOf: string): Promise<Map<string, Status>> {
  const calendar = await workingCalendar(trx);
  const earlier = await claimsAsOf(trx, rows, asOf);
  const lags = await lagsAsOf(trx, rows, asOf);
  const statuses = new Map<string, Status>();
  const parts = new Map<string, Status[]>();
  // Parents stand before their parts in the order of the text, so backwards every part is judged before its group.
  for (const row of [...rows].reverse()) {
    const judged = { ...judgedOf(row), ...(earlier.get(row.id) ?? {}), ...(lags.get(row.id) ?? {}) };
    const own = row.kind === 'group' ? statusOfParts(parts.get(row.id) ?? []) : judge(calendar, asOf, judged);
    statuses.set(row.id, own);
    // What was withdrawn holds nothing up any more.
    if (row.parentId && row.withdrawnOn === null) parts.set(row.parentId, [...(parts.get(row.parentId) ?? []), own]);
  }
  return statuses;
}

export const noCounts = (): CountsView => ({ done: 0, green: 0, yellow: 0, red: 0, grey: 0 });

/** Marks of a published document, in the order of the text. Counts leave groups out: they promise nothing of their own. */
export async function livingMarks(
  trx: Trx,
  documentId: string,
  asOf: string,
): Promise<{ counts: CountsView; marks: Mark[] }> {
  const rows = await commitmentsOfDocument(trx, documentId);
  const statuses = await statusesOf(trx, rows, asOf);
  const counts = noCounts();
  const marks = rows.map((row) => {
    const found = statuses.get(row.id) as Status;
    if (row.kind !== 'group') counts[found.light]++;
    return { ...commitmentView(row), status: statusView(found) };
  });
  return { counts, marks };
}

/** Where commitments from plans of units stand under each front of a campaign; fronts without any are left out. */
export async function unitPlansStanding(trx: Trx, campaignId: string, asOf: string) {
  const calendar = await workingCalendar(trx);
  const fronts = new Map<string, CountsView>();
  for (const row of await approvedDeadlines(trx, asOf, campaignId)) {
    const counts = fronts.get(row.frontId) ?? noCounts();
    counts[judge(calendar, asOf, { ...row, acceptedOn: row.accepted ? asOf : null }).light] += row.count;
    fronts.set(row.frontId, counts);
  }
  return [...fronts].map(([id, counts]) => ({ id: FrontId.parse(id), counts }));
}

const documentsShown = 20;
const attentionShown = 20;

export async function overview(trx: Trx, asOf: string) {
  const calendar = await workingCalendar(trx);
  const documents = await listDocuments(trx, { state: 'published', newest: true, limit: documentsShown });
  const countsOf = new Map(documents.map((document) => [document.id, noCounts()]));
  for (const row of await deadlineCounts(
    trx,
    documents.map((document) => document.id),
    asOf,
  )) {
    const { light } = judge(calendar, asOf, { ...row, acceptedOn: row.accepted ? asOf : null });
    const counts = countsOf.get(row.documentId);
    if (counts) counts[light] += row.count;
  }
  const plans = { documents: await approvedPlans(trx), counts: noCounts() };
  for (const row of await approvedDeadlines(trx, asOf)) {
    plans.counts[judge(calendar, asOf, { ...row, acceptedOn: row.accepted ? asOf : null }).light] += row.count;
  }
  // Three weeks of calendar days hold every yellow light: fifteen working days and the weekends between, or more in long holidays.
  const open = await openUntil(trx, asOf, addDays(asOf, 40), attentionShown * 2);
  const lags = await lagsAsOf(trx, open, asOf);
  const needsAttention = open
    .map((row) => ({ row, found: judge(calendar, asOf, { ...judgedOf(row), ...(lags.get(row.id) ?? {}) }) }))
    .filter(({ found }) => found.light === 'red' || found.light === 'yellow')
    .slice(0, attentionShown)
    .map(({ row, found }) => ({ ...commitmentView(row), status: statusView(found) }));
  return {
    asOf,
    plans,
    documents: documents.map(({ id, title, issuedOn }) => ({
      id,
      title,
      issuedOn,
      counts: countsOf.get(id) ?? noCounts(),
    })),
    needsAttention,
  };
}
