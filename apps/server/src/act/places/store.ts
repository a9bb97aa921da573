import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

function openingRows(trx: Trx) {
  return trx
    .selectFrom('placeOpenings as o')
    .leftJoin('placeClosings as c', 'c.openingId', 'o.id')
    .select(['o.id', 'o.commitmentId', 'o.regionPath', 'o.reason', 'o.since', 'o.until', 'o.openedName', 'o.openedAt'])
    .select(['c.closedOn', 'c.reason as closedReason', 'c.closedName']);
}
export type PlaceOpeningRow = Awaited<ReturnType<ReturnType<typeof openingRows>['executeTakeFirstOrThrow']>>;

export const placeOpeningById = (trx: Trx, id: string): Promise<PlaceOpeningRow | undefined> =>
  openingRows(trx).where('o.id', '=', id).executeTakeFirst();

/** Nobody looks further back. */
const mostShown = 20;

export const placeOpeningsOf = (trx: Trx, commitmentId: string): Promise<PlaceOpeningRow[]> =>
  openingRows(trx)
    .where('o.commitmentId', '=', commitmentId)
    .orderBy('o.openedAt', 'desc')
    .orderBy('o.id', 'desc')
    .limit(mostShown)
    .execute();

/** What lets reports about a commitment say on this day where they were made. */
export const placeOpeningFor = (trx: Trx, commitmentId: string, day: string): Promise<PlaceOpeningRow | undefined> =>
  openingRows(trx)
    .where('o.commitmentId', '=', commitmentId)
    .where('o.since', '<=', day)
    .where('o.until', '>=', day)
    .where('c.openingId', 'is', null)
    .executeTakeFirst();

/** Keeps others from turning it on or off for this commitment until the transaction ends: it is on once. */
export async function holdPlaces(trx: Trx, commitmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('places'), hashtext(${commitmentId}))`.execute(trx);
}

export async function insertPlaceOpening(
  trx: Trx,
  opening: {
    readonly commitmentId: string;
    readonly regionPath: string;
    readonly reason: string;
    readonly since: string;
    readonly until: string;
    readonly openedBy: string;
    readonly openedName: string;
    readonly openedAt: Date;
  },
): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('placeOpenings')
    .values({ ...opening, id })
    .execute();
  return id;
}

export async function insertPlaceClosing(
  trx: Trx,
  closing: {
    readonly openingId: string;
    readonly regionPath: string;
    readonly reason: string;
    readonly closedBy: string;
    readonly closedName: string;
    readonly closedAt: Date;
    readonly closedOn: string;
  },
): Promise<void> {
  await trx.insertInto('placeClosings').values(closing).execute();
}

export async function insertReportPlace(
  trx: Trx,
  place: {
    readonly reportId: string;
    readonly openingId: string;
    readonly regionPath: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracyM: number;
    readonly takenAt: Date;
    readonly keptUntil: string;
  },
): Promise<void> {
  await trx.insertInto('reportPlaces').values(place).execute();
}

/** Erases the places whose time was over before this day; gives the reports that had one. */
export const erasePlacesBefore = (trx: Trx, day: string) =>
  trx
    .deleteFrom('reportPlaces as p')
    .using('reports as r')
    .whereRef('r.id', '=', 'p.reportId')
    .where('p.keptUntil', '<', day)
    .returning(['p.reportId', 'p.regionPath', 'r.commitmentId'])
    .execute();
