import { randomBytes } from 'node:crypto';
import type { DrawSelection } from '@chengshi/contract';
import { sendMessage } from '../../act/messages/service.ts';
import { regionById, regionsByCode } from '../../org/regions/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { digestOf } from '../../platform/ledger/digest.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { draw, populationDigest } from './draw.ts';
import { mayDraw } from './policy.ts';
import { type Weighed, weighedPopulation } from './population/weigh.ts';
import { type DrawRow, drawById, holdDrawing, insertDraw, inspectorsOf, newDrawId, withdrawDraw } from './store.ts';

export { countsOf, type DrawRow, drawById, type ItemRow, itemsOf, listDraws } from './store.ts';

/** More at once would have to be kept for every draw: a campaign or a front is drawn from instead. */
const mostReports = 20_000;

/** A region in whose name the actor has lists drawn. */
export async function drawingRegion(trx: Trx, actor: PersonActor, regionId: string) {
  const region = found(await regionById(trx, regionId));
  if (!mayDraw(actor, region.path)) throw failure('NOT_ALLOWED');
  return region;
}

/** Who inspects in a region for which the actor draws. */
export const inspectorsIn = async (trx: Trx, actor: PersonActor, regionId: string) =>
  inspectorsOf(trx, (await drawingRegion(trx, actor, regionId)).path);

async function prepared(trx: Trx, platform: Platform, actor: PersonActor, selection: DrawSelection) {
  const region = await drawingRegion(trx, actor, selection.regionId);
  const inspector = (await inspectorsOf(trx, region.path)).find(({ id }) => id === selection.inspectorId);
  if (!inspector) {
    throw failure('DRAW_IMPOSSIBLE', {
      zh: `所选人员不是“${region.name}”的督查人员，请另选`,
      en: `the person chosen does not inspect in “${region.name}”: choose another one`,
    });
  }
  const filter = { today: platform.clock.today(), limit: mostReports + 1 };
  const weighed = await weighedPopulation(trx, region, selection, filter);
  if (weighed.length > mostReports) {
    throw failure('DRAW_IMPOSSIBLE', {
      zh: `待核验的填报超过 ${mostReports} 份，请选定一个攻坚行动或战线`,
      en: `more than ${mostReports} reports fit: choose a campaign or a front`,
    });
  }
  return { region, inspector, weighed, eligible: weighed.filter(({ leftOut }) => leftOut === null) };
}

/** The names of strata that are regions, as they are called now. */
async function stratumNames(trx: Trx, by: DrawSelection['stratifiedBy'], keys: readonly string[]) {
  if (by === 'kind') return new Map<string, string>();
  return new Map((await regionsByCode(trx, keys)).map(({ code, name }) => [code, name]));
}

