import { type WorkingCalendar, weekdayOf, workingDayFrom } from '@chengshi/calendar';
import type { MessageValues } from '@chengshi/contract';
import { workingCalendar } from '../../org/calendar/service.ts';
import { termFrom } from '../../own/dispatches/service.ts';
import { system } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { recordAll } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { sidesWithRobots } from '../channels/service.ts';
import { figuresOwed } from '../figures/service.ts';
import { type Addressee, sendMessage } from '../messages/service.ts';
import { type ReportingFacts, reportOwed } from './owed.ts';
import {
  acceptancesOwed,
  beginRun,
  hasRun,
  insertSilences,
  type NewSilence,
  type Owed,
  officeQueues,
  patronsOf,
  peopleOf,
  regionsAt,
  reportingFacts,
  silenceTerms,
  unitNames,
} from './store.ts';

/** Working days ahead that a reminder looks. */
const aheadDays = 2;
/** Working days after which a unit is silent, where no office has said otherwise. */
export const usualSilenceDays = 3;
/** When the office opens: reminders lie on the desk by then. */
const firstMinute = 8 * 60 + 30;

const cityTime = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

/** Runs the reminders of the day when it is time and nobody has; gives whether it did. A server that was down in the morning makes up for it. */
export async function remindWhenDue(platform: Platform): Promise<boolean> {
  const [hours = 0, minutes = 0] = cityTime.format(platform.clock.now()).split(':').map(Number);
  if (hours * 60 + minutes < firstMinute) return false;
  const today = platform.clock.today();
  const due = await platform.database.as(
    system,
    async (trx) => isWorked(await workingCalendar(trx), today) && !(await hasRun(trx, today)),
  );
  return due && remind(platform);
}

/** In a year whose holidays are not published, Monday to Friday are worked. */
function isWorked(calendar: WorkingCalendar, date: string): boolean {
  const known = workingDayFrom(calendar, date, 'next');
  return known.kind === 'known' ? known.date === date : weekdayOf(date) <= 5;
}

/** One digest to everybody who owes something, silent units on record and named to those above: all in one transaction, once a day. */
async function remind(platform: Platform): Promise<boolean> {
  const today = platform.clock.today();
  return platform.database.as(system, async (trx) => {
    if (!(await beginRun(trx, today, platform.clock.now()))) return false;
    const calendar = await workingCalendar(trx);
    const until = termFrom(calendar, today, aheadDays).dueOn;
    const acceptances = await acceptancesOwed(trx, until);
    const reports = await reportsOwed(trx, calendar, until);
    const silent = await noticeSilence(trx, platform, calendar, { acceptances, reports });
    await tellOffices(trx, platform, silent);
    await sendDigests(trx, platform, { until, acceptances, reports });
    return true;
  });
}

async function reportsOwed(trx: Trx, calendar: WorkingCalendar, until: string): Promise<Owed[]> {
  return (await reportingFacts(trx, until)).flatMap((row): Owed[] => {
    const { every, unit, firstOn: first, onDayOff, ...facts } = row;
    // The table allows no other values.
    const rhythm = first === null ? null : ({ every, unit, first, onDayOff } as ReportingFacts['rhythm']);
    const dueOn = reportOwed(calendar, { ...facts, rhythm }, until);
    const { dispatchId, commitmentId, unitId, regionPath, title } = row;
    return dueOn === null ? [] : [{ dispatchId, commitmentId, unitId, regionPath, title, dueOn }];
  });
}

interface AllOwed {
  readonly acceptances: readonly Owed[];
  readonly reports: readonly Owed[];
}

/** Keeps on record who said nothing until the clock ran out; gives what is new. */
async function noticeSilence(
  trx: Trx,
  platform: Platform,
  calendar: WorkingCalendar,
  { acceptances, reports }: AllOwed,
): Promise<Owed[]> {
  const today = platform.clock.today();
  const terms = await silenceTerms(trx);
  const daysAt = (path: string) =>
    terms.find(({ regionPath }) => path.startsWith(regionPath))?.days ?? usualSilenceDays;
  const over = (owed: NewSilence['owed'], rows: readonly Owed[]) =>
    rows
      .map((row) => ({ row, owed, days: daysAt(row.regionPath) }))
      .filter(({ row, days }) => termFrom(calendar, row.dueOn, days).dueOn < today);
  const silent = [...over('acceptance', acceptances), ...over('report', reports)];
  const fresh = await insertSilences(
    trx,
    silent.map(({ row: { title: _, ...row }, owed, days }) => ({
      ...{ ...row, owed, termDays: days, noticedOn: today, noticedAt: platform.clock.now() },
    })),
  );
  const noticed = silent.filter(({ row, owed }) => fresh.has(`${owed} ${row.dispatchId}`));
  await recordAll(
    trx,
    platform.clock,
    system,
    noticed.map(({ row, owed, days }) => ({
      ...{
        action: 'silence.noticed',
        subjectKind: 'commitment',
        subjectId: row.commitmentId,
        regionPath: row.regionPath,
      },
      after: { unitId: row.unitId, owed, dueOn: row.dueOn, days },
    })),
  );
  return noticed.map(({ row }) => row);
}

