import { WorkbookResult } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSheets, type SheetRows } from './cells.ts';
import { form } from './form.ts';
import { carryOut, type WorkbookPlan } from './load.ts';
import { loadPlaces, type Places } from './places.ts';
import { type PersonStep, planPeopleSheet } from './plan-people.ts';
import { planPostSheet } from './plan-posts.ts';
import { planRegionSheet } from './plan-regions.ts';
import { planUnitSheet } from './plan-units.ts';
import { newReport, type Report } from './report.ts';
import { oneAtATime } from './store.ts';

export { organisationRows, workbookFile } from './export.ts';

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly dryRun: boolean;
  /** Load the rows without a fault although others have one. */
  readonly goodRows: boolean;
}

/** Checks a workbook, or loads it: all rows or none, unless the good ones were asked for. */
export async function importWorkbook(
  platform: Platform,
  actor: PersonActor,
  { bytes, dryRun, goodRows }: ImportRequest,
): Promise<WorkbookResult> {
  const { rows, faults } = readSheets(bytes);
  return platform.database.as(actor, async (trx) => {
    if (!dryRun) await oneAtATime(trx);
    const report = newReport(faults);
    const { plan, places } = await planWorkbook(trx, actor, rows, platform.clock.today(), report);
    const loading = !dryRun && (report.faults.length === 0 || goodRows);
    if (!dryRun && !loading) {
      throw failure('IMPORT_FAULTS', { count: report.faults.length }, report.faults.slice(0, mostShown));
    }
    if (loading) await carryOut(platform, trx, actor, plan, places);
    return resultOf(report, loading, loading ? plan.people : []);
  });
}

const mostShown = 200;

async function planWorkbook(
  trx: Trx,
  actor: PersonActor,
  rows: SheetRows,
  today: string,
  report: Report,
): Promise<{ plan: WorkbookPlan; places: Places }> {
  const regions = await planRegionSheet(trx, actor, rows.regions, report);
  const places = await loadPlaces(trx, actor, regions, [...rows.units, ...rows.posts, ...rows.people]);
  const units = planUnitSheet(actor, rows.units, places, report);
  const posts = planPostSheet(actor, rows.posts, places, report);
  const people = await planPeopleSheet(trx, actor, rows.people, places, today, report);
  return { plan: { regions, units, posts, people }, places };
}

function resultOf(report: Report, loaded: boolean, people: readonly PersonStep[]): WorkbookResult {
  return WorkbookResult.parse({
    sheets: form.map(({ sheet }) => ({ sheet, ...report.counts[sheet] })),
    changes: report.changes.slice(0, mostShown),
    faults: report.faults.slice(0, mostShown),
    faultCount: report.faults.length,
    loaded,
    prepared: people.flatMap((step) => {
      const userName = step.kind === 'account' ? step.userName : step.kind === 'create' ? step.person.userName : null;
      const known = step.person.known;
      // Whoever could sign in before keeps the password.
      if (userName === null || known?.account === 'open') return [];
      return [{ id: step.person.id, name: known?.name ?? step.person.name, userName }];
    }),
  });
}
