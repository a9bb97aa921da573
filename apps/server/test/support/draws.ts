import type { Report } from '@chengshi/contract';
import { expect } from 'vitest';
import { acceptedDispatch, clearDispatches, openCommitments } from './dispatches.ts';
import { filedReport, progress } from './reports.ts';
import type { World } from './world.ts';

/** A list of one for the city’s inspector. */
export async function drawnList(world: World): Promise<string> {
  const office = await world.client('office');
  const made = await office.post<{ id: string }>('/draws', { ...(await drawable(world)), wanted: 1 });
  if (made.status !== 201) throw new Error(`not drawn: ${JSON.stringify(made.body)}`);
  return made.body.id;
}

/** What a list can be drawn from: a report waits, and on no other list, since nothing is on two. */
export async function drawable(world: World) {
  await filedReport(world);
  await world.owner.query(
    "update draws set withdrawn_at = now(), withdrawn_name = '测试', withdrawn_reason = '测试' where withdrawn_at is null",
  );
  return { regionId: await world.region('379900'), inspectorId: await world.person('inspector') };
}

/** A report of the industry bureau about something that it has accepted. */
export async function fileReport(world: World, id: string | undefined, change: object = {}): Promise<Report> {
  const liaison = await world.client('liaison');
  const made = await liaison.post<Report>(`/commitments/${id}/reports`, { ...progress, value: 12, ...change });
  expect(made.status).toBe(201);
  return made.body;
}

/** Eight commitments of the bureau in one campaign, each with a report that waits. */
export async function reported(world: World): Promise<{ readonly campaignId: string; readonly ids: string[] }> {
  await clearDispatches(world);
  const campaignId = await world.value(
    "select campaign_id from commitments where kind in ('target', 'task') and heard_on is null group by 1 order by count(*) desc limit 1",
  );
  const ids = await openCommitments(world, 8, `heard_on is null and campaign_id = '${campaignId}'`);
  for (const id of ids) {
    await acceptedDispatch(world, id);
    await fileReport(world, id);
  }
  return { campaignId, ids };
}
