import type { Body } from '@chengshi/contract';
import type { Answer, Client, Refusal } from './client.ts';
import type { World } from './world.ts';

/** A body of the city, founded anew under a name of its own. */
export async function newBody(world: World, more: object = {}): Promise<Body> {
  const office = await world.client('office');
  const answer = await office.post<Body>('/bodies', { ...(await bodyDraft(world)), ...more });
  if (answer.status !== 201) throw new Error(`no body: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const bodyDraft = async (world: World) => ({
  ...{ regionId: await world.region('379900'), kind: 'chain', name: `试验产业链${world.next()}` },
  foundedOn: '2026-01-05',
});

/** Does something to a body as it was seen. */
export const actOn = (
  client: Client,
  body: Pick<Body, 'id' | 'revision'>,
  what: string,
  more: object,
): Promise<Answer<Body & Refusal>> =>
  client.post<Body & Refusal>(`/bodies/${body.id}/${what}`, { revision: body.revision, ...more });

/** A person in a post of the city, as a seat: the holder of the post with this key's words in the unit. */
export async function personSeat(world: World, unit: string, title: string) {
  const found = await world.value(
    `select json_build_object('personId', h.person_id, 'postId', p.id)::text from posts p join units u on u.id = p.unit_id
       join holdings h on h.post_id = p.id and h.until is null
     where (u.short_name = $1 or u.name = $1) and p.title = $2 limit 1`,
    unit,
    title,
  );
  return { kind: 'person' as const, ...(JSON.parse(found) as { personId: string; postId: string }) };
}

export const aFront = (world: World) =>
  world.value('select id from fronts where merged_into is null order by id limit 1');

export const bureauHead = (world: World) => personSeat(world, '市工信局', '局长');

/** A body with somebody in it, and that seat. */
export async function bodyWithMember(world: World) {
  const body = await newBody(world);
  const seat = await bureauHead(world);
  const office = await world.client('office');
  const answer = await office.post<Body>(`/bodies/${body.id}/members`, { revision: 1, duty: 'member', seat });
  const memberId = answer.body.members[0]?.id ?? '';
  return { id: body.id, revision: answer.body.revision, memberId };
}

/** A body that carries a front, and that carrying. */
export async function bodyWithFront(world: World) {
  const body = await newBody(world);
  const office = await world.client('office');
  const frontIds = [await aFront(world)];
  const answer = await office.post<Body>(`/bodies/${body.id}/carries`, { revision: 1, frontIds });
  return { id: body.id, revision: answer.body.revision, carryId: answer.body.carries[0]?.id ?? '' };
}