/** What a list would be drawn from. */
export async function previewDraw(trx: Trx, platform: Platform, actor: PersonActor, selection: DrawSelection) {
  const { weighed, eligible } = await prepared(trx, platform, actor, selection);
  const groups = Map.groupBy(eligible, ({ stratum }) => stratum);
  const names = await stratumNames(trx, selection.stratifiedBy, [...groups.keys()]);
  return {
    eligible: eligible.length,
    risky: eligible.filter(({ points }) => points > 0).length,
    leftOut: leftOutOf(weighed),
    strata: [...groups]
      .map(([key, members]) => ({ key, name: names.get(key) ?? null, size: members.length }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

const leftOutOf = (weighed: readonly Weighed[]) => ({
  own: weighed.filter(({ leftOut }) => leftOut === 'own').length,
  listed: weighed.filter(({ leftOut }) => leftOut === 'listed').length,
});

/** What the ledger is told before there is a list; the digest of it stands in the ledger. */
export const commitmentTo = (drawn: {
  readonly seed: string;
  readonly populationDigest: string;
  readonly inspectorId: string;
  readonly regionId: string;
  readonly campaignId: string | null;
  readonly frontId: string | null;
  readonly closedToo: boolean;
  readonly stratifiedBy: string;
  readonly wanted: number;
  readonly riskShare: number;
}) => {
  const { seed, populationDigest: population, inspectorId, regionId, campaignId, frontId } = drawn;
  const { closedToo, stratifiedBy, wanted, riskShare } = drawn;
  return { seed, population, inspectorId, regionId, campaignId, frontId, closedToo, stratifiedBy, wanted, riskShare };
};

/**
 * Draws a list for an inspector. The seed is made here, after the population stands and before anything is drawn; both are in the ledger
 * ahead of the list, so that nobody chooses a seed for the list that it gives.
 */
export function drawList(
  platform: Platform,
  actor: PersonActor,
  selection: DrawSelection,
  size: { readonly wanted: number; readonly riskShare: number },
): Promise<DrawRow> {
  const { clock } = platform;
  return platform.database.as(actor, async (trx) => {
    const number = (await holdDrawing(trx, selection.regionId)) + 1;
    const { region, inspector, weighed, eligible } = await prepared(trx, platform, actor, selection);
    if (eligible.length === 0) {
      throw failure('DRAW_IMPOSSIBLE', {
        zh: '所选范围内没有可抽取的待核验填报',
        en: 'nothing in this choice waits to be verified by this inspector',
      });
    }
    const id = newDrawId();
    const { regionId, inspectorId, closedToo, stratifiedBy, campaignId = null, frontId = null } = selection;
    const parameters = { ...{ regionId, inspectorId, campaignId, frontId, closedToo, stratifiedBy }, ...size };
    const seed = randomBytes(32).toString('hex');
    const committed = commitmentTo({ ...parameters, seed, populationDigest: populationDigest(eligible) });
    const entry = { subjectKind: 'draw', subjectId: id, regionPath: region.path };
    await record(trx, clock, actor, { ...entry, action: 'draw.seeded', after: committed });

    const { items, strata } = draw(eligible, { ...size, seed });
    const names = await stratumNames(
      trx,
      stratifiedBy,
      strata.map(({ key }) => key),
    );
    const places = new Map(items.map((item, at) => [item.id, { place: at + 1, drawn: item.how }]));
    await insertDraw(
      trx,
      id,
      {
        ...{ ...parameters, number, regionPath: region.path, inspectorName: inspector.name, seed },
        ...{ populationDigest: committed.population, ledgerDigest: digestOf(committed) },
        strata: strata.map((stratum) => ({ ...stratum, name: names.get(stratum.key) ?? null })),
        ...{ drawnBy: actor.personId, drawnName: actor.name, drawnAt: clock.now(), drawnOn: clock.today() },
      },
      weighed.map(({ id: reportId, commitmentId, unitId, stratum, points, reasons, leftOut }) => ({
        ...{ reportId, commitmentId, unitId, stratum, points, reasons, leftOut },
        ...(places.get(reportId) ?? { place: null, drawn: null }),
      })),
    );
    await record(trx, clock, actor, { ...entry, action: 'draw.drawn', after: { items } });
    await sendMessage(trx, platform, actor, {
      ...{ kind: 'draw.assigned', to: { kind: 'person', id: inspectorId }, commitmentId: null },
      values: { region: region.name, number, items: items.length },
    });
    return found(await drawById(trx, id));
  });
}

/** Withdraws a list, as when its inspector falls ill; it stays on record. */
export function takeBackDraw(platform: Platform, actor: PersonActor, id: string, reason: string): Promise<DrawRow> {
  return platform.database.as(actor, async (trx) => {
    const before = found(await drawById(trx, id));
    if (!mayDraw(actor, before.regionPath)) throw failure('NOT_ALLOWED');
    const withdrawal = {
      withdrawnAt: platform.clock.now(),
      withdrawnName: actor.name,
      withdrawnReason: reason,
    };
    if (!(await withdrawDraw(trx, id, withdrawal))) {
      throw failure('CONFLICT', { detail: '已经作废 · it was withdrawn already' });
    }
    await record(trx, platform.clock, actor, {
      ...{ action: 'draw.withdrawn', subjectKind: 'draw', subjectId: id, regionPath: before.regionPath },
      after: { reason },
    });
    const { inspectorId, regionName: region, number } = before;
    await sendMessage(trx, platform, actor, {
      ...{ kind: 'draw.withdrawn', to: { kind: 'person', id: inspectorId }, commitmentId: null },
      values: { region, number, words: reason },
    });
    return found(await drawById(trx, id));
  });
}