/** Names silent units to the office above them, and to the leader of the front: one message each. */
async function tellOffices(trx: Trx, platform: Platform, silent: readonly Owed[]): Promise<void> {
  if (silent.length === 0) return;
  const names = await unitNames(trx, [...new Set(silent.map(({ unitId }) => unitId))]);
  const tell = async (to: Addressee, rows: readonly Owed[]) => {
    const units = [...new Set(rows.map(({ unitId }) => names.get(unitId) ?? ''))];
    const values = { unit: units.slice(0, 5).join('、'), units: units.length, count: rows.length };
    await sendMessage(trx, platform, null, { kind: 'silence.noticed', to, commitmentId: null, values });
  };
  const byRegion = Map.groupBy(silent, ({ regionPath }) => regionPath);
  const ids = await idsAt(trx, [...byRegion.keys()]);
  for (const [path, rows] of byRegion) {
    const regionId = ids.get(path);
    if (regionId) await tell({ kind: 'office', regionId }, rows);
  }
  const byId = new Map(silent.map((row) => [row.commitmentId, row]));
  const patrons = Map.groupBy(await patronsOf(trx, [...byId.keys()]), ({ personId }) => personId);
  for (const [id, of] of patrons) {
    const rows = of.flatMap(({ commitmentId }) => byId.get(commitmentId) ?? []);
    await tell({ kind: 'person', id }, rows);
  }
}

const idsAt = async (trx: Trx, paths: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await regionsAt(trx, paths)).map(({ id, path }) => [path, id]));

/** What somebody is reminded of today. */
interface Load {
  acceptances: Owed[];
  reports: Owed[];
  figures: number;
  figuresLate: number;
  objections: number;
  objectionsLate: number;
  amendments: number;
}
const noLoad = (): Load => ({
  acceptances: [],
  reports: [],
  figures: 0,
  figuresLate: 0,
  objections: 0,
  objectionsLate: 0,
  amendments: 0,
});

/** One message a day to each person for all that he answers for, and one to the robot of each unit and office. */
async function sendDigests(
  trx: Trx,
  platform: Platform,
  { until, acceptances, reports }: AllOwed & { readonly until: string },
): Promise<void> {
  const today = platform.clock.today();
  const units = new Map<string, Load>();
  const offices = new Map<string, Load>();
  const at = (loads: Map<string, Load>, key: string): Load => {
    const load = loads.get(key) ?? noLoad();
    loads.set(key, load);
    return load;
  };
  for (const row of acceptances) at(units, row.unitId).acceptances.push(row);
  for (const row of reports) at(units, row.unitId).reports.push(row);
  for (const { unitId, ...owed } of await figuresOwed(trx, until, today)) Object.assign(at(units, unitId), owed);
  for (const { regionPath, ...queue } of await officeQueues(trx, until, today))
    Object.assign(at(offices, regionPath), queue);

  const people = new Map<string, Load>();
  const reached = await peopleOf(trx, [...units.keys()], [...offices.keys()]);
  for (const { unitId, personId } of reached.units) add(at(people, personId), units.get(unitId));
  for (const { regionPath, personId } of reached.offices) add(at(people, personId), offices.get(regionPath));

  const ids = await idsAt(trx, [...offices.keys()]);
  for (const [id, load] of people) await digest(trx, platform, { kind: 'person', id }, load, false);
  const robots = await sidesWithRobots(trx);
  for (const [id, load] of units) if (robots.has(id)) await digest(trx, platform, { kind: 'unit', id }, load, true);
  for (const [path, load] of offices) {
    const regionId = ids.get(path) ?? '';
    if (robots.has(regionId)) await digest(trx, platform, { kind: 'office', regionId }, load, true);
  }
}

function add(load: Load, more: Load | undefined): void {
  if (!more) return;
  load.acceptances.push(...more.acceptances);
  load.reports.push(...more.reports);
  load.figures += more.figures;
  load.figuresLate += more.figuresLate;
  load.objections += more.objections;
  load.objectionsLate += more.objectionsLate;
  load.amendments += more.amendments;
}

async function digest(trx: Trx, platform: Platform, to: Addressee, load: Load, quiet: boolean): Promise<void> {
  const today = platform.clock.today();
  const late = (rows: readonly Owed[]) => rows.filter(({ dueOn }) => dueOn < today).length;
  const { acceptances, reports, figures, figuresLate, objections, objectionsLate, amendments } = load;
  const [first] = [...acceptances, ...reports].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const values: MessageValues = {
    ...{ acceptances: acceptances.length, acceptancesLate: late(acceptances) },
    ...{
      reports: reports.length,
      reportsLate: late(reports),
      figures,
      figuresLate,
      objections,
      objectionsLate,
      amendments,
    },
    ...(first ? { title: first.title, dueOn: first.dueOn } : {}),
  };
  await sendMessage(trx, platform, null, { kind: 'digest', to, commitmentId: null, values }, { quiet });
}
