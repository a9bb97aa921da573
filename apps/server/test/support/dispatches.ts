import type { Dispatch, DutyInput } from '@chengshi/contract';
import type { World } from './world.ts';

/** The industry bureau of the demonstration city, whose liaison can sign in. */
export const bureau = (world: World) => world.value("select id from units where short_name = '市工信局'");

/** Ends every dispatch, so that its commitment can be dispatched again. */
export const clearDispatches = (world: World) => world.owner.query("update dispatches set state = 'ended'");

/** Commitments of the city that are open and not dispatched, in the order of the text. */
export async function openCommitments(world: World, count: number, condition = 'true'): Promise<string[]> {
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from commitments c where region_path = '/379900/' and kind in ('target', 'task') and accepted_on is null and withdrawn_on is null
       and not exists (select from dispatches d where d.commitment_id = c.id and d.state <> 'ended') and ${condition}
     order by campaign_id, ordinal limit $1`,
    [count],
  );
  if (rows.length < count) throw new Error(`only ${rows.length} commitments can be dispatched`);
  return rows.map(({ id }) => id);
}

/** Dispatches commitments to a unit, by default one to the industry bureau; gives the dispatches. */
export async function dispatched(
  world: World,
  options: { readonly ids?: readonly string[]; readonly unitId?: string; readonly termDays?: number } = {},
): Promise<string[]> {
  const ids = options.ids ?? (await openCommitments(world, 1));
  const unitId = options.unitId ?? (await bureau(world));
  const entries = ids.map((commitmentId) => ({ commitmentId, unitId }));
  const office = await world.client('office');
  const sent = await office.post('/dispatches', { entries, termDays: options.termDays ?? 2 });
  if (sent.status !== 201) throw new Error(`not dispatched: ${JSON.stringify(sent.body)}`);
  const { rows } = await world.owner.query<{ id: string }>(
    "select id from dispatches where commitment_id = any($1) and state = 'waiting' order by array_position($1, commitment_id)",
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Head and liaison of the industry bureau, as they stand in a form. */
export async function bureauDuties(world: World): Promise<DutyInput> {
  const holder = async (title: string) =>
    JSON.parse(
      await world.value(
        `select json_build_object('personId', h.person_id, 'postId', p.id)::text from posts p join holdings h on h.post_id = p.id and h.until is null
         where p.unit_id = $1 and position($2 in p.title) > 0 order by p.rank limit 1`,
        await bureau(world),
        title,
      ),
    ) as DutyInput['handler'];
  return { handler: await holder('联络'), overall: await holder('局长'), assist: [] };
}

/** A dispatch that the industry bureau has accepted. */
export async function acceptedDispatch(world: World, commitmentId?: string): Promise<string> {
  const [id] = await dispatched(world, commitmentId ? { ids: [commitmentId] } : {});
  const liaison = await world.client('liaison');
  const answer = await liaison.post('/dispatches/acceptances', { ids: [id], duties: await bureauDuties(world) });
  if (answer.status !== 200) throw new Error(`not accepted: ${JSON.stringify(answer.body)}`);
  return id ?? '';
}

export const dispatchOf = async (world: World, commitmentId: string): Promise<Dispatch | undefined> =>
  (await (await world.client('office')).get<{ rows: Dispatch[] }>(`/commitments/${commitmentId}/dispatches`)).body
    .rows[0];
