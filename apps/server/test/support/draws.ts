import { filedReport } from './reports.ts';
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
