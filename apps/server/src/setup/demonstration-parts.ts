import { addDays } from '@chengshi/calendar';
import type { DemoActs } from '../../demo/format.ts';
import { report } from '../act/reports/service.ts';
import { verify } from '../deliver/verification/service.ts';
import { regionsByCode } from '../org/regions/service.ts';
import { unitByName } from '../org/units/service.ts';
import { dispatchInForce, governingUnits, sendDispatches } from '../own/dispatches/service.ts';
import { setSplit } from '../own/splits/service.ts';
import { commitmentById } from '../plan/commitments/service.ts';
import { type PersonActor, system } from '../platform/access/actor.ts';
import { found } from '../platform/http/fail.ts';
import type { Platform } from '../platform/platform.ts';
import { acceptAll, type Cast } from './cast.ts';

type Part = DemoActs['splits'][number]['parts'][number];
const termDays = 3;

/** What was dispatched, by its words, and who speaks for units. */
interface Board {
  about(words: string): { readonly commitmentId: string };
  liaison(unitId: string): Promise<PersonActor>;
}

/** Targets that are split, whose parts units accepted and reported; one part waits for its unit. */
export async function loadParts(platform: Platform, cast: Cast, board: Board, acts: DemoActs): Promise<void> {
  for (const { quoteContains, from, parts } of acts.splits) {
    const { commitmentId } = board.about(quoteContains);
    const placed = await platform.database.as(system, async (trx) => {
      const { dueOn, regionId } = found(await commitmentById(trx, commitmentId));
      const all = [];
      for (const part of parts)
        all.push({ part, dueOn: found(dueOn ?? undefined), ...(await placeOf(trx, regionId, part)) });
      return all;
    });
    await setSplit(platform, cast.clerk, commitmentId, {
      ...{ place: '', number: 0, rule: 'sum', method: 'hand', weightName: null },
      parts: placed.map(({ part, dueOn, regionId, unitId, place }) => ({
        ...{ regionId, unitId: place === unitId ? unitId : null, value: part.value, weight: null, minimum: null },
        ...{ base: 0, startsOn: from, dueOn, trajectory: { kind: 'straight' } },
      })),
    });
    const entries = placed.map(({ place, unitId }) => ({ commitmentId, place, unitId, supportIds: [] }));
    await sendDispatches(platform, cast.clerk, entries, { termDays, note: null });
    for (const one of placed)
      if (one.part.report) await fileReport(platform, cast, board, commitmentId, one, one.part.report);
  }
}

/** Where a part stands and who answers for it. */
async function placeOf(trx: Parameters<typeof unitByName>[0], home: string, { unit, region }: Part) {
  if (unit) {
    const { id } = found(await unitByName(trx, home, unit));
    return { place: id, regionId: null, unitId: id };
  }
  const { id } = found((await regionsByCode(trx, [region ?? '']))[0]);
  return { place: id, regionId: id, unitId: found((await governingUnits(trx, [id]))[0]).id };
}

async function fileReport(
  platform: Platform,
  { clerk, inspector }: Cast,
  board: Board,
  commitmentId: string,
  { place, unitId }: { readonly place: string; readonly unitId: string },
  { value, words, seconds, daysAgo, found: finding }: NonNullable<Part['report']>,
): Promise<void> {
  const dispatch = await platform.database.as(clerk, (trx) => dispatchInForce(trx, commitmentId, place));
  await acceptAll(platform, await board.liaison(unitId), unitId, dispatch ? [dispatch.id] : []);
  const asOf = addDays(platform.clock.today(), -daysAgo);
  const draft = { place, kind: 'progress', milestone: null, value, asOf, words, evidenceIds: [], seconds } as const;
  const { id } = await report(platform, await board.liaison(unitId), commitmentId, draft);
  if (finding) await verify(platform, inspector, id, { ...finding, evidenceIds: [], termDays });
}
