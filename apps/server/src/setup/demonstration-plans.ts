import { readFile } from 'node:fs/promises';
import { addDays } from '@chengshi/calendar';
import type { PlanMeasure } from '@chengshi/contract';
import { v7 as uuidv7 } from 'uuid';
import type { DemoCity, DemoMeasure, DemoPlan, DemoPlanBody, DemoPlans } from '../../demo/format.ts';
import { regionsByCode } from '../org/regions/service.ts';
import { unitByName } from '../org/units/service.ts';
import { createCall } from '../plan/calls/service.ts';
import { listCampaigns } from '../plan/campaigns/service.ts';
import { listCommitments, narrowed } from '../plan/commitments/service.ts';
import {
  approvePlan,
  beginPlan,
  listPlans,
  mergePlan,
  returnPlan,
  saveDraft,
  submitPlan,
  wholePlan,
} from '../plan/plans/service.ts';
import { type PersonActor, system } from '../platform/access/actor.ts';
import type { Platform } from '../platform/platform.ts';
import { liaisonOf } from './cast.ts';

const file = new URL('../../demo/plans.json', import.meta.url);

/** Units' own plans in every state, and two calls that are open; skipped when there are plans already. */
export async function loadPlans(platform: Platform, clerk: PersonActor, city: DemoCity): Promise<void> {
  const { calls, plans } = JSON.parse(await readFile(file, 'utf8')) as DemoPlans;
  const there = await platform.database.as(clerk, (trx) => listPlans(trx, { limit: 1 }));
  if (there.length > 0) return;
  const fronts = await frontsOf(platform, clerk);
  const frontNamed = (words: string) => {
    const front = fronts.find(({ name }) => name.includes(words));
    if (!front) throw new Error(`demo/plans.json names the front ${words}, which no campaign of the demonstration has`);
    return front;
  };
  for (const { front, dueInDays, units, title, request } of calls) {
    const { id, campaignId } = frontNamed(front);
    const unitIds = await Promise.all(units.map(async (key) => (await unitOf(platform, city, key)).id));
    const dueOn = addDays(platform.clock.today(), dueInDays);
    await createCall(platform, clerk, { title, request, dueOn, campaignId, frontIds: [id], unitIds });
  }
  for (const plan of plans) {
    const unit = await unitOf(platform, city, plan.unit);
    await loadPlan(platform, clerk, await liaisonOf(platform, unit), unit.id, frontNamed(plan.front), plan);
  }
}

interface Front {
  readonly id: string;
  readonly name: string;
  readonly campaignId: string;
}

async function frontsOf(platform: Platform, clerk: PersonActor): Promise<Front[]> {
  const campaigns = await platform.database.as(clerk, (trx) => listCampaigns(trx, { after: undefined, limit: 10 }));
  return campaigns.flatMap(({ id, fronts }) => fronts.map((front) => ({ ...front, campaignId: id })));
}

async function unitOf(platform: Platform, city: DemoCity, key: string) {
  const named = city.units.find((unit) => unit.key === key);
  const unit = await platform.database.as(system, async (trx) => {
    const region = (await regionsByCode(trx, [named?.regionCode ?? '']))[0];
    return region && unitByName(trx, region.id, named?.name ?? '');
  });
  if (!unit) throw new Error(`demo/plans.json names the unit ${key}, which demo/city.json does not define`);
  return unit;
}

async function loadPlan(
  platform: Platform,
  clerk: PersonActor,
  liaison: PersonActor,
  unitId: string,
  front: Front,
  plan: DemoPlan,
): Promise<void> {
  const id = await beginPlan(platform, liaison, { frontId: front.id, unitId });
  const ids = new Map<string, Measure['id']>();
  let revision = 1;
  for (const [index, version] of plan.versions.entries()) {
    await saveDraft(platform, liaison, id, revision++, bodyOf(version, ids));
    await submitPlan(platform, liaison, id, revision);
    const { returned } = plan;
    if (index > 0 || !returned) continue;
    const marks = returned.marks.map(({ key, note }) => ({ measureId: idOf(key, ids), note }));
    await returnPlan(platform, clerk, id, { version: 1, reason: returned.reason, marks });
  }
  if (plan.draft) await saveDraft(platform, liaison, id, revision, bodyOf(plan.draft, ids));
  const version = plan.versions.length;
  if (plan.end?.kind === 'approved') await approvePlan(platform, clerk, id, { version, reason: plan.end.reason });
  if (plan.end?.kind === 'merged') {
    const into = { kind: 'commitment', id: await commitmentSaying(platform, clerk, front, plan.end.into) } as const;
    const { submitted } = await platform.database.as(clerk, (trx) => wholePlan(trx, id));
    const mergers = (submitted?.measures ?? []).map((measure) => ({ measureId: measure.id, into }));
    await mergePlan(platform, clerk, id, { version, reason: plan.end.reason, mergers });
  }
}

type Measure = PlanMeasure;

function idOf(key: string, ids: Map<string, Measure['id']>): Measure['id'] {
  const id = ids.get(key) ?? (uuidv7() as Measure['id']);
  ids.set(key, id);
  return id;
}

const bodyOf = ({ title, idea, measures }: DemoPlanBody, ids: Map<string, Measure['id']>) => ({
  title,
  idea,
  measures: measures.map((measure) => measureOf(measure, idOf(measure.key, ids))),
});

function measureOf(demo: DemoMeasure, id: Measure['id']): Measure {
  const { kind, words, value, unit = '', comparator = 'eq', measure = 'level', every, rhythmUnit, action = '' } = demo;
  const once = { valueMax: null, per: null, each: null, qualifier: null, at: 0 };
  return {
    ...{ id, kind, words, person: demo.person, dueOn: demo.dueOn ?? null },
    quantity: value === undefined ? null : { ...once, value, unit, comparator, measure },
    rhythm: every === undefined || !rhythmUnit ? null : { action, every, unit: rhythmUnit },
  };
}

async function commitmentSaying(platform: Platform, clerk: PersonActor, front: Front, words: string): Promise<string> {
  const rows = await platform.database.as(clerk, async (trx) =>
    listCommitments(trx, await narrowed(trx, { frontId: front.id, leaves: true }), {
      ...{ order: 'text', asOf: platform.clock.today(), after: undefined, limit: 200 },
    }),
  );
  const found = rows.map(({ row }) => row).find(({ quote }) => quote.includes(words));
  if (!found) throw new Error(`demo/plans.json merges into “${words}”, which no commitment of ${front.name} says`);
  return found.id;
}
