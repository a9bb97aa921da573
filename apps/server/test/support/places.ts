import type { World } from './world.ts';

export const placeWish = async (world: World) => ({
  reason: '隐蔽工程须核对施工位置',
  until: await world.value("select ((now() at time zone 'Asia/Shanghai')::date + 30)::text"),
});

/** Turns the place on for reports about a commitment. */
export async function openPlace(world: World, commitmentId: string): Promise<string> {
  const office = await world.client('office');
  const made = await office.post<{ id: string }>(`/commitments/${commitmentId}/place-openings`, await placeWish(world));
  if (made.status !== 201) throw new Error(`not turned on: ${JSON.stringify(made.body)}`);
  return made.body.id;
}

export const clearPlaces = (world: World) => world.owner.query('truncate place_openings cascade');
