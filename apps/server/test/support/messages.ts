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
