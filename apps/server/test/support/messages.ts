import { bureau } from './dispatches.ts';
import type { World } from './world.ts';

/** A message of the product to one account, not read yet. */
export async function newMessage(world: World, userName: string): Promise<string> {
  const id = await world.value('select gen_random_uuid()');
  const message = {
    ...{ id, kind: 'dispatch.recalled', person_id: await world.person(userName) },
    values: { title: '试验事项', unit: '市工信局', words: '发错单位' },
    ...{ sent_at: '2026-01-05T01:00:00Z', sent_on: '2026-01-05' },
  };
  await world.owner.query("begin; set local app.grants = 'system'");
  await world.owner.query('select app_send_message($1)', [message]);
  await world.owner.query('commit');
  return id;
}

/** A robot of the industry bureau where nobody listens. */
export const newRobot = async (world: World, url = 'http://127.0.0.1:9/robot', more: object = {}) => ({
  ...{ for: { kind: 'unit', id: await bureau(world) }, name: `机器人${world.next()}`, format: 'generic', url },
  ...more,
});

export async function aRobot(world: World): Promise<string> {
  const admin = await world.client('admin');
  const made = await admin.post<{ id: string }>('/webhooks', await newRobot(world));
  if (made.status !== 201) throw new Error(`no robot: ${JSON.stringify(made.body)}`);
  return made.body.id;
}

/** Something that was given up on. */
export async function deadDelivery(world: World): Promise<string> {
  const robot = await aRobot(world);
  const message = await newMessage(world, 'leader');
  return world.value(
    `insert into deliveries (id, message_id, kind, webhook_id, region_path, state, attempts, next_at, error, made_at, settled_at)
     select gen_random_uuid(), $1, 'dispatch.recalled', id, region_path, 'dead', 6, now(), 'HTTP 500', now(), now() from webhooks where id = $2 returning id`,
    message,
    robot,
  );
}
