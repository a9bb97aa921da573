import type { World } from './world.ts';

/** All that units have accepted of the campaign in which there is something, as of a day that nobody has asked for. */
export async function wantedFigures(world: World) {
  const campaignId = await world.value(
    `select campaign_id from commitments c left join dispatches d on d.commitment_id = c.id and d.state = 'accepted'
     group by campaign_id order by count(d.id) desc, campaign_id limit 1`,
  );
  const asOf = new Date(Date.UTC(2030, 0, world.next())).toISOString().slice(0, 10);
  return { regionId: await world.region('379900'), campaignId, asOf, kinds: ['target', 'task'] };
}

/** A request with one line, as it stands on record. */
export async function aFigureRequest(world: World): Promise<string> {
  const id = await world.value(
    `insert into figure_requests (id, region_id, region_path, title, as_of, due_on, asked_by, asked_name, asked_at, asked_on)
     select gen_random_uuid(), r.id, r.path, '试验要数', '2026-01-31', '2026-02-05', p.id, p.name, now(), '2026-01-20'
     from regions r, people p where r.code = '379900' and p.user_name = 'office' returning id`,
  );
  await world.owner.query(
    `insert into figure_lines select $1, c.id, u.id, '/379900/', 0, 'missing' from commitments c, units u
     where c.region_path = '/379900/' and u.short_name = '市工信局' order by c.id limit 1`,
    [id],
  );
  return id;
}
