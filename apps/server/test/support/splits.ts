import type { World } from './world.ts';

const way = {
  ...{ weight: null, minimum: null, base: 0, startsOn: '2025-12-31', dueOn: '2026-12-31' },
  trajectory: { kind: 'straight' },
};

/** Parts for regions by their codes. */
export async function partsFor(world: World, values: Readonly<Record<string, number>>) {
  const parts = [];
  for (const [code, value] of Object.entries(values)) parts.push({ ...way, value, regionId: await world.region(code) });
  return parts;
}

export const splitBody = async (world: World, number = 0) => ({
  ...{ number, rule: 'sum', method: 'hand' },
  parts: await partsFor(world, { '379902': 4, '379903': 3 }),
});

/** Parts for units. */
export const partsOfUnits = (values: Readonly<Record<string, number>>) =>
  Object.entries(values).map(([unitId, value]) => ({ ...way, value, unitId }));

/** A target that is split and whose whole was changed since; gives the number of the split. */
export async function staleSplit(world: World, id: string): Promise<number> {
  const number = Number(
    await world.value("select coalesce(max(number), 0) from splits where commitment_id = $1 and place = ''", id),
  );
  const office = await world.client('office');
  const made = await office.call('PUT', `/commitments/${id}/split`, await splitBody(world, number));
  if (made.status !== 200) throw new Error(`not split: ${JSON.stringify(made.body)}`);
  await world.owner.query('update splits set whole = whole + 5 where commitment_id = $1', [id]);
  return number + 1;
}
